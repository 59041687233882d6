import Testing

/// Why customers left a class: what the query says is what the rules say of the customer, which the
/// command `customer` prints, but for the signs between thousands.
@Suite struct LeftReasonTests {
  @Test(arguments: ["previous_month", "same_month_last_year"])
  func isTheRulesOwn(against: String) throws {
    let sample = try Shared.sample.get()
    let left = try sample.rows("entered_left", "month=2025-12", "against=\(against)")
      .filter { $0["movement"] == "left" }
    #expect(left.count >= 20)
    for row in left {
      let answer = try sample.klientela("customer", try #require(row["customer_id"]))
      let verdicts = answer.output.split(separator: "\n").filter {
        $0.hasPrefix("does not hold  ") || $0.hasPrefix("not assessed   ")
      }.map { line in
        String(line.dropFirst(15)).replacing(/([0-9]),([0-9]{3})/) { "\($0.1)\($0.2)" }
      }
      let reason = try #require(row["reason"])
      if let rank = reason.wholeMatch(of: /key: (rank [0-9]+ of [0-9]+) by .*/)?.1 {
        #expect(verdicts.contains { $0.hasPrefix("key: ") && $0.contains(rank) }, "\(reason)")
      } else {
        #expect(verdicts.contains(reason), "\(reason)")
      }
    }
  }
}
