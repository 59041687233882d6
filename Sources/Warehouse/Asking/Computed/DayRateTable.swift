import SQLite

/// What one unit of each currency was worth in the company's, on each day of the rates up to the month's
/// end: the last quote, which holds for ten days.
struct DayRateTable: ComputedTable {
  static let name = "day_rate"
  static let columns: [(name: String, kind: CellKind)] = [
    ("currency_key", .integer), ("date_key", .integer), ("numerator", .integer),
    ("denominator", .integer),
  ]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let rates = DayRates(connection)
    let earliest = try connection.integer("SELECT min(date_key) FROM exchange_rate")
    guard let first = Day(key: Int(earliest)) else { return }
    let currencies = try rates.currencyKeys()
    var day = first
    while day <= month.lastDay {
      for currency in currencies {
        guard let rate = try rates.rate(of: currency, on: day) else { continue }
        batch.append(currency)
        batch.append(day.key)
        batch.append(rate.numerator)
        batch.append(rate.denominator)
      }
      day = day.adding(days: 1)
    }
  }
}
