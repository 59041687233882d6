import CSV
import Warehouse
import Workspace

/// A file of a mapping, opened: its dialect settled, its header read.
struct OpenFile {
  let mapping: FileMapping
  let file: WorkspaceFile
  let settingsPath: String
  let dialect: Dialect
  let records: RecordReader
  /// The header's names without blanks around them; empty where the file has none.
  let header: [String]
  let meter: ByteMeter

  init(_ file: WorkspaceFile, _ mapping: FileMapping, settingsPath: String) throws {
    self.file = file
    self.mapping = mapping
    self.settingsPath = settingsPath
    do {
      dialect = try Self.dialect(file, mapping)
      meter = ByteMeter()
      let source = MeteredSource(try FileByteSource(path: file.path), meter)
      records = try RecordReader(
        source: source, encoding: Self.encoding(mapping), dialect: dialect)
      header = try mapping.hasHeader ? Self.readHeader(records) : []
    } catch let error as CSVError {
      throw ImportError.text(file: file.path, error)
    }
    if mapping.hasHeader, header.isEmpty {
      throw ImportError.file(
        file.path, line: 1, column: 1,
        message: "the file is empty; expected a header with the columns' names")
    }
  }

  /// The field that a reference of the mapping means; throws where the file has none of that name.
  func field(_ reference: ColumnReference, place: Place) throws -> Int {
    switch reference {
    case .position(let position): return position - 1
    case .header(let name):
      if let index = index(of: name) {
        try refuseTwice(name, at: index, place)
        return index
      }
      throw ImportError.mapping(
        Fault(
          file: settingsPath, place: place,
          message: "\(file.name) has no column \(name)",
          hint: nearestName(to: name, in: header).map { "did you mean \($0)?" }
            ?? "it has \(header.prefix(12).joined(separator: ", "))"))
    }
  }

  /// The field of a header's name: to the letter, else but for case.
  func index(of name: String) -> Int? {
    if let index = header.firstIndex(of: name) { return index }
    let lowered = name.lowercased()
    return header.firstIndex { $0.lowercased() == lowered }
  }

  /// A name that two columns bear does not tell which is meant.
  func refuseTwice(_ name: String, at index: Int, _ place: Place) throws {
    let bearers = header.indices.filter { header[$0] == header[index] }.map { $0 + 1 }
    guard bearers.count > 1 else { return }
    throw ImportError.mapping(
      Fault(
        file: settingsPath, place: place,
        message: "\(file.name) has \(bearers.count) columns \(header[index])",
        hint: "say which by its position: \(bearers.map { "\($0)" }.joined(separator: " or "))"))
  }

  /// The records once more, from the first one behind the header on, to find something out before they
  /// are read in earnest.
  func reread() throws -> RecordReader {
    let again = try RecordReader(
      source: FileByteSource(path: file.path), encoding: records.encoding, dialect: dialect)
    if mapping.hasHeader { _ = try again.next() }
    return again
  }

  private static func readHeader(_ records: RecordReader) throws -> [String] {
    guard try records.next() else { return [] }
    return (0..<records.fieldCount).map {
      String(decoding: trimmed(records.field($0)), as: UTF8.self)
    }
  }

  private static func encoding(_ mapping: FileMapping) -> TextEncoding? {
    mapping.dialect.encoding.flatMap { TextEncoding(rawValue: $0.rawValue) }
  }

  private static func dialect(_ file: WorkspaceFile, _ mapping: FileMapping) throws -> Dialect {
    var dialect = Dialect.standard
    switch mapping.dialect.delimiter {
    case .byte(let byte): dialect.separator = .byte(byte)
    case .blanks: dialect.separator = .blanks
    case nil: dialect.separator = try detected(file)
    }
    switch mapping.dialect.quote {
    case .byte(let byte): dialect.quote = byte
    case .some(.none): dialect.quote = nil
    case nil: break
    }
    return dialect
  }

  /// The separator, where the file's beginning leaves no doubt; else the comma, with which the header
  /// must then make sense.
  private static func detected(_ file: WorkspaceFile) throws -> Separator {
    var source = try FileByteSource(path: file.path)
    var sample = [UInt8](repeating: 0, count: 1 << 16)
    var count = 0
    while count < sample.count {
      let start = count
      let read = try sample.withUnsafeMutableBytes { bytes in
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[start...]))
      }
      if read == 0 { break }
      count += read
    }
    let guess = detectSeparator(sample: Array(sample[..<count]), isWhole: count < sample.count)
    return guess.isCertain ? guess.value : .byte(Ascii.comma)
  }
}

/// Counts and hashes a file's bytes as they are read.
final class ByteMeter {
  private(set) var bytes = 0
  private var hash = ContentHash()

  fileprivate func note(_ chunk: UnsafeRawBufferPointer) {
    bytes += chunk.count
    hash.add(chunk)
  }

  /// The hash of what was read so far.
  var contentHash: String { hash.text }
}

private struct MeteredSource: ByteSource {
  private var source: FileByteSource
  private let meter: ByteMeter

  init(_ source: FileByteSource, _ meter: ByteMeter) {
    self.source = source
    self.meter = meter
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try source.read(into: buffer)
    meter.note(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    return count
  }

  var shareRead: Double? { source.shareRead }
}
