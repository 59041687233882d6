/// Where the raw bytes of a text come from.
public protocol ByteSource {
  /// Reads some bytes into `buffer`, which is not empty, and returns how many; 0 at the end.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int

  /// The share of the source that has been read, from 0 to 1; nil where its size is unknown.
  var shareRead: Double? { get }
}

extension ByteSource {
  /// Unknown, unless a source says otherwise.
  public var shareRead: Double? { nil }
}

/// Bytes in memory as a source.
public struct MemoryByteSource: ByteSource, Sendable {
  private let bytes: [UInt8]
  private var offset = 0

  /// A source of these bytes.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Copies what fits.
  public mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - offset)
    buffer.copyBytes(from: bytes[offset..<(offset + count)])
    offset += count
    return count
  }

  /// The share of the bytes that has been copied.
  public var shareRead: Double? {
    bytes.isEmpty ? 1 : Double(offset) / Double(bytes.count)
  }
}
