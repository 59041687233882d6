import CSQLite

/// The moment at which a connection's statements are stopped.
final class Deadline {
  let limit: ContinuousClock.Instant
  init(_ limit: ContinuousClock.Instant) { self.limit = limit }
}

extension Connection {
  /// Stops any statement that still runs after that many seconds from now; nil takes the limit away.
  ///
  /// A stopped statement fails with an error whose `isInterrupted` is true.
  public func limitTime(seconds: Double?) {
    guard let seconds else {
      deadline = nil
      sqlite3_progress_handler(handle, 0, nil, nil)
      return
    }
    let deadline = Deadline(.now + .seconds(seconds))
    self.deadline = deadline
    // The deadline is kept by the connection for as long as the handler can be called.
    sqlite3_progress_handler(
      handle, 20_000,
      { pointer in
        guard let pointer else { return 0 }
        let deadline = Unmanaged<Deadline>.fromOpaque(pointer).takeUnretainedValue()
        return ContinuousClock.now > deadline.limit ? 1 : 0
      }, Unmanaged.passUnretained(deadline).toOpaque())
  }
}
