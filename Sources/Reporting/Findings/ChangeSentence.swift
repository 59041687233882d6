import Warehouse

/// The change of revenue against the same month of the year before, with the five parts that add up
/// to it, the largest first.
enum ChangeOnYear: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let lead = ChangeSentence.lead(
      evidence, "revenue", column: "same_month_last_year", month: evidence.yearAgo)
    let parts = ChangeParts.parts(of: evidence.answer).filter { $0.minor != 0 }
      .sorted { $0.minor.magnitude > $1.minor.magnitude }
    guard let lead, !parts.isEmpty else { return lead?.whole(evidence) }
    let listed = parts.map { part in
      let name = evidence.wording.value(part.name, of: "part").loweringFirst
      return "\(name) \(evidence.wording.money.signedAmount(part.minor))"
    }
    return lead.whole(evidence, parts: listed.joined(separator: ", "))
  }
}

/// The change of revenue against the month before.
enum ChangeOnMonth: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    ChangeSentence.lead(
      evidence, "revenue", column: "previous_month", month: evidence.month.adding(months: -1))?
      .whole(evidence)
  }
}

/// The change of what is overdue against the same month of the year before.
enum OverdueChange: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    ChangeSentence.lead(
      evidence, "overdue", column: "same_month_last_year", month: evidence.yearAgo)?
      .whole(evidence)
  }
}

/// `Revenue rose by 12.8 % against December 2024 (+472,000 Kč)`.
struct ChangeSentence {
  private let text: String
  private let change: Int64

  /// The change of a KPI against one of its comparisons; nil where there is none to speak of.
  static func lead(
    _ evidence: Evidence, _ metric: String, column: String, month: Month
  ) -> ChangeSentence? {
    guard let now = evidence.figure(metric).whole,
      let before = evidence.figure(metric, column).whole,
      before > 0, now != before
    else { return nil }
    let ratio = (Double(now) / Double(before) - 1).magnitude
    let text = evidence.wording.sentence(
      "findings.\(now < before ? "fell" : "rose").\(metric)",
      ["percent": evidence.percent(ratio), "month": .month(month)])
    return ChangeSentence(text: text, change: now - before)
  }

  /// The sentence with the amount, and the parts of the change where they are known.
  func whole(_ evidence: Evidence, parts: String? = nil) -> String {
    evidence.wording.sentence(
      parts == nil ? "findings.change" : "findings.change_with_parts",
      [
        "lead": .text(text), "change": evidence.signedMoney(change), "parts": .text(parts ?? ""),
      ])
  }
}
