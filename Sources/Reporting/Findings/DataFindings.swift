/// How many of the rows read could not be loaded.
enum RejectsFinding: Finding {
  static func sentence(_ evidence: Evidence) -> String? {
    guard let sources = evidence.archive.optionalAnswer("sources") else { return nil }
    let sum = { (column: String) in
      sources.rows.reduce(Int64(0)) { $0 + (sources.value($1, column).whole ?? 0) }
    }
    let (read, rejected) = (sum("rows_read"), sum("rows_rejected"))
    guard read > 0 else { return nil }
    guard rejected > 0 else {
      return evidence.wording.sentence("findings.rejects_none", ["read": .count(read)])
    }
    let share = evidence.wording.numbers.percent(Double(rejected) / Double(read), decimals: 2)
    return evidence.wording.sentence(
      "findings.rejects",
      ["read": .count(read), "rejected": .count(rejected), "percent": .text(share)])
  }
}
