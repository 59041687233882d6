import Warehouse

/// What revenue of the next month is expected, and within which bounds.
enum ProjectionFinding: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    let coming = answer.rows.first { answer.value($0, "expected") != .null }
    guard let row = coming, let expected = answer.value(row, "expected").whole,
      let month = answer.value(row, "month").whole.flatMap({ Month(key: Int($0)) })
    else { return nil }
    var inserts: [String: Insert] = ["month": .month(month), "money": evidence.money(expected)]
    guard let low = answer.value(row, "low_80").whole, let high = answer.value(row, "high_80").whole
    else { return evidence.wording.sentence("findings.expected", inserts) }
    inserts["low"] = evidence.money(low)
    inserts["high"] = evidence.money(high)
    return evidence.wording.sentence("findings.expected_between", inserts)
  }
}

/// How far those with a target have reached theirs together, and how many of them have.
enum TargetsFinding: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    let aimed = answer.rows.compactMap { row -> (reached: Double, wanted: Double)? in
      guard let wanted = answer.value(row, "target").number, wanted > 0 else { return nil }
      return (answer.value(row, "revenue").number ?? 0, wanted)
    }
    guard !aimed.isEmpty else { return nil }
    let sums = aimed.reduce((0.0, 0.0)) { ($0.0 + $1.reached, $0.1 + $1.wanted) }
    return evidence.wording.sentence(
      "findings.targets",
      [
        "percent": .text(evidence.wording.numbers.percent(sums.0 / sums.1, decimals: 0)),
        "reached": .count(Int64(aimed.count { $0.reached >= $0.wanted })),
        "all": .count(Int64(aimed.count)),
      ])
  }
}

/// What a working day of the month brought, and its change on the year.
enum WorkingDayFinding: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    let row = answer.rows.first { answer.value($0, "month").whole == Int64(evidence.month.key) }
    guard let row, let money = answer.value(row, "revenue_per_working_day").whole else {
      return nil
    }
    var inserts: [String: Insert] = [
      "month": .month(evidence.month), "money": evidence.money(money),
    ]
    guard let growth = answer.value(row, "growth").number else {
      return evidence.wording.sentence("findings.working_day", inserts)
    }
    inserts["change"] = .text(evidence.wording.relativeChange(growth))
    return evidence.wording.sentence("findings.working_day_change", inserts)
  }
}

/// Which share of the lines with a promised day came on time.
enum DeliveriesFinding: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    let sum = { (column: String) in
      answer.rows.reduce(Int64(0)) { $0 + (answer.value($1, column).whole ?? 0) }
    }
    let (promised, onTime) = (sum("promised_lines"), sum("on_time_lines"))
    guard promised > 0 else { return nil }
    return evidence.wording.sentence(
      "findings.on_time", ["percent": evidence.percent(Double(onTime) / Double(promised))])
  }
}
