import Classification
import SQLite
import Warehouse
import Workspace

/// A customer's verdicts in lines for people: also those that do not hold, and why.
struct VerdictLines {
  /// `holds          key: contribution 71,060.73 CZK …; since 2024-12, 13 months in a row`, a line a
  /// rule; none where the customer was not listed in the month.
  let lines: [String]

  /// `borne` is the answer of the query `customer_classes`.
  init(
    _ connection: Connection, customerKey: Int, month: Month, settings: Settings,
    borne: QueryResult
  ) throws {
    let spans = Self.spans(borne)
    let settings = ClassificationSettings(settings)
    let kept = try KeptProfile(connection, month: month, customerKey: customerKey)
    let sentences = Sentences(money: settings.money)
    lines = (kept?.verdicts(settings) ?? []).map { verdict in
      let outcome = verdict.outcome.rawValue.replacing("_", with: " ")
      let blanks = String(repeating: " ", count: max(1, 15 - outcome.count))
      return outcome + blanks + sentences.labelled(verdict) + (spans[verdict.rule] ?? "")
    }
  }

  /// By class, how long it has been borne.
  private static func spans(_ borne: QueryResult) -> [String: String] {
    guard let name = borne.index(of: "class"), let since = borne.index(of: "since"),
      let months = borne.index(of: "months")
    else { return [:] }
    return borne.texts.reduce(into: [:]) { spans, row in
      let run = row[months] == "1" ? "" : ", \(row[months]) months in a row"
      spans[row[name]] = "; since \(row[since])\(run)"
    }
  }
}
