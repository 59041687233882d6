import SQLite
import Warehouse

/// Writes figures whose row says their unit: money with the sign of its own currency, days with
/// their word, for the column holds other units too. Parts of days have a form of their own:
/// *5 dní, 42,5 dne*.
struct UnitText {
  let wording: Wording

  init(_ wording: Wording) { self.wording = wording }

  /// The unit of a row's money and days, to stand once beside its name; nil for what has none.
  func unit(in row: CompactRow, of answer: Answer) -> String? {
    switch answer.value(row, "unit").string {
    case nil, "count", "ratio", "quantity": nil
    case "days": wording.text("units.days")
    case let currency?:
      currency == wording.money.currency
        ? wording.money.sign : MoneyText(currency: currency, language: wording.language).sign
    }
  }

  /// A cell without its unit, for a row that names it; all figures of the row have as many decimals.
  func bareText(_ index: Int, in row: CompactRow, of answer: Answer) -> String {
    let value = row[index]
    let type = answer.type(index, in: row)
    guard type == .money || type == .days else { return text(index, in: row, of: answer) }
    let figures = answer.columns.indices.filter { answer.columns[$0].type == .byUnit }
    return FigureText(wording, type: type, values: figures.map { row[$0] }).text(value)
  }

  /// A cell of an answer, a dash where it is unknown; `isExact`: money to the minor unit.
  func text(
    _ index: Int, in row: CompactRow, of answer: Answer, isExact: Bool = false
  ) -> String {
    let value = row[index]
    switch answer.type(index, in: row) {
    case .money:
      guard let minor = value.whole else { return NumberText.unknown }
      let currency = answer.value(row, "unit").string ?? wording.money.currency
      let isOwn = currency == wording.money.currency
      let money =
        isOwn ? wording.money : MoneyText(currency: currency, language: wording.language)
      return money.text(minor, exact: isExact)
    case .days where value != .null:
      if let number = value.number, let whole = Int64(exactly: number) {
        return wording.counted(whole, "day")
      }
      let days = FigureText(wording, type: .days, values: [value]).text(value)
      return days + Space.noBreak + wording.text("units.days_part")
    case let type:
      return FigureText(wording, type: type, values: [value]).text(value)
    }
  }
}
