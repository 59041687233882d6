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

/// Whether customers with a complaint stayed less often than all others.
enum ComplaintsFinding: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    let ratio = { (isWith: Bool) -> Double? in
      let rows = answer.rows.filter {
        (answer.value($0, "customers_with") == .text("complaint")) == isWith
      }
      let sum = { (column: String) in
        rows.reduce(0.0) { $0 + (answer.value($1, column).number ?? 0) }
      }
      return sum("customers") > 0 ? sum("retained") / sum("customers") : nil
    }
    guard let with = ratio(true), let without = ratio(false) else { return nil }
    return evidence.wording.sentence(
      "findings.complaints", ["with": evidence.percent(with), "without": evidence.percent(without)])
  }
}

/// The campaign whose orders brought most margin.
enum BestCampaign: Finding {
  /// So many times the cost is said as times, not as percent.
  private static let mostPercent = 10.0

  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    let margin = { (row: CompactRow) in answer.value(row, "margin").whole ?? 0 }
    guard let best = answer.rows.max(by: { margin($0) < margin($1) }), margin(best) > 0,
      let name = answer.value(best, "name").string ?? answer.value(best, "campaign_id").string
    else { return nil }
    let cost = answer.value(best, "cost").number ?? 0
    let times = cost > 0 ? Double(margin(best)) / cost : 0
    let form = times >= mostPercent ? "times" : times > 0 ? "return" : nil
    return evidence.wording.sentence(
      form.map { "findings.best_campaign_\($0)" } ?? "findings.best_campaign",
      [
        "name": .text(TableView.shortened(name, to: 40)), "money": evidence.money(margin(best)),
        "percent": .text(evidence.wording.numbers.percent(times, decimals: 0)),
        "times": .text(evidence.wording.numbers.fixed(times, decimals: 0)),
      ])
  }
}

/// How many of the customers reached did what the campaigns were for.
enum CampaignFunnelFinding: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    let count = { (step: String) in
      answer.row("campaign_step", step).flatMap { answer.value($0, "customers").whole }
    }
    guard let reached = count("reached"), reached > 0, let converted = count("converted") else {
      return nil
    }
    return evidence.wording.sentence(
      "findings.campaign_funnel",
      [
        "converted": .count(converted), "reached": .count(reached),
        "percent": evidence.percent(Double(converted) / Double(reached)),
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
    let isValued = answer.rows.contains { answer.value($0, "value") != .null }
    guard deals > 0, isValued else { return nil }
    return evidence.wording.sentence(
      "findings.pipeline",
      [
        "count": .count(deals), "money": evidence.money(sum("value")),
        "weighted": evidence.money(sum("weighted_value")),
      ])
  }
}

/// How many of the deals opened in the trailing year are won by now.
enum DealFunnelFinding: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    let count = { (step: String) in
      answer.row("deal_step", step).flatMap { answer.value($0, "deals").whole }
    }
    guard let opened = count("opened"), opened > 0, let won = count("won") else { return nil }
    return evidence.wording.sentence(
      "findings.deal_funnel", ["won": .count(won), "opened": .count(opened)])
  }
}
