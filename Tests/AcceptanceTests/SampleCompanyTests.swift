import Foundation
import Testing

/// The sample company: what was planted is found, the bad rows are the rejected ones, and every
/// figure is the one that a program in another language counts from the exports.
@Suite struct SampleCompanyTests {
  @Test func shippedSample() throws {
    let sample = try Shared.sample.get()
    try checkPlanted(sample)
    try checkBadRows(sample)
  }

  @Test func anotherSeed() throws {
    let sample = try Shared.otherSeed.get()
    try checkPlanted(sample)
    try checkBadRows(sample)
  }

  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["KLIENTELA_LARGE"] != nil,
      "takes minutes unless KLIENTELA_BINARY is a release build: set KLIENTELA_LARGE"))
  func tenTimesTheLines() throws {
    let sample = try Workspace(sample: ["--lines", "200000"], months: ["2025-12"])
    try checkPlanted(sample)
    try checkBadRows(sample)
  }

  /// Each claim of planted.csv: a class that is borne or not, a stage.
  private func checkPlanted(_ sample: Workspace) throws {
    let rows = try sample.rows("customers", "month=2025-12")
    let customers = Dictionary(rows.map { ($0["customer_id"] ?? "", $0) }) { first, _ in first }
    #expect(customers.count == rows.count)
    let planted = Rows.named(try sample.folder.text("planted.csv"))
    var claims = 0
    for claim in planted {
      let customer = try #require(customers[claim["customer_id"] ?? ""], "\(claim)")
      for column in ["is_key", "is_loyal", "is_indebted", "is_unprofitable", "stage"] {
        guard let said = claim[column], !said.isEmpty else { continue }
        claims += 1
        #expect(customer[column] == said, "\(column) of \(claim)")
      }
    }
    #expect(planted.count >= 250 && claims >= 500)
    try checkJoins(sample, planted)
  }

  /// The same firm in two systems is one customer, what only looks alike is two.
  private func checkJoins(_ sample: Workspace, _ planted: [[String: String]]) throws {
    let joins = try sample.rows("joins").map {
      "\($0["customer_id"] ?? "") \($0["source"] ?? ""):\($0["account_id"] ?? "")"
    }
    let joined = [
      "joined_by_tax_id", "joined_by_email", "joined_to_register", "contradicting_address",
    ]
    let apart = ["likely_double", "group", "forbidden_join"]
    for row in planted {
      let pair = "\(row["customer_id"] ?? "") \(row["other_id"] ?? "")"
      let kind = row["planted"] ?? ""
      if joined.contains(kind) { #expect(joins.contains(pair), "\(kind) \(pair)") }
      if apart.contains(kind) { #expect(!joins.contains(pair), "\(kind) \(pair)") }
    }
  }

  /// Exactly the rows of bad-rows.csv are rejected, each in its place, none for a reason of another
  /// kind.
  private func checkBadRows(_ sample: Workspace) throws {
    let rejected = try sample.rows("rejected_rows")
    let bad = Rows.named(try sample.folder.text("bad-rows.csv"))
    func place(_ row: [String: String], _ file: String) -> String {
      "\(row[file] ?? ""):\(row["line"] ?? "")"
    }
    #expect(bad.count == 56)
    #expect(Set(rejected.map { place($0, "path") }) == Set(bad.map { place($0, "file") }))
    for row in bad {
      let reasons = rejected.filter { place($0, "path") == place(row, "file") }
        .compactMap { $0["reason"] }
      let expected = try #require(Self.reasons[row["reason"] ?? ""], "\(row)")
      #expect(reasons.contains(expected), "\(row): \(reasons)")
    }
  }

  /// What a planted fault is called where it is rejected.
  private static let reasons = [
    "unparseable_date": "not a date", "day_outside_month": "not a date",
    "day_outside_leap_year": "not a date", "wrong_date_form": "not a date",
    "before_history": "before the history", "impossible_time": "not a date",
    "missing_required": "missing value", "not_a_number": "not a number",
    "bad_grouping": "not a number", "overflow": "out of range",
    "unknown_currency": "unknown currency", "currency_without_rate": "no exchange rate",
    "unknown_value": "unknown value", "negative_tax": "out of range",
    "too_few_fields": "ragged row", "too_many_fields": "ragged row",
    "second_customer": "second customer in a document",
  ]

  /// `Tests/Tally` reads the exports with Python and METRICS alone. Every cell of the KPI table, of
  /// the list of customers and of the portfolio at three month ends is the same, and so are the
  /// receivables by age at every month end and the parts of each month's change of revenue.
  @Test(.enabled(if: Python.isThere, "needs python3"))
  func everyFigureCountedAnew() throws {
    // Its own: lists of former classes change with each month that is classified.
    let sample = try Workspace(shippedSample: [])
    #expect(try sample.klientela("import").status == 0)
    var words = [Places.package.appending(path: "Tests/Tally/tally.py").path, sample.path]
    let answers = try TemporaryFolder()
    let ask = { (query: String, month: String, settings: [String]) in
      let file = "\(query)-\(month).csv"
      let rows = try sample.csv(query, ["month=\(month)"] + settings)
      try answers.write(rows, to: file)
      words += [query, month, "\(answers.path)/\(file)"]
    }
    for month in ["2025-12", "2025-06", "2024-02"] {
      let classified = try sample.klientela("classify", "--month", month)
      #expect(classified.status == 0, "\(classified.errors)")
      for query in ["kpi", "customers", "product_portfolio", "product_market"] {
        try ask(query, month, [])
      }
    }
    // Receivables at each of the 36 month ends; what made revenue change in each of 24 months.
    try ask("ageing_by_month", "2025-12", ["months=36"])
    for number in 1...24 {
      let (year, month) = (2024 + (number - 1) / 12, (number - 1) % 12 + 1)
      try ask("change_of_revenue", "\(year)-\(month < 10 ? "0" : "")\(month)", [])
    }
    let tally = try Program.run("/usr/bin/env", ["python3"] + words, in: sample.path)
    #expect(tally.status == 0, "\(tally.output.prefix(4000))\(tally.errors)")
    #expect(tally.output.hasSuffix(" cells compared, 0 differ\n"))
  }

  @Test func everythingAddsUp() throws {
    for sample in [Shared.sample, Shared.otherSeed] {
      let answer = try sample.get().klientela("check")
      #expect(answer.status == 0, "\(answer.output)")
    }
  }
}

enum Python {
  static var isThere: Bool {
    (try? Program.run("/usr/bin/env", ["python3", "--version"], in: "/"))?.status == 0
  }
}
