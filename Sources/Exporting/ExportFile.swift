import Workspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is written from start to end, for its owner's eyes only.
final class ExportFile {
  /// How many bytes were written.
  private(set) var count = 0
  private var descriptor: Int32

  init(_ path: String) throws(FolderReplacementError) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw Self.failure }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Writes a whole file.
  static func write(_ text: String, to path: String) throws(FolderReplacementError) {
    let file = try ExportFile(path)
    try file.append(Array(text.utf8))
    try file.finish()
  }

  func append(_ bytes: [UInt8]) throws(FolderReplacementError) {
    var written = 0
    while written < bytes.count {
      let sent = bytes.withUnsafeBytes { all in
        let rest = UnsafeRawBufferPointer(rebasing: all[written...])
        return write(descriptor, rest.baseAddress, rest.count)
      }
      if sent < 0 && errno != EINTR { throw Self.failure }
      written += max(0, sent)
    }
    count += bytes.count
  }

  /// Makes sure that all of it is on the disk.
  func finish() throws(FolderReplacementError) {
    defer { descriptor = -1 }
    let isKept = fsync(descriptor) == 0
    if close(descriptor) != 0 || !isKept { throw Self.failure }
  }

  private func write(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    systemWrite(file, bytes, count)
  }

  private static var failure: FolderReplacementError {
    .refused("cannot be written", reason: String(cString: strerror(errno)))
  }
}

private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, bytes, count)
}
