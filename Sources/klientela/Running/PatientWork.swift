import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Work on a thread of its own that lets others go first where there are fewer cores than threads.
final class PatientWork: @unchecked Sendable {
  private let group = DispatchGroup()
  // Used by the one thread only that it is handed to.
  private var work: (() -> Void)?

  /// Begins the work.
  init(_ work: @escaping @Sendable () -> Void) {
    self.work = work
    group.enter()
    let thread = Thread { [self] in
      Self.stepBack()
      self.work?()
      // A thread lets go of what it was given some time after its end; connections must be closed then.
      self.work = nil
      group.leave()
    }
    thread.stackSize = 8 << 20
    thread.start()
  }

  /// Waits until it is done and nothing of what it held is held any more.
  func finish() { group.wait() }

  /// On Linux each thread has a nice value of its own (setpriority(2)), on other systems the process
  /// has one. It cannot be lowered again, which is why the thread is not one of a pool.
  private static func stepBack() {
    #if os(Linux)
      // PRIO_PROCESS, which the C libraries give Swift as different types; 0 is the calling thread.
      let (kind, niceness): (CInt, CInt) = (0, 10)
      _ = setpriority(kind, 0, niceness)
    #endif
  }
}
