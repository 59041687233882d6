import SQLite

/// The rows of a query, raw, with what their columns hold.
public struct QueryResult: Equatable, Sendable {
  /// The columns.
  public let columns: [QueryColumn]
  /// The rows: as many values as there are columns, in SQLite's own types.
  public let rows: [[Value]]
  /// Whether there were more rows than the limit.
  public let isCut: Bool
  /// The company's currency and decimals, for writing money.
  public let money: MoneyDigits

  /// A result made by other means than a query.
  public init(columns: [QueryColumn], rows: [[Value]], isCut: Bool = false, money: MoneyDigits) {
    self.columns = columns
    self.rows = rows
    self.isCut = isCut
    self.money = money
  }

  /// Writes values as programs read them.
  public var machineText: MachineText { MachineText(columns: columns, money: money) }

  /// The index of the column of that name.
  public func index(of column: String) -> Int? { columns.firstIndex { $0.name == column } }

  /// All values as machine text, for comparing and testing.
  public var texts: [[String]] {
    let text = machineText
    return rows.map { row in row.indices.map { text.text($0, in: row) } }
  }
}

/// Takes the rows of a query one after the other, without keeping them.
public protocol RowSink {
  /// Called once, before the first row.
  mutating func begin(columns: [QueryColumn], money: MoneyDigits) throws
  /// Called for each row, with as many values as there are columns.
  mutating func row(_ values: [Value]) throws
  /// The same, for the row that a statement stands at.
  mutating func row(of statement: Statement) throws
  /// Called once, after the last row; `isCut` says whether a limit left some out.
  mutating func end(isCut: Bool) throws
}

extension RowSink {
  /// Takes the row's values out of the statement.
  public mutating func row(of statement: Statement) throws {
    try row((0..<statement.columnCount).map { statement.value($0) })
  }
}

/// Keeps all rows.
struct RowCollector: RowSink {
  var columns: [QueryColumn] = []
  var money = MoneyDigits(currency: "", company: 2)
  var rows: [[Value]] = []
  var isCut = false

  mutating func begin(columns: [QueryColumn], money: MoneyDigits) {
    self.columns = columns
    self.money = money
  }

  mutating func row(_ values: [Value]) { rows.append(values) }

  mutating func end(isCut: Bool) { self.isCut = isCut }
}
