import Warehouse

/// In how many of the last twelve months revenue was above the same month of the year before.
enum RevenueCourse: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    let answer = evidence.answer
    var revenue: [Int64: Int64] = [:]
    for row in answer.rows {
      if let month = answer.value(row, "month").whole {
        revenue[month] = answer.value(row, "revenue").whole
      }
    }
    let pairs = (0..<12).compactMap { back -> Bool? in
      let month = evidence.month.adding(months: -back)
      guard let now = revenue[Int64(month.key)],
        let before = revenue[Int64(month.adding(months: -12).key)], now != 0 || before != 0
      else { return nil }
      return now > before
    }
    guard pairs.count >= 3 else { return nil }
    let above = pairs.count { $0 }
    let name = above == pairs.count ? "all" : above == 0 ? "none" : "some"
    return evidence.wording.sentence(
      "findings.course.\(name)", ["above": .count(Int64(above)), "all": .count(Int64(pairs.count))])
  }
}
