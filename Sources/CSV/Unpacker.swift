#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A `gzip -dc` that reads an open file and whose output we read.
final class Unpacker {
  private let output: Descriptor
  private var process: pid_t
  private var isFinished = false

  /// Starts gzip on `file`. Throws `unreadable` where that does not succeed.
  init(of file: Descriptor) throws(CSVError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw CSVError(.unreadable(errorNumber: errno)) }
    output = Descriptor(ends[0])
    let input = Descriptor(ends[1])
    _ = fcntl(output.number, F_SETFD, FD_CLOEXEC)
    _ = fcntl(input.number, F_SETFD, FD_CLOEXEC)
    process = 0
    let status = Unpacker.start(reading: file.number, writing: input.number, process: &process)
    guard status == 0 else {
      isFinished = true
      throw CSVError(.unreadable(errorNumber: status))
    }
  }

  deinit {
    guard !isFinished, process > 0 else { return }
    kill(process, SIGTERM)
    _ = wait()
  }

  /// Reads unpacked bytes; 0 at the end, where gzip must have found the file whole.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(CSVError) -> Int {
    let count = try output.read(into: buffer)
    guard count == 0, !isFinished else { return count }
    isFinished = true
    let status = wait()
    guard status == 0 else { throw CSVError(.notUnpacked(status: status)) }
    return 0
  }

  /// Waits for the end of gzip and returns its exit status, or 128 plus the signal that ended it.
  private func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      if errno != EINTR { return -1 }
    }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  /// Starts gzip, its messages thrown away, and returns 0 or the system's error number.
  private static func start(reading: Int32, writing: Int32, process: inout pid_t) -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, reading, 0)
    posix_spawn_file_actions_adddup2(&actions, writing, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("gzip"), strdup("-dc"), nil]
    defer { for argument in arguments { free(argument) } }
    var environment: [UnsafeMutablePointer<CChar>?] = [nil]
    return posix_spawnp(&process, "gzip", &actions, nil, &arguments, &environment)
  }
}
