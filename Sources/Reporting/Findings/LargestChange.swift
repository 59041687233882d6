import Warehouse

/// The figure of the month that changed most against a year ago, measured by what is usual for it;
/// for revenue with what made most of it. Where nothing much changed, it says so.
enum LargestChange: Finding {
  /// A figure and the relative change that makes it worth a headline.
  private static let candidates: [(metric: String, notable: Double)] = [
    ("revenue", 0.05), ("margin", 0.07), ("orders", 0.07), ("active_customers", 0.07),
    ("overdue", 0.2), ("returns", 0.3), ("new_customers", 0.25), ("receivables", 0.15),
  ]

  private struct Change {
    let metric: String
    let ratio: Double
    let weight: Double
  }

  static func sentence(_ evidence: Evidence) -> String? {
    let changes = candidates.compactMap { change($0.metric, notable: $0.notable, evidence) }
    guard let largest = changes.max(by: { $0.weight < $1.weight }) else {
      return firstYear(evidence)
    }
    guard largest.weight >= 1 else { return quiet(changes, evidence) }
    let first = clause(largest, evidence)
    let revenue = largest.metric == "revenue" ? nil : changes.first { $0.metric == "revenue" }
    if let revenue {
      return joined(first, with: clause(revenue, evidence, also: true), evidence)
    }
    guard let cause = ChangeParts.cause(evidence, isRise: largest.ratio > 0) else { return first }
    return joined(first, with: cause, evidence)
  }

  private static func change(
    _ metric: String, notable: Double, _ evidence: Evidence
  ) -> Change? {
    guard let now = evidence.figure(metric).number,
      let before = evidence.figure(metric, "same_month_last_year").number, before > 0
    else { return nil }
    let ratio = now / before - 1
    let usual = counts.contains(metric) ? max(notable, 2 / before.squareRoot()) : notable
    return Change(metric: metric, ratio: ratio, weight: ratio.magnitude / usual)
  }

  /// Small counts swing by chance, by about their square root: half as many of ten new customers is
  /// no news.
  private static let counts: Set = ["orders", "active_customers", "new_customers"]

  /// `Revenue rose by 12.8 % against December 2024`; a second clause leaves the month out.
  private static func clause(
    _ change: Change, _ evidence: Evidence, also: Bool = false
  ) -> String {
    let verb = (also ? "also_" : "") + (change.ratio < 0 ? "fell" : "rose")
    return evidence.wording.sentence(
      "findings.\(verb).\(change.metric)",
      ["percent": evidence.percent(change.ratio.magnitude), "month": .month(evidence.yearAgo)])
  }

  private static func joined(_ first: String, with second: String, _ evidence: Evidence) -> String {
    evidence.wording.sentence(
      "findings.joined", ["first": .text(first), "second": .text(second.loweringFirst)])
  }

  private static func quiet(_ changes: [Change], _ evidence: Evidence) -> String {
    let revenue = changes.first { $0.metric == "revenue" }
    return evidence.wording.sentence(
      revenue == nil ? "findings.quiet" : "findings.quiet_revenue",
      [
        "month": .month(evidence.yearAgo),
        "change": .text(revenue.map { evidence.wording.relativeChange($0.ratio) } ?? ""),
      ]
    ).raisingFirst
  }

  /// Without a year before there is no comparison: the month's revenue alone.
  private static func firstYear(_ evidence: Evidence) -> String? {
    guard let revenue = evidence.figure("revenue").whole,
      let orders = evidence.figure("orders").whole, orders > 0
    else { return nil }
    return evidence.wording.sentence(
      "findings.first_year",
      [
        "month": .month(evidence.month), "revenue": evidence.money(revenue),
        "orders": .count(orders),
      ]
    ).raisingFirst
  }
}

extension String {
  /// With its first letter small, for the middle of a sentence.
  var loweringFirst: String { prefix(1).lowercased() + dropFirst() }
}
