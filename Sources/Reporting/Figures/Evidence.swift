import SQLite
import Warehouse

/// What a finding is drawn from: the answer it stands above, all others, and the words.
struct Evidence {
  let wording: Wording
  let month: Month
  let archive: Archive
  /// The answer that the finding is about; the KPI table for the headline of a page.
  let answer: Answer

  /// A figure of the KPI table.
  func figure(_ metric: String, _ column: String = "value") -> Value {
    guard let kpi = archive.optionalAnswer("kpi"), let row = kpi.row("metric", metric) else {
      return .null
    }
    return kpi.value(row, column)
  }

  /// The last month of the year before.
  var yearAgo: Month { month.adding(months: -12) }

  func money(_ minor: Int64) -> Insert { .text(wording.money.text(minor)) }
  func signedMoney(_ minor: Int64) -> Insert { .text(wording.money.signed(minor)) }
  func percent(_ ratio: Double) -> Insert { .text(wording.numbers.percent(ratio)) }

  /// `a, b and c` as the language lists.
  func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    let start = items.dropLast().joined(separator: ", ")
    return wording.sentence("findings.list", ["start": .text(start), "last": .text(last)])
  }
}
