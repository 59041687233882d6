/// How much of what customers owe is past its day.
enum OverdueShare: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    let buckets = answer.rows.compactMap { row -> (isDue: Bool, minor: Int64)? in
      guard let name = answer.value(row, "bucket").string, name != "credits",
        let minor = answer.value(row, "open").whole
      else { return nil }
      return (name != "not_due", minor)
    }
    let open = buckets.reduce(0) { $0 + $1.minor }
    guard open > 0 else { return nil }
    let overdue = buckets.filter(\.isDue).reduce(0) { $0 + $1.minor }
    return evidence.wording.sentence(
      overdue == 0 ? "findings.nothing_overdue" : "findings.overdue_share",
      [
        "percent": evidence.percent(Double(overdue) / Double(open)),
        "money": evidence.money(overdue),
      ])
  }
}

/// The largest debtor, and how many there are.
enum DebtorsFinding: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    let largest = answer.rows.max {
      answer.value($0, "overdue").whole ?? 0 < answer.value($1, "overdue").whole ?? 0
    }
    guard let largest, let overdue = answer.value(largest, "overdue").whole, overdue > 0,
      let name = answer.value(largest, "name").string ?? answer.value(largest, "customer_id").string
    else { return nil }
    let days = answer.value(largest, "oldest_overdue_days").whole ?? 0
    return evidence.wording.sentence(
      "findings.debtors",
      [
        "name": .text(TableView.shortened(name, to: 40)), "money": evidence.money(overdue),
        "days": .count(days), "count": .count(Int64(answer.rows.count)),
      ])
  }
}

/// What is expected to be paid within the next weeks, and what should have been paid by now.
enum ExpectedPaymentsFinding: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    let sum = { (names: [String]) in
      answer.rows.filter { names.contains(answer.value($0, "expected").string ?? "") }
        .reduce(Int64(0)) { $0 + (answer.value($1, "amount").whole ?? 0) }
    }
    let (late, coming) = (sum(["past"]), sum(["week", "later"]))
    guard late > 0 || coming > 0 else { return nil }
    return evidence.wording.sentence(
      late > 0 ? "findings.expected_payments_late" : "findings.expected_payments",
      ["coming": evidence.money(coming), "late": evidence.money(late)])
  }
}

/// The row with the largest figure of the answer's first money column, and its share of all.
enum LeaderFinding: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    guard let money = answer.columns.firstIndex(where: { $0.type == .money }),
      let label = answer.columns.firstIndex(where: { $0.type == .text })
    else { return nil }
    // A name may stand in several rows, as a category does on each market.
    let sums = answer.rows.reduce(into: [String: Int64]()) { sums, row in
      sums[row[label].string ?? "", default: 0] &+= row[money].whole ?? 0
    }.filter { $0.value > 0 }
    let total = sums.values.reduce(0.0) { $0 + Double($1) }
    let leader = sums.max { ($0.value, $1.key) < ($1.value, $0.key) }
    guard sums.count > 1, let (name, value) = leader, !name.isEmpty else { return nil }
    return evidence.wording.sentence(
      "findings.leader",
      [
        "name": .text(
          TableView.shortened(evidence.wording.value(name, of: answer.columns[label].name), to: 40)),
        "money": evidence.money(value),
        "percent": evidence.percent(Double(value) / total),
      ]
    ).raisingFirst
  }
}
