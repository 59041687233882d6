import SQLite
import Warehouse

/// What a named query answers: rows of raw values under declared columns.
struct Answer: Sendable {
  /// The query's name.
  let query: String
  let columns: [QueryColumn]
  var rows: [CompactRow]

  /// An answer as it came.
  init(query: String, columns: [QueryColumn], rows: [CompactRow]) {
    self.query = query
    self.columns = columns
    self.rows = rows
  }

  /// An answer of rows made by other means.
  init(query: String, columns: [QueryColumn], rows: [[Value]]) {
    var compact = CompactRows(width: columns.count)
    for row in rows { compact.append(row) }
    self.init(query: query, columns: columns, rows: compact.rows)
  }

  /// Where a column stands, nil where the query has none of that name.
  func index(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }

  /// The value in a row, null where there is no such column.
  func value(_ row: CompactRow, _ name: String) -> Value {
    index(name).map { row[$0] } ?? .null
  }

  /// The id that stands for a name that is missing.
  func id(in row: CompactRow) -> String? {
    let ids = ["customer_id", "product_id", "campaign_id"].lazy.compactMap {
      value(row, $0).string
    }
    return ids.first { !$0.isEmpty }
  }

  /// The first row whose column holds that text.
  func row(_ column: String, _ text: String) -> CompactRow? {
    guard let index = index(column) else { return nil }
    return rows.first { $0[index] == .text(text) }
  }

  /// Only the rows whose columns have the parameters' values.
  func filtered(_ parameters: [FigureDefinition.Parameter]) -> Answer {
    var filtered = self
    for parameter in parameters {
      guard let index = index(parameter.name) else { continue }
      filtered.rows.removeAll { $0[index] != .text(parameter.value) }
    }
    return filtered
  }

  /// What a cell holds: the column's type, or where the row's unit decides, that.
  func type(_ index: Int, in row: CompactRow) -> ColumnType {
    guard columns[index].type == .byUnit else { return columns[index].type }
    guard case .text(let unit) = value(row, "unit") else { return .asIs }
    return ["count", "ratio", "days", "quantity"].contains(unit)
      ? ColumnType(rawValue: unit) ?? .asIs : .money
  }
}

extension Value {
  /// The value as a whole number, nil where it is unknown or none.
  var whole: Int64? {
    switch self {
    case .integer(let integer): integer
    case .real(let real): Int64(exactly: real.rounded(.toNearestOrAwayFromZero))
    case .null, .text, .blob: nil
    }
  }

  /// The value as a number.
  var number: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .real(let real): real.isFinite ? real : nil
    case .null, .text, .blob: nil
    }
  }

  /// The value as text.
  var string: String? {
    switch self {
    case .text(let text): text
    case .integer(let integer): String(integer)
    case .null, .real, .blob: nil
    }
  }
}
