import Warehouse

/// Days and months as a language writes them.
struct DateText {
  let texts: Texts

  init(_ texts: Texts) { self.texts = texts }

  /// A month with its year: `December 2025`; `form` chooses the case: `in`, `against`, `genitive`.
  func month(_ month: Month, form: String = "nominative") -> String {
    "\(texts["months.\(form).\(month.monthOfYear)"]) \(month.year)"
  }

  /// A month's short name, without the year: `Dec`.
  func short(_ month: Month) -> String { texts["months.short.\(month.monthOfYear)"] }

  /// A day written out: `31 December 2025`, `31. prosince 2025`.
  func long(_ day: Day) -> String {
    let dot = texts.language == .cs || texts.language == .sk ? "." : ""
    let name = texts["months.genitive.\(day.monthOfYear)"]
    return "\(day.dayOfMonth)\(dot)\(Space.noBreak)\(name) \(day.year)"
  }

  /// A day in a table: `31 Dec 2025`, `31. 12. 2025`, `31.12.2025`.
  func short(_ day: Day) -> String {
    let gap = Space.noBreak
    switch texts.language {
    case .en:
      return "\(day.dayOfMonth)\(gap)\(texts["months.short.\(day.monthOfYear)"])\(gap)\(day.year)"
    case .cs, .sk: return "\(day.dayOfMonth).\(gap)\(day.monthOfYear).\(gap)\(day.year)"
    case .pl: return "\(twoDigits(day.dayOfMonth)).\(twoDigits(day.monthOfYear)).\(day.year)"
    }
  }

  /// A moment noted as `2026-01-02T03:04:05Z`, in the form of the reader and on one line.
  func moment(_ noted: String) -> String {
    guard let day = Day(iso: noted.prefix(10)), noted.count == 20 else { return noted }
    let time = noted.dropFirst(11).prefix(5)
    return [short(day), String(time), "UTC"].joined(separator: Space.noBreak)
  }

  private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension String {
  /// The text with every year held to the month before it, for headings that run over lines.
  var holdingYears: String { replacing(#/ (?=\d{4}\b)/#, with: Space.noBreak) }
}
