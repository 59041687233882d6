import SQLite

/// What made revenue change: the parts of the change, largest gain and largest loss first.
enum ChangeParts: Finding {
  struct Part {
    let name: String
    let minor: Int64
  }

  /// The five parts of METRICS.md, in its order.
  static let names = ["price", "volume", "mix", "new_customers", "lost_customers"]

  static func sentence(_ evidence: Evidence) -> String? {
    let parts = parts(of: evidence.answer)
    guard let gain = parts.max(by: { $0.minor < $1.minor }),
      let loss = parts.min(by: { $0.minor < $1.minor })
    else { return nil }
    var clauses: [String] = []
    if gain.minor > 0 { clauses.append(clause(gain, evidence, "added")) }
    if loss.minor < 0 { clauses.append(clause(loss, evidence, "took")) }
    guard let first = clauses.first else { return nil }
    guard clauses.count > 1 else { return first }
    return evidence.wording.sentence(
      "findings.and", ["first": .text(first), "second": .text(clauses[1].loweringFirst)])
  }

  /// What made most of a rise or fall against the year before, for the end of a headline.
  static func cause(_ evidence: Evidence, isRise: Bool) -> String? {
    guard let answer = evidence.archive.optionalAnswer("change_of_revenue") else { return nil }
    let sign: Int64 = isRise ? 1 : -1
    let largest = parts(of: answer).max { $0.minor * sign < $1.minor * sign }
    guard let largest, largest.minor * sign > 0 else { return nil }
    return evidence.wording.text("findings.cause.\(largest.name)")
  }

  /// The parts of the change; the rows of its totals are none.
  static func parts(of answer: Answer) -> [Part] {
    answer.rows.compactMap { row in
      guard let name = answer.value(row, "part").string, names.contains(name),
        let minor = answer.value(row, "change").whole
      else { return nil }
      return Part(name: name, minor: minor)
    }
  }

  private static func clause(_ part: Part, _ evidence: Evidence, _ verb: String) -> String {
    evidence.wording.sentence(
      "findings.\(verb).\(part.name)",
      ["money": evidence.money(part.minor < 0 ? -part.minor : part.minor)])
  }
}
