import SQLite
import Warehouse

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
    guard let index = answer.index("overdue") else { return nil }
    let largest = answer.rows.max { $0[index].whole ?? 0 < $1[index].whole ?? 0 }
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
    let sum = { (when: String) in
      answer.rows.filter { answer.value($0, "expected") == .text(when) }
        .reduce(Int64(0)) { $0 + (answer.value($1, "amount").whole ?? 0) }
    }
    let (late, coming) = (sum("past"), sum("week"))
    guard late > 0 || coming > 0 else { return nil }
    return evidence.wording.sentence(
      late > 0 ? "findings.expected_payments_late" : "findings.expected_payments",
      ["coming": evidence.money(coming), "late": evidence.money(late)])
  }
}

/// Whoever has the largest figure of the answer's first money column, and its share of all; where the
/// rows have no ids, all rows of a name together.
enum LeaderFinding: Finding {
  private struct Member {
    let name: String
    var money: Int64
  }

  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    guard let money = answer.columns.firstIndex(where: { $0.type == .money }),
      let label = answer.columns.firstIndex(where: { $0.type == .text })
    else { return nil }
    let members = members(answer, money, label)
    let total = members.reduce(Int64(0)) { $0 &+ $1.money }
    let largest = members.map(\.money).max() ?? 0
    let leaders = members.filter { $0.money == largest }
    guard members.count(where: { $0.money > 0 }) > 1, largest <= total, leaders.count == 1,
      let leader = leaders.first, !leader.name.isEmpty
    else { return nil }
    let column = answer.columns[label].name
    let name = evidence.wording.value(leader.name, of: column)
    let sentence = evidence.wording.sentence(
      "findings.leader",
      [
        "name": .text(TableView.shortened(name, to: 40)), "money": evidence.money(largest),
        "percent": evidence.percent(Double(largest) / Double(total)),
      ])
    // A name keeps its letters; a word begins the sentence.
    return column == "name" ? sentence : sentence.raisingFirst
  }

  private static func members(_ answer: Answer, _ money: Int, _ label: Int) -> [Member] {
    let hasIDs = answer.columns.contains { $0.type == .id }
    var members: [Member] = []
    var places: [String: Int] = [:]
    for row in answer.rows {
      let (name, value) = (row[label].string ?? "", row[money].whole ?? 0)
      if !hasIDs, let place = places[name] {
        members[place].money &+= value
      } else {
        places[name] = members.count
        members.append(
          Member(name: name.isEmpty ? standIn(answer, row) : name, money: value))
      }
    }
    return members
  }

  /// The id of what has no name.
  private static func standIn(_ answer: Answer, _ row: CompactRow) -> String {
    answer.id(in: row) ?? answer.value(row, "member_id").string ?? ""
  }
}
