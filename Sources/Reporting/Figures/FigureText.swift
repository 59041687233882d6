import SQLite
import Warehouse

/// How a figure is shown, where it is not as its kind suggests.
enum FigureFormat: String, CaseIterable, Sendable {
  /// Money to the minor unit.
  case exact
  /// A ratio as a number with two decimals rather than as percent.
  case number
  /// With a plus before what is above zero.
  case signed
  /// Text that is a sentence: it may be long.
  case words
  /// Text that is a list of classes.
  case classes
}

/// Writes the values of one column so that their decimals align.
struct FigureText {
  let wording: Wording
  let type: ColumnType
  var format: FigureFormat?
  /// How many decimals the column's values share.
  var decimals: Int

  /// The text of columns whose values these are.
  init(
    _ wording: Wording, type: ColumnType, format: FigureFormat? = nil,
    values: some Collection<Value> = []
  ) {
    self.wording = wording
    self.type = type
    self.format = format
    decimals = Self.decimals(type, format, values, wording)
  }

  /// The figure, or a dash where it is unknown.
  func text(_ value: Value) -> String {
    guard let text = known(value) else { return NumberText.unknown }
    guard format == .signed, let number = value.number else { return text }
    return wording.numbers.signed(text, of: number)
  }

  private func known(_ value: Value) -> String? {
    let numbers = wording.numbers
    switch type {
    case .text, .id: return value.string
    case .asIs: return value.string ?? value.number.map { numbers.shortest($0) }
    case .integer, .count: return value.whole.map(numbers.integer)
    case .quantity:
      return value.whole.map { numbers.scaled($0, scale: 6, decimals: decimals) }
    case .money, .byUnit:
      let scale = wording.money.minorDigits
      return value.whole.map { numbers.scaled($0, scale: scale, decimals: decimals) }
    case .ratio: return value.number.map(ratio)
    case .days, .real: return value.number.map { numbers.fixed($0, decimals: decimals) }
    case .date: return day(value).map(wording.dates.short)
    case .month:
      return value.whole.flatMap { Month(key: Int($0)) }.map { wording.dates.month($0) }
    case .flag: return value.whole.map { wording.text($0 == 0 ? "values.no" : "values.yes") }
    }
  }

  private func ratio(_ number: Double) -> String {
    format == .number
      ? wording.numbers.fixed(number, decimals: 2)
      : wording.numbers.percent(number, decimals: decimals)
  }

  private func day(_ value: Value) -> Day? { value.whole.flatMap { Day(key: Int($0)) } }

  /// What a sort compares: a plain number, or nothing where the text itself will do.
  func sortValue(_ value: Value) -> String? {
    switch value {
    case .null: return ""
    case .integer(let integer): return String(integer)
    case .real(let real): return Self.plain(real)
    case .text, .blob: return nil
    }
  }

  /// A number as programs read it, empty where it is unknown.
  static func plain(_ number: Double?) -> String {
    guard let number else { return "" }
    return NumberText(.en).fixed(number, decimals: 6).filter { $0 != "," }.replacingMinus
  }

  private static func decimals(
    _ type: ColumnType, _ format: FigureFormat?, _ values: some Collection<Value>,
    _ wording: Wording
  ) -> Int {
    switch type {
    case .money, .byUnit:
      return moneyDecimals(values, wording.money.minorDigits, isExact: format == .exact)
    case .quantity: return values.lazy.compactMap(\.whole).map(quantityDecimals).max() ?? 0
    case .days: return values.contains { $0.number.map { $0 != $0.rounded() } ?? false } ? 1 : 0
    case .real: return 2
    case .ratio:
      // Thousands of percent need no tenths; a few among many do not take theirs from the others.
      let great = values.count { $0.number?.magnitude ?? 0 >= 10 }
      return great > 0 && great * 2 >= values.count { $0 != .null } ? 0 : 1
    case .text, .id, .asIs, .integer, .count, .date, .month, .flag: return 0
    }
  }

  /// None where an amount is great or all are nothing, unless they are wanted exactly.
  private static func moneyDecimals(
    _ values: some Collection<Value>, _ digits: Int, isExact: Bool
  ) -> Int {
    let great = isExact ? .max : UInt64(1000 * NumberText.power(digits))
    var (isKnown, isNothing) = (false, true)
    for value in values {
      guard let magnitude = value.whole?.magnitude else { continue }
      isKnown = true
      if magnitude > 0 { isNothing = false }
      if isExact, !isNothing { return digits }
      if magnitude >= great { return 0 }
    }
    return isKnown ? (isNothing ? 0 : digits) : (isExact ? digits : 0)
  }

  private static func quantityDecimals(_ micro: Int64) -> Int {
    let thousandths = NumberText.rounded(micro, dropping: 3)
    return (0...3).first { thousandths % NumberText.power(3 - $0) == 0 } ?? 3
  }
}

extension String {
  /// The text with ASCII's hyphen for a minus, as programs read numbers.
  fileprivate var replacingMinus: String {
    hasPrefix(NumberText.minus) ? "-" + dropFirst() : self
  }
}
