import Classification
import SQLite
import Warehouse
import Workspace

/// A customer's verdicts in lines for people: also those that do not hold, and why.
struct VerdictLines {
  /// `holds          key: contribution 71,060.73 CZK …`, a line a rule; none where the customer was
  /// not listed in the month.
  let lines: [String]

  init(
    _ connection: Connection, customerKey: Int, month: Month, settings: Settings
  ) throws {
    let settings = ClassificationSettings(settings)
    let kept = try KeptProfile(connection, month: month, customerKey: customerKey)
    let sentences = Sentences(money: settings.money)
    lines = (kept?.verdicts(settings) ?? []).map { verdict in
      let outcome = verdict.outcome.rawValue.replacing("_", with: " ")
      let blanks = String(repeating: " ", count: max(1, 15 - outcome.count))
      return outcome + blanks + sentences.labelled(verdict)
    }
  }
}
