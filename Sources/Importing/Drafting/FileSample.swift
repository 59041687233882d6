import CSV
import Foundation
import Workspace

/// What the beginning of an export shows: how it is written, its header and first rows.
struct FileSample {
  /// How many bytes and rows are looked at.
  private static let limits = (bytes: 1 << 18, rows: 1000)

  /// The path as it was given.
  let path: String
  let guess: DialectGuess
  let hasByteOrderMark: Bool
  /// The names of the columns; empty where the first row is none of names.
  let header: [String]
  /// The columns' names, empty ones where the file has no header.
  let names: [String]
  var hasHeader: Bool { !header.isEmpty }
  let rows: [[String]]
  /// Whether the header stands again among the rows, as where files were put together.
  let repeatsHeader: Bool

  /// Reads the beginning of a file. Throws `ImportError` where it cannot be read.
  init(path: String) throws {
    self.path = path
    guard !Self.isFolder(path) else { throw DraftError.folder(path) }
    do {
      let (sample, isWhole) = try Self.beginning(of: path)
      guess = detectDialect(sample: sample, isWhole: isWhole)
      let reader = try RecordReader(
        source: FileByteSource(path: path), encoding: guess.encoding.value, dialect: guess.dialect)
      hasByteOrderMark = reader.hasByteOrderMark
      var records: [[String]] = []
      while records.count <= Self.limits.rows, try reader.next() {
        records.append((0..<reader.fieldCount).map { Self.trimmed(reader.text($0)) })
      }
      guard let first = records.first else {
        throw ImportError.file(
          path, line: 1, column: 1,
          message: "the file is empty; a mapping is drafted from a header and some rows")
      }
      let hasHeader = guess.hasHeader.value || Self.areNames(first)
      header = hasHeader ? first : []
      names = hasHeader ? first : first.map { _ in "" }
      rows = hasHeader ? records.dropFirst().filter { $0 != first } : records
      repeatsHeader = hasHeader && records.dropFirst().contains(first)
    } catch let error as CSVError {
      guard error.position != nil else { throw DraftError.cannotRead(path, error.message) }
      throw ImportError.text(file: path, error)
    }
  }

  /// The values of a column that are not empty.
  func values(_ column: Int) -> [String] {
    rows.compactMap { $0.indices.contains(column) && !$0[column].isEmpty ? $0[column] : nil }
  }

  /// Whether more than a tenth of a column's cells are empty.
  func isOftenEmpty(_ column: Int) -> Bool {
    (rows.count - values(column).count) * 10 > rows.count
  }

  /// Whether most cells of a first row are what columns are called: that it stands again below, or
  /// that two columns are called alike, makes it no row of values.
  private static func areNames(_ first: [String]) -> Bool {
    let known = Set(
      first.filter { cell in
        EntityName.allCases.contains { ColumnNames.column(for: cell, in: $0) != nil }
      })
    return known.count > 2 && known.count * 2 > first.count
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return exists && isFolder.boolValue
  }

  private static func beginning(of path: String) throws -> (bytes: [UInt8], isWhole: Bool) {
    var source = try FileByteSource(path: path)
    var bytes = [UInt8](repeating: 0, count: limits.bytes)
    var count = 0
    while count < bytes.count {
      let start = count
      let read = try bytes.withUnsafeMutableBytes { buffer in
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
      }
      if read == 0 { return (Array(bytes[..<count]), true) }
      count += read
    }
    return (bytes, false)
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
    return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
