/// The category that grows on most markets and the one that shrinks on most.
enum MarketsFinding: Finding {
  private struct Course {
    var rises = 0
    var falls = 0
  }

  static func sentence(_ evidence: Evidence) -> String? {
    let courses = courses(evidence)
    let up = courses.filter { $0.value.falls == 0 && $0.value.rises > 1 }.keys.sorted()
    let down = courses.filter { $0.value.rises == 0 && $0.value.falls > 1 }.keys.sorted()
    let clauses = [clause(up, "grow", evidence), clause(down, "shrink", evidence)]
      .compactMap { $0 }
    guard clauses.count == 2 else { return clauses.first }
    return evidence.wording.sentence(
      "findings.and", ["first": .text(clauses[0]), "second": .text(clauses[1])])
  }

  private static func courses(_ evidence: Evidence) -> [String: Course] {
    let answer = evidence.answer
    var courses: [String: Course] = [:]
    for row in answer.rows {
      guard let category = answer.value(row, "category").string,
        let growth = answer.value(row, "growth").number
      else { continue }
      if growth > 0 { courses[category, default: Course()].rises += 1 }
      if growth < 0 { courses[category, default: Course()].falls += 1 }
    }
    return courses
  }

  private static func clause(_ names: [String], _ verb: String, _ evidence: Evidence) -> String? {
    guard let first = names.first else { return nil }
    let shown = names.count > 3 ? [first] : names
    let form = names.count > 3 ? "more" : names.count == 1 ? "one" : "few"
    return evidence.wording.sentence(
      "findings.markets.\(verb).\(form)",
      [
        "names": .text(evidence.list(shown.map { TableView.shortened($0, to: 40) })),
        "count": .count(Int64(names.count - 1)),
      ])
  }
}
