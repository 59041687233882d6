#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file that is written from start to end.
final class OutputFile {
  private let path: String
  private var descriptor: Int32

  /// Creates the file, or empties it.
  init(path: String) throws(SampleError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw Folder.failure("create", path) }
  }

  deinit {
    if descriptor >= 0 { _ = close(descriptor) }
  }

  func write(_ bytes: [UInt8]) throws(SampleError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        let rest = UnsafeRawBufferPointer(rebasing: all[written...])
        return systemWrite(descriptor, rest.baseAddress, rest.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw Folder.failure("write", path)
      }
      written += count
    }
  }

  func finish() throws(SampleError) {
    defer { descriptor = -1 }
    if close(descriptor) != 0 { throw Folder.failure("write", path) }
  }
}

private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, bytes, count)
}

/// What is done with folders.
enum Folder {
  /// Creates a folder and those above it, as far as they are not there.
  static func create(_ path: String) throws(SampleError) {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw failure("create", path)
    }
    try create(String(path[..<slash]))
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw failure("create", path) }
  }

  /// Whether there is nothing at a path, or an empty folder.
  static func isFree(_ path: String) throws(SampleError) -> Bool {
    guard let listing = opendir(path) else {
      if errno == ENOENT { return true }
      throw failure("open", path)
    }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let isNamedByDots = withUnsafeBytes(of: entry.pointee.d_name) { name in
        name.prefix { $0 != 0 }.allSatisfy { $0 == UInt8(ascii: ".") }
      }
      if !isNamedByDots { return false }
    }
    return true
  }

  /// Gives a finished folder its name; an empty folder of that name gives way.
  static func rename(_ path: String, to name: String) throws(SampleError) {
    if systemRename(path, name) != 0 { throw failure("create", name) }
  }

  static func failure(_ action: String, _ path: String) -> SampleError {
    .cannot(action, path: path, reason: String(cString: strerror(errno)))
  }
}

private func systemRename(_ path: String, _ name: String) -> Int32 {
  rename(path, name)
}
