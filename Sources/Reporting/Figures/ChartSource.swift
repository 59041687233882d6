import Charts
import SQLite
import Warehouse

/// What a chart takes from an answer: the columns that play its parts, as numbers to draw.
struct ChartSource {
  let wording: Wording
  let answer: Answer
  let definition: ChartDefinition
  /// How the money of each part is shortened, found once for all rows. Parts that share an axis are
  /// shortened alike.
  private let magnitudes: [String: Magnitude]

  init(wording: Wording, answer: Answer, definition: ChartDefinition) {
    self.wording = wording
    self.answer = answer
    self.definition = definition
    let hasOneAxis = definition.kind != .bubbles
    let all = definition.roles.values.flatMap { $0 }
    magnitudes = definition.roles.mapValues { columns in
      let largest = Self.largestMoney(hasOneAxis ? all : columns, answer)
      return Magnitude(of: largest * wording.money.units(1))
    }
  }

  private static func largestMoney(_ columns: [String], _ answer: Answer) -> Double {
    let indices = columns.compactMap(answer.index).filter { answer.columns[$0].type == .money }
    return answer.rows.reduce(0.0) { largest, row in
      indices.reduce(largest) { max($0, row[$1].number?.magnitude ?? 0) }
    }
  }

  // MARK: Values

  /// A figure of a row in the unit that is drawn; money in thousands or millions where it is large.
  func number(_ row: CompactRow, _ role: String) -> Double? {
    guard let column = definition.column(role), let index = answer.index(column) else { return nil }
    return row[index].number.map { scaled($0, role) }
  }

  /// The same of all rows.
  func numbers(_ role: String) -> [Double?] {
    guard let index = definition.column(role).flatMap(answer.index) else {
      return Array(repeating: nil, count: answer.rows.count)
    }
    let (scale, divisor) = scale(of: role)
    return answer.rows.map { row in row[index].number.map { scale * $0 / divisor } }
  }

  func labels() -> [String] { answer.rows.map { text($0, "label") } }

  func text(_ row: CompactRow, _ role: String) -> String {
    guard let column = definition.column(role) else { return "" }
    if type(role) == .month,
      let month = answer.value(row, column).whole.flatMap({ Month(key: Int($0)) })
    {
      return "\(wording.dates.short(month)) \(month.year)"
    }
    let code = answer.value(row, column).string ?? ""
    guard code.isEmpty else { return wording.value(code, of: column) }
    return (column == "name" ? answer.id(in: row) : nil) ?? wording.text("page.unknown")
  }

  func heading(_ role: String) -> String {
    definition.column(role).map { wording.heading($0, of: answer.query) } ?? ""
  }

  // MARK: Units

  private func type(_ role: String) -> ColumnType {
    guard let index = definition.column(role).flatMap(answer.index) else { return .asIs }
    return answer.columns[index].type
  }

  /// A raw value in units: money in currency units, thousands or millions of them.
  func scaled(_ raw: Double, _ role: String) -> Double {
    let (scale, divisor) = scale(of: role)
    return scale * raw / divisor
  }

  /// What a raw value is multiplied with and divided by.
  private func scale(of role: String) -> (scale: Double, divisor: Double) {
    switch type(role) {
    case .money: (wording.money.units(1), magnitude(role).divisor)
    case .quantity: (1, 1e6)
    default: (1, 1)
    }
  }

  private func magnitude(_ role: String) -> Magnitude { magnitudes[role] ?? .one }

  /// The unit of a part and how its numbers are written.
  func measure(_ role: String) -> Measure {
    let numbers = wording.numbers
    switch type(role) {
    case .ratio:
      return Measure(
        tick: { numbers.percent($0, decimals: 0) }, value: { numbers.percent($0) })
    case .money:
      let magnitude = magnitude(role)
      let words = [magnitude.name.map { wording.text("units.\($0)") }, wording.money.sign]
      return Measure(
        unit: words.compactMap { $0 }.joined(separator: " "), tick: Self.short(numbers),
        value: { numbers.fixed($0, decimals: magnitude.decimals) })
    case .days:
      return Measure(
        unit: wording.text("units.days"), tick: Self.short(numbers),
        value: { numbers.fixed($0, decimals: 1) })
    default: return Measure(tick: Self.short(numbers))
    }
  }

  /// The same, with a plus before what is above zero.
  func signedMeasure(_ role: String) -> Measure {
    let plain = measure(role)
    let numbers = wording.numbers
    return Measure(
      unit: plain.unit, tick: plain.tick, value: { numbers.signed(plain.value($0), of: $0) })
  }

  /// The same, with the unit behind each value: for a drawing without an axis.
  func labelledMeasure(_ role: String) -> Measure {
    let plain = measure(role)
    return Measure(
      unit: plain.unit, tick: plain.tick,
      value: { value in
        plain.unit.isEmpty ? plain.value(value) : plain.value(value) + Space.noBreak + plain.unit
      })
  }

  /// As many decimals as a tick needs, at most two.
  private static func short(_ numbers: NumberText) -> @Sendable (Double) -> String {
    { value in
      let hundredths = (value * 100).rounded().magnitude
      let isWhole = hundredths.truncatingRemainder(dividingBy: 100) == 0
      let isTenth = hundredths.truncatingRemainder(dividingBy: 10) == 0
      return numbers.fixed(value, decimals: isWhole ? 0 : isTenth ? 1 : 2)
    }
  }

  // MARK: Months

  struct MonthRow {
    let month: Month
    let row: CompactRow
  }

  /// The rows in the order of their months.
  func monthRows() -> [MonthRow] {
    guard let index = definition.column("x").flatMap(answer.index) else { return [] }
    return answer.rows.compactMap { row in
      row[index].whole.flatMap { Month(key: Int($0)) }.map { MonthRow(month: $0, row: row) }
    }.sorted { $0.month < $1.month }
  }

  func valuesByMonth() -> [Month: Double] {
    var values: [Month: Double] = [:]
    for each in monthRows() { values[each.month] = number(each.row, "value") }
    return values
  }

  /// A series for each name of the `series` column, or for each value column, over every month of the
  /// calendar from the first that is known to the last: one without a row is a gap, not left out.
  func seriesOverMonths() -> (months: [Month], series: [Series]) {
    let rows = monthRows()
    let months = Self.calendar(rows)
    let series =
      definition.column("series").map { namedSeries($0, rows, months) }
      ?? (definition.roles["value"] ?? []).map { valueSeries($0, rows, months) }
    let first = months.indices.first { index in series.contains { $0.values[index] != nil } } ?? 0
    return (
      Array(months.dropFirst(first)),
      series.map { Series($0.name, Array($0.values.dropFirst(first))) }
    )
  }

  private func namedSeries(
    _ column: String, _ rows: [MonthRow], _ months: [Month]
  ) -> [Series] {
    var names: [ExactText] = []
    var values: [ExactText: [Month: Double]] = [:]
    for each in rows {
      let name = ExactText(answer.value(each.row, column).string ?? "")
      if values[name] == nil { names.append(name) }
      values[name, default: [:]][each.month] = number(each.row, "value")
    }
    return largest(names, values).map { name in
      Series(label(name.string, of: column), months.map { values[name]?[$0] })
    }
  }

  private static func calendar(_ rows: [MonthRow]) -> [Month] {
    guard let first = rows.first?.month, let last = rows.last?.month else { return [] }
    return (0...(last.index - first.index)).map { first.adding(months: $0) }
  }

  /// The most series that small drawings side by side can show; the table has them all.
  private static let mostSeries = 12

  /// The names by the size of what they bear, the largest first.
  private func largest(_ names: [ExactText], _ values: [ExactText: [Month: Double]]) -> [ExactText]
  {
    let sums = values.mapValues { $0.values.reduce(0, +) }
    let ranked = names.sorted { (sums[$1] ?? 0, $0) < (sums[$0] ?? 0, $1) }
    return Array(ranked.prefix(Self.mostSeries))
  }

  private func label(_ name: String, of column: String) -> String {
    name.isEmpty ? wording.text("page.unknown") : wording.value(name, of: column)
  }

  /// One of several value columns, in the unit that all of them share.
  private func valueSeries(_ column: String, _ rows: [MonthRow], _ months: [Month]) -> Series {
    var values: [Month: Double] = [:]
    if let index = answer.index(column) {
      for each in rows { values[each.month] = each.row[index].number.map { scaled($0, "value") } }
    }
    return Series(wording.heading(column), months.map { values[$0] })
  }

  /// What is expected of a month to come; without an interval where too little is known for one. Nil
  /// for a month of the past.
  func fanPoint(_ row: CompactRow) -> FanPoint? {
    guard let expected = number(row, "value") else { return nil }
    let point = expected...expected
    return FanPoint(
      expected: expected, inner: band(row, "low_80", "high_80") ?? point,
      outer: band(row, "low_95", "high_95") ?? point)
  }

  private func band(_ row: CompactRow, _ low: String, _ high: String) -> ClosedRange<Double>? {
    guard let lower = number(row, low), let upper = number(row, high) else { return nil }
    return min(lower, upper)...max(lower, upper)
  }

  /// Whether the unit of a part is each row's own.
  func hasUnits(_ role: String) -> Bool { type(role) == .byUnit }

  /// `4.18 of 4.00 · 105 %`
  func ofTarget(_ row: CompactRow) -> String {
    guard let value = number(row, "value") else { return NumberText.unknown }
    guard let target = number(row, "target"), target > 0 else { return text(of: row, "value") }
    return wording.sentence(
      "charts.of_target",
      [
        "value": .text(text(of: row, "value")), "target": .text(text(of: row, "target")),
        "percent": .text(wording.numbers.percent(value / target, decimals: 0)),
      ])
  }

  /// A figure of a row as it is written beside its mark.
  private func text(of row: CompactRow, _ role: String) -> String {
    if hasUnits(role), let index = definition.column(role).flatMap(answer.index) {
      return UnitText(wording).text(index, in: row, of: answer)
    }
    return number(row, role).map(measure(role).value) ?? NumberText.unknown
  }
}

/// How money is shortened in drawings.
enum Magnitude {
  case one, thousand, million

  init(of units: Double) {
    self = units >= 2_000_000 ? .million : units >= 20_000 ? .thousand : .one
  }

  var divisor: Double {
    switch self {
    case .one: 1
    case .thousand: 1_000
    case .million: 1_000_000
    }
  }

  var name: String? {
    switch self {
    case .one: nil
    case .thousand: "thousand"
    case .million: "million"
    }
  }

  var decimals: Int { self == .million ? 2 : 0 }
}
