import SQLite

/// What is open at the end of the month that is kept, read from the warehouse as it was before a run,
/// on a thread of its own, while the run sums other things.
///
/// A run that goes on behind that month has changed nothing of it: `open_item` is written by the sweep
/// alone, and no document of the month or of one before it is another. So what was read before holds.
public final class ReceivablesAhead {
  private struct Kept {
    let month: Month
    let book: ReceivableBook
  }

  /// Nil when the book was given away.
  private var reading: Background<Result<Kept?, any Error>>?

  /// Begins to read. `stored` sees the warehouse as it was before the run, and nobody else uses it until
  /// `wait` has returned. `whenRead` is called on the thread that has read.
  public init(_ stored: Connection, whenRead: (@Sendable () -> Void)? = nil) {
    reading = Background {
      defer { whenRead?() }
      return Result { try Self.read(stored) }
    }
  }

  /// Waits until nothing is read any more.
  public func wait() { _ = reading?.value }

  /// Gives away the book at the end of a month, so that it need not be copied where it changes; nil
  /// where another month is kept, or none.
  func takeBook(of month: Month) throws -> ReceivableBook? {
    let read = reading?.value
    reading = nil
    guard let kept = try read?.get(), kept.month == month else { return nil }
    return kept.book
  }

  private static func read(_ stored: Connection) throws -> Kept? {
    guard let month = try ReceivableStore(stored).notedMonth() else { return nil }
    let last = try stored.integer("SELECT max(account_key) FROM dim_account")
    let sweep = ReceivableSweep(stored, AccountLookup(count: Int(last) + 1))
    var book = try sweep.emptyBook()
    _ = try sweep.resume(&book, after: month)
    return Kept(month: month, book: book)
  }
}
