/// A column by which rows are ordered.
public struct RowOrder: Sendable, Equatable {
  /// Its index.
  public let column: Int
  /// The greatest first.
  public let isDescending: Bool

  /// An order by that column.
  public init(column: Int, isDescending: Bool = false) {
    self.column = column
    self.isDescending = isDescending
  }
}

extension CompactRows {
  /// The rows as `ORDER BY` would have them: by the first of these columns, then by the next; NULL before
  /// numbers, these before texts, these before bytes; texts by their bytes. Rows that are equal in all
  /// stand as they were appended.
  ///
  /// For rows that are kept anyway this is several times faster than SQLite's own way, which packs each
  /// row, compares packed ones and unpacks them.
  public func rows(by orders: [RowOrder]) -> [CompactRow] {
    let rows = rows
    guard let first = orders.first else { return rows }
    let ranks = CellRanks(rows, first)
    var places = rows.indices.map { (place: Int32($0), rank: ranks.rank(rows[$0])) }
    places.order { $0.rank }
    var start = 0
    while start < places.count {
      var end = start + 1
      while end < places.count, places[end].rank == places[start].rank { end += 1 }
      if end - start > 1 {
        places[start..<end].sort { one, other in
          rows[Int(one.place)].precedes(rows[Int(other.place)], by: orders)
            ?? (one.place < other.place)
        }
      }
      start = end
    }
    return places.map { rows[Int($0.place)] }
  }
}

extension CompactRow {
  /// Whether this row comes before another one; nil where they are equal in these columns.
  fileprivate func precedes(_ other: CompactRow, by orders: [RowOrder]) -> Bool? {
    withCells { cells in
      other.withCells { others in
        for order in orders {
          let isBefore =
            order.isDescending
            ? others.precedes(cells, order.column) : cells.precedes(others, order.column)
          if let isBefore { return isBefore }
        }
        return nil
      }
    }
  }
}

extension CompactCells {
  /// Whether a cell comes before one of another row; nil where they are equal.
  fileprivate func precedes(_ other: CompactCells, _ column: Int) -> Bool? {
    let (own, others) = (Self.level(kind(column)), Self.level(other.kind(column)))
    if own != others { return own < others }
    switch kind(column) {
    case .null: return nil
    case .text, .blob:
      let (own, others) = (bytes(column), other.bytes(column))
      if own.lexicographicallyPrecedes(others) { return true }
      return others.lexicographicallyPrecedes(own) ? false : nil
    case .integer, .real: return numberPrecedes(other, column)
    }
  }

  private static func level(_ kind: Statement.Kind) -> Int {
    switch kind {
    case .null: 0
    case .integer, .real: 1
    case .text: 2
    case .blob: 3
    }
  }

  private func numberPrecedes(_ other: CompactCells, _ column: Int) -> Bool? {
    let (own, others) = (wholePart(column), other.wholePart(column))
    return own == others ? nil : own < others
  }

  /// A number as its whole part, rounded down, and what is left of it, so that great integers and reals
  /// are compared exactly.
  private func wholePart(_ column: Int) -> (Int64, Double) {
    guard kind(column) == .real else { return (integer(column), 0) }
    let floor = real(column).rounded(.down)
    if let whole = Int64(exactly: floor) { return (whole, real(column) - floor) }
    return (real(column) < 0 ? .min : .max, real(column))
  }
}

/// Numbers in the order of a column's cells; cells that are different may have the same one.
private struct CellRanks {
  private let order: RowOrder
  /// How many bytes all texts of the column begin with alike.
  private let sharedBytes: Int

  private static let greatestNumber: Int64 = 1 << 61
  private static let leastText: Int64 = 1 << 62
  /// The bytes of a text that its rank tells.
  private static let rankedBytes = 7

  init(_ rows: [CompactRow], _ order: RowOrder) {
    self.order = order
    sharedBytes = Self.sharedBytes(rows, order.column)
  }

  func rank(_ row: CompactRow) -> Int64 {
    let rank: Int64 = row.withCells { self.rank($0) }
    return order.isDescending ? ~rank : rank
  }

  private func rank(_ cells: CompactCells) -> Int64 {
    switch cells.kind(order.column) {
    case .null: .min
    case .integer: Self.rank(cells.integer(order.column))
    case .real: Self.rank(cells.real(order.column))
    case .text: Self.leastText + number(cells.bytes(order.column))
    case .blob: .max
    }
  }

  private static func rank(_ integer: Int64) -> Int64 {
    min(max(integer, -greatestNumber), greatestNumber)
  }

  private static func rank(_ real: Double) -> Int64 {
    let limit = Double(greatestNumber)
    return Int64(min(max(real.rounded(.down), -limit), limit))
  }

  /// The bytes behind those that all share, as digits of a number.
  private func number(_ text: UnsafeBufferPointer<UInt8>) -> Int64 {
    var number: Int64 = 0
    for place in sharedBytes..<sharedBytes + Self.rankedBytes {
      number = number << 8 | (place < text.count ? Int64(text[place]) : 0)
    }
    return number
  }

  private static func sharedBytes(_ rows: [CompactRow], _ column: Int) -> Int {
    func isText(_ row: CompactRow) -> Bool { row.withCells { $0.kind(column) == .text } }
    guard let first = rows.first(where: isText) else { return 0 }
    return first.withCells { cells -> Int in
      let text = cells.bytes(column)
      var shared = text.count
      for row in rows where isText(row) {
        shared = row.withCells { other -> Int in other.shared(text, column, atMost: shared) }
      }
      return shared
    }
  }
}

extension CompactCells {
  /// How many bytes, at most so many, a text has alike with another one.
  fileprivate func shared(
    _ text: UnsafeBufferPointer<UInt8>, _ column: Int, atMost limit: Int
  ) -> Int {
    let own = bytes(column)
    let limit = min(limit, own.count)
    return (0..<limit).first { own[$0] != text[$0] } ?? limit
  }
}
