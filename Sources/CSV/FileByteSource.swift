#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file, or an open descriptor such as standard input, as a source. A file whose name ends in
/// `.gz` is unpacked by the system's gzip.
public struct FileByteSource: ByteSource {
  private let file: Descriptor
  private let unpacker: Unpacker?
  private let sizeInBytes: Int64?

  /// Opens the file at `path`. Throws `unreadable` with the system's error number, or `notUnpacked`
  /// where gzip cannot be started.
  public init(path: String) throws(CSVError) {
    let number = open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { throw CSVError(.unreadable(errorNumber: errno)) }
    try self.init(file: Descriptor(number), isPacked: path.hasSuffix(".gz"))
  }

  /// Reads from an open descriptor, which stays open: 0 is standard input.
  public init(descriptor number: Int32, isPacked: Bool = false) throws(CSVError) {
    try self.init(file: Descriptor(number, isOwned: false), isPacked: isPacked)
  }

  private init(file: Descriptor, isPacked: Bool) throws(CSVError) {
    self.file = file
    sizeInBytes = try file.sizeInBytes()
    unpacker = isPacked ? try Unpacker(of: file) : nil
  }

  /// Reads what the system gives at once. Throws `unreadable`; `notUnpacked` at the end of a
  /// damaged packed file.
  public mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(CSVError) -> Int {
    guard let unpacker else { return try file.read(into: buffer) }
    return try unpacker.read(into: buffer)
  }

  /// The share of the file, packed or not, that has been read; nil for a pipe.
  public var shareRead: Double? {
    guard let sizeInBytes, let offset = file.offset() else { return nil }
    return sizeInBytes == 0 ? 1 : min(1, Double(offset) / Double(sizeInBytes))
  }
}

/// An open file of the system, closed with its last owner.
final class Descriptor {
  let number: Int32
  private let isOwned: Bool

  init(_ number: Int32, isOwned: Bool = true) {
    self.number = number
    self.isOwned = isOwned
  }

  deinit {
    if isOwned { close(number) }
  }

  /// Reads what is there; 0 at the end. An interruption by a signal is no fault.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(CSVError) -> Int {
    while true {
      #if canImport(Darwin)
        let count = Darwin.read(number, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        let count = Musl.read(number, buffer.baseAddress, buffer.count)
      #else
        let count = Glibc.read(number, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 { return count }
      if errno != EINTR { throw CSVError(.unreadable(errorNumber: errno)) }
    }
  }

  /// The size of a regular file, nil for anything else. A folder is a fault.
  func sizeInBytes() throws(CSVError) -> Int64? {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw CSVError(.unreadable(errorNumber: errno)) }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { throw CSVError(.unreadable(errorNumber: EISDIR)) }
    return kind == S_IFREG ? Int64(status.st_size) : nil
  }

  /// How far the file has been read, also by a child process that shares it.
  func offset() -> Int64? {
    let offset = lseek(number, 0, SEEK_CUR)
    return offset < 0 ? nil : Int64(offset)
  }
}

/// The system's words for an error number.
func systemMessage(_ number: Int32) -> String {
  guard let text = strerror(number) else { return "error \(number)" }
  return String(cString: text)
}
