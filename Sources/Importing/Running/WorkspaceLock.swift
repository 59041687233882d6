#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The right to write a workspace's warehouse: one process at a time. It goes with the process, also
/// when that is killed.
final class WorkspaceLock {
  private let descriptor: Int32

  /// Waits up to `seconds`, then throws who holds it.
  init(path: String, waitSeconds: Double) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw ImportError.file(
        path, line: 1, column: 1,
        message:
          "cannot be written (\(String(cString: strerror(errno)))); check who owns the folder")
    }
    var waited = 0.0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard waited < waitSeconds else {
        // The descriptor is closed as the object goes: twice would close somebody else's.
        throw ImportError.held(Self.holder(descriptor))
      }
      usleep(50_000)
      waited += 0.05
    }
    note()
  }

  deinit { close(descriptor) }

  /// Writes down who holds it, for those who wait.
  private func note() {
    let text = "process \(getpid())"
    ftruncate(descriptor, 0)
    _ = text.withCString { pwrite(descriptor, $0, strlen($0), 0) }
  }

  private static func holder(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : "another process"
  }
}
