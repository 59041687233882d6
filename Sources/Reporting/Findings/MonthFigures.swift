/// The month in a few words: revenue with its change, margin ratio, and what is overdue.
enum MonthFigures: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let clauses = [revenue(evidence), margin(evidence), overdue(evidence)].compactMap { $0 }
    return clauses.isEmpty ? nil : clauses.joined(separator: " ")
  }

  private static func revenue(_ evidence: Evidence) -> String? {
    guard let minor = evidence.figure("revenue").whole, evidence.figure("orders").whole ?? 0 > 0
    else { return nil }
    // Without a comparison the headline says it already.
    guard let before = evidence.figure("revenue", "same_month_last_year").whole else { return nil }
    return evidence.wording.sentence(
      "findings.revenue_change",
      ["money": evidence.money(minor), "change": evidence.signedMoney(minor - before)])
  }

  private static func margin(_ evidence: Evidence) -> String? {
    guard let ratio = evidence.figure("margin_ratio").number else { return nil }
    guard let before = evidence.figure("margin_ratio", "same_month_last_year").number else {
      return evidence.wording.sentence("findings.margin", ["percent": evidence.percent(ratio)])
    }
    return evidence.wording.sentence(
      "findings.margin_change",
      [
        "percent": evidence.percent(ratio),
        "change": .text(evidence.wording.points(ratio - before)),
      ])
  }

  private static func overdue(_ evidence: Evidence) -> String? {
    guard let overdue = evidence.figure("overdue").whole, overdue > 0,
      let receivables = evidence.figure("receivables").number, receivables > 0
    else { return nil }
    return evidence.wording.sentence(
      "findings.overdue",
      [
        "money": evidence.money(overdue),
        "percent": evidence.percent(Double(overdue) / receivables),
      ])
  }
}
