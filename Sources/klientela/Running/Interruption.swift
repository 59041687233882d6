import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ctrl-C and `kill`: the first asks the work to stop, which undoes what is half done; the second,
/// or the first where nothing can be asked, ends the process at once.
enum Interruption {
  private struct State {
    var stop: (@Sendable () -> Void)?
    var signal: Int32?
  }

  private static let state = Mutex(State())
  // Made once, on first use, and kept: a source that is let go listens no more.
  nonisolated(unsafe) private static let sources = [SIGINT, SIGTERM].map(listen)

  /// The signal that asked to stop; nil as long as none has.
  static var signal: Int32? { state.withLock { $0.signal } }

  /// Has `stop` called, on another thread, when the user asks to stop.
  static func onRequest(_ stop: @escaping @Sendable () -> Void) {
    state.withLock { $0.stop = stop }
    _ = sources
  }

  /// Asks for nothing any more, and lets go what would have been stopped.
  static func release() { state.withLock { $0.stop = nil } }

  /// Ends the process as the signal would have, so that the shell sees what happened.
  static func end(by signal: Int32) -> Never {
    UnfinishedFiles.remove()
    restore(signal)
    raise(signal)
    exit(128 + signal)
  }

  private static func listen(to signal: Int32) -> any DispatchSourceSignal {
    ignore(signal)
    let source = DispatchSource.makeSignalSource(signal: signal, queue: .global())
    source.setEventHandler { request(signal) }
    source.resume()
    return source
  }

  private static func request(_ signal: Int32) {
    let stop = state.withLock { state in
      defer { state.signal = signal }
      return state.signal == nil ? state.stop : nil
    }
    guard let stop else { end(by: signal) }
    stop()
  }
}

/// A closed pipe then is an error of the write, not the end of the process.
func ignoreClosedPipes() { ignore(SIGPIPE) }

private func ignore(_ number: Int32) { _ = signal(number, SIG_IGN) }

private func restore(_ number: Int32) { _ = signal(number, SIG_DFL) }
