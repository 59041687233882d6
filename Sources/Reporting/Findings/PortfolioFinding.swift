/// What the portfolio asks for: products to withdraw, else to reprice, else its stars.
enum PortfolioFinding: Finding {
  /// Names in a title; the others are counted.
  private static let mostNames = 3

  static func sentence(_ evidence: Evidence) -> String? {
    let kinds = [("advice", "withdraw"), ("advice", "reprice"), ("position", "star")]
    for (column, value) in kinds {
      let names = names(evidence, column, value)
      if !names.isEmpty { return sentence(evidence, value, names) }
    }
    return nil
  }

  private static func names(_ evidence: Evidence, _ column: String, _ value: String) -> [String] {
    let answer = evidence.answer
    return answer.rows.filter { answer.value($0, column) == .text(value) }
      .sorted { answer.value($0, "revenue").whole ?? 0 > answer.value($1, "revenue").whole ?? 0 }
      .map { answer.value($0, "name").string ?? answer.value($0, "product_id").string ?? "" }
  }

  private static func sentence(
    _ evidence: Evidence, _ value: String, _ names: [String]
  ) -> String {
    let shown = names.prefix(mostNames).map { TableView.shortened($0, to: 40) }
    let form = names.count > mostNames ? "more" : names.count == 1 ? "one" : "few"
    return evidence.wording.sentence(
      "findings.portfolio.\(value).\(form)",
      [
        "names": .text(form == "more" ? shown.joined(separator: ", ") : evidence.list(shown)),
        "count": .count(Int64(names.count - mostNames)),
      ])
  }
}
