import Testing
import Warehouse

@testable import Classification

/// Classifying month by month, at once, again, and after corrections.
@Suite struct HistoryTests {
  @Test func monthByMonthEqualsAtOnce() throws {
    let grown = try TinyFirm.warehouse(TinyFirm.months[..<1])
    try TinyFirm.classifier(grown).classify(month: TinyFirm.months[0])
    for month in TinyFirm.months.dropFirst() {
      try TinyFirm.addFacts(month, to: grown)
      let result = try TinyFirm.classifier(grown).classify(month: month)
      // The months before and a year ago are fresh: only the new one, or two, are made.
      #expect(result.snapshots == [month])
      #expect(result.companyMonths == 1)
    }
    let atOnce = try TinyFirm.warehouse(TinyFirm.months[...])
    try TinyFirm.classifier(atOnce).classifyAll()
    #expect(
      try grown.row("SELECT count(*) FROM customer_snapshot WHERE alive_probability > 0") != "0")
    #expect(try TinyFirm.content(grown) == TinyFirm.content(atOnce))
  }

  @Test func aYearLaterGoesOnFromWhereItWasKept() throws {
    let grown = try TinyFirm.warehouse(TinyFirm.months[..<20])
    try TinyFirm.classifier(grown).classify(month: TinyFirm.months[19])
    for place in 20..<30 {
      try TinyFirm.addFacts(TinyFirm.months[place], to: grown)
      let result = try TinyFirm.classifier(grown).classify(month: TinyFirm.months[place])
      #expect(result.snapshots == [TinyFirm.months[place - 12], TinyFirm.months[place]])
      #expect(try grown.rows("SELECT DISTINCT month_key FROM sweep_state ORDER BY 1").count == 2)
    }
    try TinyFirm.classifier(grown).classifyAll()
    let atOnce = try TinyFirm.warehouse(TinyFirm.months[...])
    try TinyFirm.classifier(atOnce).classifyAll()
    #expect(try TinyFirm.content(grown) == TinyFirm.content(atOnce))
  }

  @Test func againChangesNothing() throws {
    let tiny = try TinyFirm.warehouse(TinyFirm.months[...])
    let month = TinyFirm.months[29]
    try TinyFirm.classifier(tiny).classify(month: month)
    let before = try tiny.dump()
    let changes = tiny.connection.totalChanges
    let result = try TinyFirm.classifier(tiny).classify(month: month)
    #expect(result == ClassificationResult())
    #expect(try tiny.dump() == before)
    #expect(tiny.connection.totalChanges == changes)
  }

  @Test func aCorrectionMakesItsMonthAndLaterOnesStale() throws {
    let tiny = try TinyFirm.warehouse(TinyFirm.months[...])
    try TinyFirm.classifier(tiny).classifyAll()
    try tiny.run(
      "UPDATE customer_month SET revenue_minor = revenue_minor + 5 WHERE month_key = 202310")
    try tiny.touch(202310)
    let result = try TinyFirm.classifier(tiny).classify(month: TinyFirm.months[29])
    // 2024-06, 2024-05; 2023-06 lies before the correction.
    #expect(result.snapshots == [TinyFirm.months[28], TinyFirm.months[29]])
    #expect(result.companyMonths == 9)
    #expect(
      try tiny.row("SELECT min(month_key), count(*) FROM snapshot_month WHERE is_stale = 1")
        == "202310|7")
    let sales = "SELECT sum(revenue_minor) FROM customer_month WHERE month_key = 202310"
    let revenue = try #require(Int(try tiny.row(sales)))
    let corrected =
      Int(try tiny.row("SELECT 5 * count(*) FROM customer_month WHERE month_key = 202310")) ?? 0
    #expect(
      try tiny.rows("SELECT month_key, metric, before_value, after_value FROM month_restated")
        == ["202310|revenue|\(revenue - corrected)|\(revenue)"])
    try TinyFirm.classifier(tiny).classifyAll()
    let fresh = try TinyFirm.warehouse(TinyFirm.months[...])
    try fresh.run(
      "UPDATE customer_month SET revenue_minor = revenue_minor + 5 WHERE month_key = 202310")
    try TinyFirm.classifier(fresh).classifyAll()
    #expect(try TinyFirm.content(tiny) == TinyFirm.content(fresh))
  }

  @Test func otherSettingsMakeAllStale() throws {
    let tiny = try TinyFirm.warehouse(TinyFirm.months[...])
    try TinyFirm.classifier(tiny).classify(month: TinyFirm.months[29])
    var other = TinyFirm.settings()
    other.classes.loyalMonths = 2
    let classifier = Classifier(connection: tiny.connection, settings: other)
    let result = try classifier.classify(month: TinyFirm.months[29])
    #expect(result.snapshots.count == 3)
    #expect(result.companyMonths == 30)
    #expect(
      try tiny.row("SELECT value FROM warehouse_setting WHERE name = 'loyal_months'") == "2")
  }

  @Test func temporarilyTheSameAndNothingIsKept() throws {
    let tiny = try TinyFirm.warehouse(TinyFirm.months[...])
    let kept = try TinyFirm.warehouse(TinyFirm.months[...])
    try TinyFirm.classifier(kept).classify(month: TinyFirm.months[25])
    try TinyFirm.classifier(tiny).classifyTemporarily(month: TinyFirm.months[25])
    let read = "SELECT * FROM customer_snapshot WHERE month_key = 202402 ORDER BY customer_key"
    #expect(try tiny.rows(read) == kept.rows(read))
    #expect(try tiny.row("SELECT count(*) FROM customer_snapshot") == "60")
    for table in [
      "customer_snapshot", "customer_tag", "class_month", "company_month", "sweep_state",
    ] {
      #expect(try tiny.row("SELECT count(*) FROM main.\(table)") == "0")
    }
    // Another month on the same connection.
    try TinyFirm.classifier(tiny).classifyTemporarily(month: TinyFirm.months[29])
    #expect(try tiny.row("SELECT DISTINCT month_key FROM customer_snapshot") == "202406")
  }

  /// The lists of who bears a class say what the tags say, of the firm's own classes also.
  @Test func listsOfBearersAreTheTags() throws {
    let tiny = try TinyFirm.warehouse(TinyFirm.months[...])
    var settings = TinyFirm.classifier(tiny).settings
    settings.ownClasses = [
      OwnClassDefinition(
        name: "large", condition: "revenue_12m > 100", reason: "large", isHeadline: false)
    ]
    try Classifier(connection: tiny.connection, settings: settings).classifyAll()
    let tagged = try tiny.rows(
      """
      SELECT tag.month_key, tag.class, count(*), sum(snapshot.revenue_12m_minor)
      FROM customer_tag AS tag
      JOIN customer_snapshot AS snapshot USING (month_key, customer_key)
      GROUP BY tag.month_key, tag.class
      """)
    #expect(tagged.contains { $0.contains("|large|") } && tagged.contains { $0.contains("|key|") })
    #expect(
      try tiny.rows("SELECT month_key, class, customers, revenue_12m_minor FROM class_month")
        .sorted() == tagged.sorted())
    var listed: [String] = []
    let lists = try tiny.connection.prepare("SELECT month_key, class, bearer_list FROM class_month")
    while try lists.step() {
      let head = "\(lists.integer(0))|\(lists.text(1))"
      BearerList.forEach(in: lists.blobBytes(2)) { listed.append("\(head)|\($0)|\($1)") }
    }
    let each = try tiny.rows(
      """
      SELECT tag.month_key, tag.class, tag.customer_key, snapshot.revenue_12m_minor
      FROM customer_tag AS tag
      JOIN customer_snapshot AS snapshot USING (month_key, customer_key)
      """)
    #expect(listed.sorted() == each.sorted())
  }

  @Test func damagedStateIsNotBelieved() throws {
    let tiny = try TinyFirm.warehouse(TinyFirm.months[..<29])
    try TinyFirm.classifier(tiny).classify(month: TinyFirm.months[28])
    try tiny.run(
      "UPDATE sweep_state SET bytes = substr(bytes, 1, length(bytes) / 2) WHERE part = 1")
    try TinyFirm.addFacts(TinyFirm.months[29], to: tiny)
    try TinyFirm.classifier(tiny).classifyAll()
    let atOnce = try TinyFirm.warehouse(TinyFirm.months[...])
    try TinyFirm.classifier(atOnce).classifyAll()
    #expect(try TinyFirm.content(tiny) == TinyFirm.content(atOnce))
  }
}
