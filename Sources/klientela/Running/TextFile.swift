#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a text cannot be read.
struct TextFileError: Error, CustomStringConvertible {
  let path: String
  let reason: String

  var description: String { "\(path): cannot be read (\(reason)); check the path" }
}

/// A text given as a file.
enum TextFile {
  /// The text of a file, of standard input for `-`.
  static func text(at path: String) throws -> String {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw TextFileError(path: path, reason: systemReason()) }
    defer { if path != "-" { close(descriptor) } }
    var text: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 { throw TextFileError(path: path, reason: systemReason()) }
      if count == 0 { return String(decoding: text, as: UTF8.self) }
      text += piece[..<count]
    }
  }
}
