import Testing

@testable import Importing

/// Bad rows are rejected one by one, each with its place and all of its faults.
@Suite struct RejectTests {
  /// One bad row of an entity's file: line 2, the columns as they stand here.
  struct Case: Sendable, CustomTestStringConvertible {
    var entity: String
    var header: String
    var row: String
    /// `column: reason`, in the order of the faults.
    var expected: [String]
    var testDescription: String { "\(entity): \(row)" }
  }

  static let cases = [
    Case(
      entity: "sales", header: "order_id,ordered_on,product_id,quantity,unit_price",
      row: ",2024-02-30,,1.2.3,",
      expected: [
        "1: missing value", "13: missing value", "2: not a date", "14: not a number",
      ]),
    Case(
      entity: "sales", header: "order_id,ordered_on,product_id,quantity,unit_price",
      row: "A,2024-02-01,P,1,", expected: ["18: missing value"]),
    Case(
      entity: "sales", header: "order_id,ordered_on,product_id,quantity,unit_price",
      row: "A,2024-02-01,P,1", expected: ["17: ragged row"]),
    Case(
      entity: "sales", header: "order_id,ordered_on,product_id,quantity,unit_price",
      row: "A,2024-02-01,P,0.0000001,1", expected: ["16: out of range"]),
    Case(
      entity: "sales", header: "order_id,ordered_on,product_id,quantity,unit_price",
      row: "A,2024-02-01,P,9000000000000,9000000000000", expected: ["16: out of range"]),
    Case(
      entity: "sales", header: "order_id,ordered_on,product_id,quantity,unit_price,currency",
      row: "A,2024-02-01,P,1,1,XQZ", expected: ["20: unknown currency"]),
    Case(
      entity: "sales", header: "order_id,ordered_on,product_id,quantity,unit_price,currency",
      row: "A,2024-02-01,P,1,1,USD", expected: ["20: no exchange rate"]),
    Case(
      entity: "sales", header: "order_id,ordered_on,product_id,quantity,unit_price,status",
      row: "A,2024-02-01,P,1,1,done", expected: ["20: unknown value"]),
    Case(
      entity: "sales", header: "order_id,ordered_on,product_id,quantity,unit_price,line_no",
      row: "A,2024-02-01,P,1,1,first", expected: ["20: not a number"]),
    Case(
      entity: "order_lines", header: "order_id,product_id,quantity,unit_price",
      row: "A,P,1,1", expected: ["1: missing document"]),
    Case(
      entity: "orders", header: "order_id,ordered_on", row: "A,2024-13-01",
      expected: ["3: not a date"]),
    Case(
      entity: "customers", header: "customer_id,kind,marketing_consent,payment_term_days",
      row: "1,firm,perhaps,1.5",
      expected: ["3: unknown value", "8: unknown value", "16: not a number"]),
    Case(
      entity: "products", header: "product_id,unit_cost", row: "1,-1", expected: ["3: out of range"]
    ),
    Case(
      entity: "invoices", header: "invoice_id,customer_id,issued_on,amount",
      row: ",,2024-04-31,x",
      expected: ["1: missing value", "2: missing value", "3: not a date", "14: not a number"]),
    Case(
      entity: "payments", header: "payment_id,invoice_id,customer_id,paid_on,amount",
      row: "1,,,2024-01-01,5", expected: ["3: missing value"]),
    Case(
      entity: "contacts", header: "contact_id,at,medium,minutes",
      row: "1,2024-01-01 25:00,phone,-1",
      expected: ["3: not a date", "26: out of range"]),
    Case(
      entity: "tickets", header: "ticket_id,customer_id,opened_at,closed_at",
      row: "1,C,2024-01-02,2024-01-01", expected: ["16: contradiction"]),
    Case(
      entity: "responses", header: "campaign_id,customer_id,at,event", row: "K,C,2024-01-02,seen",
      expected: ["16: unknown value"]),
    Case(
      entity: "opportunities", header: "opportunity_id,stage,outcome", row: "1,offer,maybe",
      expected: ["9: unknown value"]),
    Case(
      entity: "opportunities", header: "opportunity_id,stage,opened_on,closed_on",
      row: "1,won,2024-01-02,2024-01-01", expected: ["18: contradiction"]),
    Case(
      entity: "opportunities", header: "opportunity_id,stage,probability", row: "1,offer,25",
      expected: ["9: out of range"]),
    Case(
      entity: "contracts", header: "contract_id,customer_id,starts_on", row: "1,,x",
      expected: ["3: missing value", "4: not a date"]),
    Case(
      entity: "documents", header: "document_id,customer_id,on", row: "1,C,",
      expected: ["5: missing value"]),
    Case(
      entity: "targets", header: "month,metric,amount", row: "2024-13,revenue,1",
      expected: ["1: not a date"]),
    Case(
      entity: "rates", header: "on,currency,rate", row: "2024-01-01,ABCD,0",
      expected: ["12: unknown currency"]),
  ]

  @Test(arguments: cases) func aBadRow(_ bad: Case) throws {
    let workspace = try TemporaryWorkspace(
      #"s: { files: [{ path: "f.csv", entity: "\#(bad.entity)" }] }"#)
    try workspace.write("f.csv", "\(bad.header)\n\(bad.row)\n")
    let report = try workspace.load()
    #expect(report.told == ["f.csv: read 1, rejected 1"])
    let rows = try workspace.rows(
      "SELECT line, column, reason, text FROM rejected_row ORDER BY rejected_row_key")
    let expected = bad.expected.map { "2|\($0.replacing(": ", with: "|"))|\(bad.row)" }
    #expect(rows == expected)
  }

  @Test func placesBehindALineBreakInQuotes() throws {
    let workspace = try TemporaryWorkspace(#"s: { files: ["contacts.csv"] }"#)
    try workspace.write(
      "contacts.csv",
      "contact_id,at,medium,topic\r\n1,2024-01-01,phone,\"a\r\nb\"\r\n2,x,\"ph\none\",c\r\n")
    let report = try workspace.load()
    #expect(
      report.files.first?.firstReject?.hasSuffix(
        "contacts.csv:4:3: at: not a date in the declared form; check `dates`") == true)
  }

  @Test func aSecondCustomerInADocument() throws {
    let workspace = try TemporaryWorkspace(#"s: { files: ["sales.csv"] }"#)
    try workspace.write(
      "sales.csv",
      """
      order_id,ordered_on,customer_id,product_id,quantity,unit_price
      A,2024-01-01,C,P,1,1
      A,2024-01-01,,P,1,1
      A,2024-01-01,D,P,1,1

      """)
    #expect(try workspace.load().told == ["sales.csv: read 3, loaded 2, rejected 1"])
    #expect(
      try workspace.rows("SELECT line, column, reason FROM rejected_row")
        == ["4|14|second customer in a document"])
  }

  @Test func rowsBeforeTheHistory() throws {
    let workspace = try TemporaryWorkspace(
      #"s: { files: ["sales.csv"] }"#, #"history: { starts: "2024-02" },"#)
    try workspace.write(
      "sales.csv",
      """
      order_id,ordered_on,customer_id,product_id,quantity,unit_price
      A,2024-01-31,C,P,1,1
      B,2024-02-01,C,P,1,1

      """)
    #expect(try workspace.load().told == ["sales.csv: read 2, loaded 1, rejected 1"])
    // The history may begin earlier after all.
    try workspace.map(#"s: { files: ["sales.csv"] }"#)
    #expect(try workspace.load().told == ["sales.csv: read 2, loaded 1, unchanged 1"])
  }

  /// What a row says of its customer is told apart from what it says itself.
  @Test func faultsOfAFurtherEntity() throws {
    let workspace = try TemporaryWorkspace(
      """
      s: { files: [{ path: "f.csv", entities: {
        invoices: { invoice_id: "no", customer_id: "who", issued_on: "day", amount: "sum" },
        customers: { customer_id: "who", kind: "what" } } }] }
      """)
    try workspace.write("f.csv", "no,who,day,sum,what\n1,C,2024-01-01,5,alien\n")
    #expect(try workspace.load().told == ["f.csv: read 1, loaded 1"])
    #expect(
      try workspace.rows("SELECT line, column, column_name, reason FROM rejected_row")
        == ["2|18|what|unknown value"])
  }

  @Test func aMendedFileOfRejectsIsTakenAsItIs() throws {
    let workspace = try TemporaryWorkspace(
      """
      s: { delimiter: ";", decimal: ",", encoding: "windows-1250", files: [{
        path: "prodej-*.csv", entity: "sales", file_date: "prodej-{yyyy}-{MM}.csv",
        complete: "period", columns: { order_id: "Doklad", ordered_on: "Datum",
          product_id: "Zboží", quantity: "Množství", unit_price: "Cena" } }] }
      """)
    try workspace.write(
      "prodej-2024-01.csv",
      windows1250(
        """
        Doklad;Datum;Zboží;Množství;Cena
        A;2024-01-01;P;1;1,5
        A;2024-01-01;P;x;2,5
        A;2024-01-01;Q;3;3,5
        ;2024-01-01;"Q;""\";4;4,5

        """))
    #expect(try workspace.load().told == ["prodej-2024-01.csv: read 4, loaded 2, rejected 2"])
    let lines = ["s:A 1 20240101 P 1 150", "s:A 3 20240101 Q 3 1050"]
    #expect(try workspace.lines() == lines)
    let name = "rejects/1/prodej-2024-01.csv"
    let expected = """
      Doklad;Datum;Zboží;Množství;Cena;line_no;rejected_because
      A;2024-01-01;P;x;2,5;2;"Množství: quantity: not a number in the declared form; check `decimal` and `thousands` as well as `signs`"
      ;2024-01-01;"Q;""\";4;4,5;65537;Doklad: order_id is empty

      """
    #expect(workspace.bytes(name) == windows1250(expected))
    let mended = """
      Doklad;Datum;Zboží;Množství;Cena;line_no;rejected_because
      A;2024-01-01;P;2;2,5;2;mended
      B;2024-01-01;"Q;""\";4;4,5;65537;

      """
    try workspace.write(name, windows1250(mended))
    var options = Importer.Options()
    options.mended = [workspace.path + "/" + name]
    #expect(try workspace.load(options).told == ["prodej-2024-01.csv: read 2, loaded 2"])
    #expect(
      try workspace.lines() == [
        lines[0], "s:A 2 20240101 P 2 500", lines[1], "s:B 65537 20240101 Q;\" 4 1800",
      ])
  }
}

@Suite struct MendedRowTests {
  /// A row with a field too many, of a document that other lines have.
  private func ragged() throws -> TemporaryWorkspace {
    let workspace = try TemporaryWorkspace(#"s: { files: ["sales.csv"] }"#)
    try workspace.write(
      "sales.csv",
      """
      order_id,ordered_on,product_id,quantity,unit_price
      A,2024-01-01,P,1,10
      A,2024-01-01,P,2,10,surplus
      A,2024-01-01,P,x,10
      A,2024-01-01,P,3,10

      """)
    #expect(try workspace.load().told == ["sales.csv: read 4, loaded 2, rejected 2"])
    return workspace
  }

  /// A row with a field too few keeps what it has, and gets no second reason for a field.
  @Test func aShortRowIsToldOnce() throws {
    let workspace = try TemporaryWorkspace(#"s: { files: ["sales.csv"] }"#)
    try workspace.write(
      "sales.csv",
      "order_id,ordered_on,product_id,quantity,unit_price\nA,2024-01-01,P,1\nB,2024-01-01,P,1,1\n")
    try workspace.load()
    _ = try loadMended(workspace, "rejects/1/sales.csv")
    _ = try loadMended(workspace, "rejects/2/sales.csv")
    #expect(
      String(decoding: workspace.bytes("rejects/3/sales.csv"), as: UTF8.self) == """
        order_id,ordered_on,product_id,quantity,unit_price,line_no,rejected_because
        A,2024-01-01,P,1,65537,"the row has 6 fields, the header 7"

        """)
  }

  /// The lineage knows a file of mended rows from the file that they come from.
  @Test func aFileOfMendedRowsIsKnownAsOne() throws {
    let workspace = try ragged()
    let name = "rejects/1/sales.csv"
    try workspace.write(
      name,
      """
      order_id,ordered_on,product_id,quantity,unit_price,line_no,rejected_because
      A,2024-01-01,P,4,10,2,

      """)
    _ = try loadMended(workspace, name)
    #expect(
      try workspace.rows(
        "SELECT path, is_mended, rows_read, rows_rejected FROM import_file ORDER BY file_key")
        == ["sales.csv|0|4|2", "sales.csv|1|1|0"])
  }

  private func loadMended(_ workspace: TemporaryWorkspace, _ name: String) throws -> [String] {
    var options = Importer.Options()
    options.mended = [workspace.path + "/" + name]
    return try workspace.load(options).told
  }

  @Test func aRowWithoutItsSurplusFieldIsTaken() throws {
    let workspace = try ragged()
    let name = "rejects/1/sales.csv"
    let text = String(decoding: workspace.bytes(name), as: UTF8.self)
    #expect(
      text == """
        order_id,ordered_on,product_id,quantity,unit_price,line_no,rejected_because
        A,2024-01-01,P,2,10,surplus,65537,"the row has 6 fields, the header 5"
        A,2024-01-01,P,x,10,2,quantity: not a number in the declared form; check `decimal` and `thousands` as well as `signs`

        """)
    try workspace.write(
      name, text.replacing(",surplus", with: "").replacing(",x,10", with: ",7,10"))
    #expect(try loadMended(workspace, name) == ["sales.csv: read 2, loaded 2"])
    #expect(
      try workspace.lines() == [
        "s:A 1 20240101 P 1 1000", "s:A 2 20240101 P 7 7000", "s:A 3 20240101 P 3 3000",
        "s:A 65537 20240101 P 2 2000",
      ])
  }

  @Test func whatIsRejectedAgainHasOneReason() throws {
    let workspace = try ragged()
    #expect(
      try loadMended(workspace, "rejects/1/sales.csv") == ["sales.csv: read 2, rejected 2"])
    #expect(
      String(decoding: workspace.bytes("rejects/2/sales.csv"), as: UTF8.self) == """
        order_id,ordered_on,product_id,quantity,unit_price,line_no,rejected_because
        A,2024-01-01,P,2,10,surplus,65537,"the row has 8 fields, the header 7"
        A,2024-01-01,P,x,10,2,quantity: not a number in the declared form; check `decimal` and `thousands` as well as `signs`

        """)
    #expect(
      try workspace.rows("SELECT text FROM rejected_row WHERE file_key = 2 ORDER BY line") == [
        "A,2024-01-01,P,2,10,surplus,65537", "A,2024-01-01,P,x,10,2",
      ])
  }
}

/// A text in Windows-1250, as far as these tests need it.
private func windows1250(_ text: String) -> [UInt8] {
  text.utf16.map { unit in
    switch unit {
    case 0x17E: 0x9E
    default: UInt8(unit)
    }
  }
}
