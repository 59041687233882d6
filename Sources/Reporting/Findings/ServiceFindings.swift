import SQLite
import Warehouse

/// How many contacts there were in the month, and by which medium most.
enum ContactsCourse: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    let rows = answer.rows.filter {
      answer.value($0, "month").whole == Int64(evidence.month.key)
    }
    let count = { (row: CompactRow) in answer.value(row, "contacts").whole ?? 0 }
    let total = rows.reduce(Int64(0)) { $0 + count($1) }
    guard total > 0, let largest = rows.max(by: { count($0) < count($1) }),
      let medium = answer.value(largest, "medium").string
    else { return nil }
    let share = Double(count(largest)) / Double(total)
    return evidence.wording.sentence(
      "findings.contacts",
      [
        "count": .count(total), "month": .month(evidence.month),
        "name": .text(evidence.wording.value(medium, of: "medium")),
        "percent": .text(evidence.wording.numbers.percent(share, decimals: 0)),
      ]
    ).raisingFirst
  }
}

/// Whether customers with a complaint stayed less often than those without anything.
enum ComplaintsFinding: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    let ratio = { (name: String) in
      answer.row("customers_with", name).flatMap { answer.value($0, "retention_ratio").number }
    }
    guard let with = ratio("complaint"), let without = ratio("neither") else { return nil }
    return evidence.wording.sentence(
      "findings.complaints", ["with": evidence.percent(with), "without": evidence.percent(without)])
  }
}

/// The campaign whose orders brought most margin.
enum BestCampaign: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    let margin = { (row: CompactRow) in answer.value(row, "margin").whole ?? 0 }
    guard let best = answer.rows.max(by: { margin($0) < margin($1) }), margin(best) > 0,
      let name = answer.value(best, "name").string ?? answer.value(best, "campaign_id").string
    else { return nil }
    let cost = answer.value(best, "cost").number ?? 0
    return evidence.wording.sentence(
      cost > 0 ? "findings.best_campaign_return" : "findings.best_campaign",
      [
        "name": .text(TableView.shortened(name, to: 40)), "money": evidence.money(margin(best)),
        "percent": .text(
          evidence.wording.numbers.percent(Double(margin(best)) / max(cost, 1), decimals: 0)),
      ])
  }
}

/// How many customers the lists to act on hold.
enum ToDoFinding: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let count = { (query: String) in
      Insert.count(Int64(evidence.archive.optionalAnswer(query)?.rows.count ?? 0))
    }
    return evidence.wording.sentence(
      "findings.to_do",
      [
        "calls": count("telephone_queue"), "reminders": count("dunning"),
        "unprofitable": count("unprofitable"),
      ])
  }
}

/// How many deals are open, and what they are worth by their chances.
enum PipelineFinding: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    let sum = { (column: String) in
      answer.rows.reduce(Int64(0)) { $0 + (answer.value($1, column).whole ?? 0) }
    }
    let deals = sum("deals")
    guard deals > 0 else { return nil }
    return evidence.wording.sentence(
      "findings.pipeline",
      [
        "count": .count(deals), "money": evidence.money(sum("value")),
        "weighted": evidence.money(sum("weighted_value")),
      ])
  }
}
