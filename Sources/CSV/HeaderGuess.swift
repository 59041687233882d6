/// What a cell looks like, as far as that tells names from values.
enum CellKind: Equatable {
  case empty
  /// A number, a date or a time: digits and the signs that go with them, no letters.
  case number
  case text

  init(_ cell: String) {
    let scalars = cell.unicodeScalars.filter { !$0.properties.isWhitespace }
    let digits = scalars.count { $0.value >= 0x30 && $0.value <= 0x39 }
    if scalars.isEmpty {
      self = .empty
    } else if digits > 0 && !scalars.contains(where: CellKind.isForeignToNumbers) {
      self = .number
    } else {
      self = .text
    }
  }

  private static func isForeignToNumbers(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar == ";" || scalar == "|" || scalar == "\""
  }
}

/// Finds out whether the first of some records names the columns.
func guessHeader(of records: [[String]]) -> Finding<Bool> {
  guard let first = records.first else { return Finding(false, isCertain: false) }
  let columns = first.indices.map { Column(first[$0], records.dropFirst().compactMap($0)) }
  let names = first.filter { !$0.isEmpty }
  let mayBeNames = Set(names).count == names.count && !columns.contains { $0.first == .number }
  if mayBeNames && columns.contains(where: \.isNamedNumbers) {
    return Finding(true, isCertain: true)
  }
  if columns.contains(where: \.isOfOneShape) {
    return Finding(false, isCertain: !columns.contains(where: \.isNamedNumbers))
  }
  return Finding(mayBeNames && !columns.contains(where: \.repeatsFirst), isCertain: false)
}

extension [[String]].SubSequence {
  /// The cells of one column, where records have it.
  fileprivate func compactMap(_ index: Int) -> [String] {
    compactMap { $0.indices.contains(index) ? $0[index] : nil }
  }
}

/// A column: its first cell, which may be its name, and the others.
private struct Column {
  let first: CellKind
  /// Whether the first cell is text and all others are numbers.
  let isNamedNumbers: Bool
  /// Whether the first cell is a number of just the same shape as all others, and long enough not
  /// to be a year that names a column.
  let isOfOneShape: Bool
  /// Whether the first cell's text stands below it again, as a name would not.
  let repeatsFirst: Bool

  init(_ name: String, _ cells: [String]) {
    first = CellKind(name)
    let values = cells.map { CellKind($0) }.filter { $0 != .empty }
    let areNumbers = !values.isEmpty && values.allSatisfy { $0 == .number }
    isNamedNumbers = first == .text && areNumbers
    let shape = Column.shape(of: name)
    isOfOneShape =
      first == .number && areNumbers && shape.count > 4
      && cells.allSatisfy { Column.shape(of: $0) == shape }
    repeatsFirst = first == .text && cells.contains(name)
  }

  /// The cell with every digit a 9.
  private static func shape(of cell: String) -> [UInt8] {
    cell.utf8.map { $0 >= 0x30 && $0 <= 0x39 ? 0x39 : $0 }
  }
}
