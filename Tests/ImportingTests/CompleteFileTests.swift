import Testing

@testable import Importing

private let header = "order_id,ordered_on,customer_id,product_id,quantity,unit_price\n"

@Suite struct CompleteFileTests {
  private func sales(_ terms: String) throws -> TemporaryWorkspace {
    try TemporaryWorkspace(
      #"shop: { files: [{ path: "sales*.csv", entity: "sales", \#(terms) }] }"#)
  }

  @Test func whatAFileLacksInTheSpanOfItsDaysIsReversed() throws {
    let workspace = try sales(#"complete: "period""#)
    try workspace.write(
      "sales-1.csv",
      header + """
        A,2024-01-31,C,P,1,10
        B,2024-02-01,C,P,1,20
        D,2024-02-03,C,P,1,30
        E,2024-02-09,C,P,1,40

        """)
    try workspace.load()
    try workspace.write(
      "sales-2.csv", header + "B,2024-02-01,C,P,1,20\nF,2024-02-08,C,P,1,50\n")
    let report = try workspace.load()
    #expect(report.told.last == "sales-2.csv: read 2, loaded 1, unchanged 1, reversed 1")
    #expect(
      try workspace.lines() == [
        "shop:A 1 20240131 P 1 1000", "shop:B 1 20240201 P 1 2000",
        "shop:E 1 20240209 P 1 4000", "shop:F 1 20240208 P 1 5000",
      ])
    #expect(
      try workspace.rows(
        "SELECT month_key, revenue_minor FROM customer_month WHERE month_key = 202402")
        == ["202402|11000"])
  }

  @Test func aWholeFileTakesAwayWhateverItLacks() throws {
    let workspace = try sales(#"complete: "whole""#)
    try workspace.write(
      "sales-1.csv",
      header + "A,2024-01-31,C,P,1,10\nB,2024-02-01,C,P,1,20\nD,2024-02-03,C,P,1,30\n")
    try workspace.load()
    try workspace.write(
      "sales-2.csv", header + "A,2024-01-31,C,P,1,10\nB,2024-02-01,C,P,2,20\n")
    let report = try workspace.load()
    #expect(report.told.last == "sales-2.csv: read 2, unchanged 1, corrected 1, reversed 1")
    #expect(
      try workspace.lines() == ["shop:A 1 20240131 P 1 1000", "shop:B 1 20240201 P 2 4000"])
  }

  /// A first import of several complete files, as one at a time: what comes behind the first of them
  /// counts too.
  @Test(arguments: ["period", "whole"])
  func severalFilesAtOnce(completeness: String) throws {
    let dated = #"complete: "\#(completeness)", file_date: "NAME-{yyyy}-{MM}.csv""#
    func files(_ name: String) -> String {
      #"{ path: "\#(name)-*.csv", entity: "\#(name)", \#(dated.replacing("NAME", with: name)) }"#
    }
    let sources = ["customers", "sales", "invoices", "payments"].map(files).joined(separator: ", ")
    let workspace = try TemporaryWorkspace("shop: { files: [\(sources)] }")
    var sales = header
    var invoices = "invoice_id,customer_id,issued_on,amount\n"
    var payments = "payment_id,invoice_id,customer_id,paid_on,amount\n"
    for month in 1...3 {
      let isWhole = completeness == "whole"
      let day = "2024-0\(month)-10"
      sales = (isWhole ? sales : header) + "S\(month),\(day),C,P,\(month),10\n"
      invoices =
        (isWhole ? invoices : "invoice_id,customer_id,issued_on,amount\n")
        + "I\(month),C,\(day),100\n"
      payments =
        (isWhole ? payments : "payment_id,invoice_id,customer_id,paid_on,amount\n")
        + "P\(month),I\(month),C,\(day),\(month)\n"
      try workspace.write("customers-2024-0\(month).csv", "customer_id,name\nC,Cyril\n")
      try workspace.write("sales-2024-0\(month).csv", sales)
      try workspace.write("invoices-2024-0\(month).csv", invoices)
      try workspace.write("payments-2024-0\(month).csv", payments)
    }
    try workspace.load()
    #expect(
      try workspace.rows("SELECT month_key, revenue_minor FROM customer_month ORDER BY 1")
        == ["202401|1000", "202402|2000", "202403|3000"])
    #expect(
      try workspace.rows(
        "SELECT month_key, orders, revenue_minor FROM dimension_month WHERE dimension = 'channel'"
          + " ORDER BY 1") == ["202401|1|1000", "202402|1|2000", "202403|1|3000"])
    // 100 − 1, and 100 − 2, and 100 − 3.
    #expect(
      try workspace.rows(
        "SELECT month_key, invoiced_minor, received_minor, not_due_minor + overdue_1_30_minor"
          + " + overdue_31_60_minor + overdue_61_90_minor FROM ledger_month ORDER BY 1")
        == ["202401|10000|100|9900", "202402|10000|200|19700", "202403|10000|300|29400"])
  }

  /// A row that was rejected is not lacking: what it says is only not known.
  @Test func aRejectedRowIsNotLacking() throws {
    let workspace = try sales(#"complete: "whole""#)
    try workspace.write(
      "sales-1.csv", header + "A,2024-01-31,C,P,1,10\nB,2024-02-01,C,P,1,20\n")
    try workspace.load()
    try workspace.write(
      "sales-2.csv", header + "A,2024-01-31,C,P,1,10\nB,2024-02-01,C,P,many,20\n")
    let report = try workspace.load()
    #expect(report.told.last == "sales-2.csv: read 2, unchanged 1, rejected 1")
    #expect(try workspace.lines().count == 2)
    try workspace.write(
      "sales-3.csv", header + "A,2024-01-31,C,P,1,10\n,2024-02-01,C,P,1,20\n")
    let nameless = try workspace.load()
    #expect(try workspace.lines().count == 2)
    #expect(nameless.notes.count == 1)
    #expect(
      nameless.notes.last?.hasSuffix(
        "a rejected row does not tell its id, so nothing that it lacks was taken away") == true)
  }

  @Test(arguments: [
    (5, "loaded"),
    (
      4,
      "sales-2.csv: declared complete, but of 10 rows that stood it has 4, under half; mend"
        + " the export, or say --accept-shrink; nothing was changed"
    ),
  ])
  func anEmptiedExportIsRefused(_ rows: Int, _ expected: String) throws {
    let workspace = try sales(#"complete: "whole""#)
    func text(_ rows: Int) -> String {
      header + (0..<rows).map { "O\($0),2024-01-01,C,P,1,10\n" }.joined()
    }
    try workspace.write("sales-1.csv", text(10))
    try workspace.load()
    try workspace.write("sales-2.csv", text(rows))
    #expect(workspace.refusal() == expected)
    #expect(try workspace.lines().count == (expected == "loaded" ? 5 : 10))
    var options = Importer.Options()
    options.acceptsShrinking = true
    try workspace.load(options)
    #expect(try workspace.lines().count == rows)
  }

  @Test func customersThatAWholeFileLacksAreClosed() throws {
    let workspace = try TemporaryWorkspace(
      """
      erp: { files: [{ path: "customers-*.csv", entity: "customers", complete: "whole",
        file_date: "customers-{yyyy}-{MM}-{dd}.csv" }, "sales.csv"] }
      """)
    try workspace.write("sales.csv", header + "A,2024-03-05,2,P,1,10\n")
    try workspace.write(
      "customers-2024-01-01.csv", "customer_id,name,country\n1,One,CZ\n2,Two,PL\n3,Three,SK\n")
    try workspace.write(
      "customers-2024-03-01.csv", "customer_id,name,country\n1,One,CZ\n3,Three,SK\n")
    let report = try workspace.load()
    #expect(
      report.told.filter { $0.hasPrefix("customers") } == [
        "customers-2024-01-01.csv: read 3, loaded 3",
        "customers-2024-03-01.csv: read 2, loaded 2, reversed 1",
      ])
    let versions = """
      SELECT customer_id, name, country, valid_from_date_key, valid_to_date_key FROM dim_customer
      WHERE customer_key > 0 ORDER BY customer_id, valid_from_date_key
      """
    #expect(
      try workspace.rows(versions) == [
        "1|One|CZ|0|99991231", "2|Two|PL|0|20240229", "2|Two|-|20240301|99991231",
        "3|Three|SK|0|99991231",
      ])
    // It comes back, and is closed no second time meanwhile.
    try workspace.write(
      "customers-2024-04-01.csv", "customer_id,name,country\n1,One,CZ\n3,Three,SK\n")
    try workspace.write(
      "customers-2024-05-01.csv",
      "customer_id,name,country\n1,One,CZ\n2,Two,DE\n3,Three,SK\n")
    try workspace.load()
    #expect(
      try workspace.rows(versions).filter { $0.hasPrefix("2") } == [
        "2|Two|PL|0|20240229", "2|Two|-|20240301|20240430", "2|Two|DE|20240501|99991231",
      ])
  }

  @Test func anEmptiedListOfCustomersIsRefused() throws {
    let workspace = try TemporaryWorkspace(
      """
      erp: { files: [{ path: "customers-*.csv", entity: "customers", complete: "whole",
        file_date: "customers-{yyyy}-{MM}.csv" }] }
      """)
    try workspace.write("customers-2024-01.csv", "customer_id\n1\n2\n3\n")
    try workspace.load()
    try workspace.write("customers-2024-02.csv", "customer_id\n1\n")
    #expect(workspace.refusal().hasPrefix("customers-2024-02.csv: declared complete, but of 3"))
  }

  @Test func aProductThatAWholeFileLacksIsDiscontinued() throws {
    let workspace = try TemporaryWorkspace(
      """
      erp: { files: [{ path: "products-*.csv", entity: "products", complete: "whole",
        file_date: "products-{yyyy}-{MM}.csv" }] }
      """)
    try workspace.write("products-2024-01.csv", "product_id,name\n1,One\n2,Two\n")
    try workspace.write("products-2024-02.csv", "product_id,name\n1,One\n")
    try workspace.load()
    #expect(
      try workspace.rows(
        """
        SELECT product_id, discontinued_date_key FROM dim_product
        WHERE product_key > 0 ORDER BY product_id
        """) == ["1|0", "2|20240201"])
  }

  /// An invoice that a payment names stays known by its id, as if its file had never come.
  @Test func invoicesAndPaymentsGo() throws {
    let workspace = try TemporaryWorkspace(
      """
      books: { files: [{ path: "invoices*.csv", entity: "invoices", complete: "whole" },
        { path: "payments*.csv", entity: "payments", complete: "period" }] }
      """)
    let invoices = "invoice_id,customer_id,issued_on,amount\n"
    let payments = "payment_id,invoice_id,paid_on,amount\n"
    try workspace.write(
      "invoices-1.csv", invoices + "1,C,2024-01-05,10\n2,C,2024-01-06,20\n3,C,2024-01-07,30\n")
    try workspace.write("payments-1.csv", payments + "P,2,2024-01-09,20\nQ,1,2024-01-10,5\n")
    try workspace.load()
    try workspace.write("invoices-2.csv", invoices + "1,C,2024-01-05,10\n3,C,2024-01-07,30\n")
    try workspace.write("payments-2.csv", payments + "Q,1,2024-01-10,5\n")
    let report = try workspace.load()
    #expect(report.told[1] == "invoices-2.csv: read 2, unchanged 2, reversed 1")
    #expect(report.told[3] == "payments-2.csv: read 1, unchanged 1")
    #expect(
      try workspace.rows(
        "SELECT invoice_id, amount_minor, is_inferred FROM fact_invoice ORDER BY 1")
        == ["1|1000|0", "2|0|1", "3|3000|0"])
    #expect(
      try workspace.rows("SELECT invoiced_minor, received_minor FROM ledger_month") == ["4000|2500"]
    )
  }

  /// The first fact of an account goes with the line that was it.
  @Test func theFirstFactIsFoundAnew() throws {
    let workspace = try sales(#"complete: "whole""#)
    try workspace.write(
      "sales-1.csv", header + "A,2024-01-31,C,P,1,10\nB,2024-02-01,C,P,1,20\n")
    try workspace.load()
    try workspace.write("sales-2.csv", header + "B,2024-02-01,C,P,1,20\n")
    try workspace.load()
    #expect(
      try workspace.rows("SELECT first_fact_date_key FROM dim_account WHERE account_id = 'C'")
        == ["20240201"])
  }

  /// An older whole file that comes late has nothing to say.
  @Test func anOlderWholeFileIsPassedOver() throws {
    let workspace = try sales(
      #"complete: "whole", file_date: "sales-{yyyy}-{MM}.csv""#)
    try workspace.write("sales-2024-02.csv", header + "A,2024-01-31,C,P,1,10\n")
    try workspace.load()
    try workspace.write(
      "sales-2024-01.csv", header + "A,2024-01-31,C,P,1,12\nB,2024-01-31,C,P,1,20\n")
    let report = try workspace.load()
    #expect(report.told.first == "sales-2024-01.csv: read 2, unchanged 2")
    #expect(report.notes.count == 1)
    #expect(try workspace.lines() == ["shop:A 1 20240131 P 1 1000"])
  }
}

/// A payment that names an invoice which a later file took back again, all in one run.
@Suite struct ForgottenInvoiceTests {
  private func workspace() throws -> TemporaryWorkspace {
    let workspace = try TemporaryWorkspace(
      """
      books: { files: [
        { path: "invoices-*.csv", entity: "invoices", file_date: "invoices-{yyyy}-{MM}.csv",
          complete: "period" },
        { path: "payments.csv", entity: "payments" } ] }
      """)
    let header = "invoice_id,customer_id,issued_on,amount\n"
    try workspace.write(
      "invoices-2024-01.csv",
      header + "A,C,2024-01-02,10\nB,C,2024-01-05,70\nD,C,2024-01-06,20\nE,C,2024-01-09,30\n")
    try workspace.write(
      "invoices-2024-02.csv", header + "A,C,2024-01-02,10\nE,C,2024-01-09,30\n")
    try workspace.write(
      "payments.csv", "payment_id,invoice_id,customer_id,paid_on,amount\nP,B,C,2024-02-01,70\n")
    try workspace.load()
    return workspace
  }

  private func dangling(_ workspace: TemporaryWorkspace) throws -> [String] {
    try workspace.rows(
      """
      SELECT payment_id FROM fact_payment
      WHERE invoice_key NOT IN (SELECT invoice_key FROM fact_invoice)
      """)
  }

  @Test func whatNamesItKnowsItsID() throws {
    let workspace = try workspace()
    #expect(try dangling(workspace) == [])
    #expect(
      try workspace.rows("SELECT invoice_id, is_inferred FROM fact_invoice ORDER BY invoice_id")
        == ["A|0", "B|1", "E|0"])
  }

  /// An invoice that is new later is another one: 10, 30, 500 and 5 are open, and 70 were paid for
  /// nothing known.
  @Test func noOtherInvoiceTakesItsPlace() throws {
    let workspace = try workspace()
    try workspace.write(
      "invoices-2024-03.csv",
      "invoice_id,customer_id,issued_on,amount\n"
        + "A,C,2024-01-02,10\nE,C,2024-01-09,30\nX,C,2024-01-07,500\nY,C,2024-01-08,5\n")
    try workspace.load()
    #expect(
      try workspace.rows(
        """
        SELECT payment_id, invoice_id FROM fact_payment JOIN fact_invoice USING (invoice_key)
        """) == ["P|B"])
    #expect(
      try workspace.rows("SELECT balance_minor FROM open_item ORDER BY balance_minor")
        == ["-7000", "500", "1000", "3000", "50000"])
  }

  /// It comes back: what was paid is paid. Open are 10 and 30.
  @Test func anInvoiceThatComesBackIsPaid() throws {
    let workspace = try workspace()
    try workspace.write(
      "invoices-2024-03.csv",
      "invoice_id,customer_id,issued_on,amount\n"
        + "A,C,2024-01-02,10\nB,C,2024-01-05,70\nE,C,2024-01-09,30\n")
    try workspace.load()
    #expect(try dangling(workspace) == [])
    #expect(
      try workspace.rows("SELECT balance_minor FROM open_item ORDER BY balance_minor")
        == ["1000", "3000"])
  }
}
