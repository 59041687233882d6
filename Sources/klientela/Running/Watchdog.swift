import Dispatch
import Synchronization
import Warehouse

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ends the process where the time limit cannot: SQLite looks at the clock between its steps, and one
/// step that works on long texts can last for hours. Questions only read, so nothing is lost.
enum Watchdog {
  /// How long SQLite has, after the limit, to stop by itself.
  private static let graceSeconds = 1.0
  private static let isWriting = Atomic(false)

  /// Watches over a question that may take so many seconds.
  static func watch(seconds: Double, _ console: Console) {
    let moment = DispatchTime.now() + seconds + graceSeconds
    DispatchQueue.global().asyncAfter(deadline: moment) {
      // Somebody who reads slowly is no step that hangs: SQLite sees the clock after the write.
      guard !isWriting.load(ordering: .relaxed) else { return watch(seconds: 0, console) }
      UnfinishedFiles.remove()
      console.note("klientela: \(QueryError(.interrupted))")
      _exit(ExitStatus.couldNot.rawValue)
    }
  }

  /// Writes, which may take as long as the reader likes.
  static func whileWriting(_ write: () throws -> Void) rethrows {
    isWriting.store(true, ordering: .relaxed)
    defer { isWriting.store(false, ordering: .relaxed) }
    try write()
  }
}

/// Files that are being written beside their place, to be taken away where the process ends at once.
enum UnfinishedFiles {
  private static let paths = Mutex<Set<String>>([])

  static func add(_ path: String) { paths.withLock { _ = $0.insert(path) } }
  static func forget(_ path: String) { paths.withLock { _ = $0.remove(path) } }
  static func remove() { paths.withLock { for path in $0 { unlink(path) } } }
}
