import SQLite

/// How many customers bear each class.
enum ClassesFinding: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    let clauses = ["key", "loyal", "indebted", "unprofitable"].compactMap { name -> String? in
      guard let row = answer.row("class", name), let count = answer.value(row, "customers").whole,
        count > 0
      else { return nil }
      return evidence.wording.sentence("findings.classes.\(name)", ["count": .count(count)])
    }
    return clauses.isEmpty ? nil : evidence.list(clauses).raisingFirst
  }
}

/// How many customers came into a class and how many left one, against the month before.
enum EnteredFinding: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    let entered = answer.rows.count { answer.value($0, "movement") == .text("entered") }
    let left = answer.rows.count { answer.value($0, "movement") == .text("left") }
    guard entered + left > 0 else { return stillness(evidence) }
    return evidence.wording.sentence(
      "findings.entered", ["entered": .count(Int64(entered)), "left": .count(Int64(left))])
  }
}

extension EnteredFinding {
  /// Said only where both months were classified and somebody bears a class.
  private static func stillness(_ evidence: Evidence) -> String? {
    guard let classes = evidence.archive.optionalAnswer("classes") else { return nil }
    let isCompared = classes.rows.contains {
      classes.value($0, "previous_month") != .null && classes.value($0, "customers").whole ?? 0 > 0
    }
    return isCompared ? evidence.wording.text("findings.entered_none") : nil
  }
}

/// How few customers hold four fifths of what customers are ranked by.
enum ConcentrationFinding: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    let positive = answer.rows.compactMap { answer.value($0, "value").number }.filter { $0 > 0 }
    guard positive.count >= 5, let first = answer.rows.first,
      case .text(let basis) = answer.value(first, "ranked_by")
    else { return nil }
    let needed = Concentration(positive).count(holding: 0.8)
    return evidence.wording.sentence(
      "findings.concentration.\(basis)",
      ["count": .count(Int64(needed)), "all": .count(Int64(positive.count))])
  }
}

extension String {
  /// With its first letter large, for the beginning of a sentence.
  var raisingFirst: String { prefix(1).uppercased() + dropFirst() }
}
