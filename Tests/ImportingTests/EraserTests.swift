import Foundation
import SQLite
import Testing
import Warehouse
import Workspace

@testable import Importing

/// A firm with two systems: Jan Žák is customer 1001 of the ERP and W7 of the shop, and Eva lives in
/// the same street and shares his telephone.
private final class TwoSystems {
  let workspace: TemporaryWorkspace

  static let customers = """
    customer_id;name;email;phone;street;city;country;parent_id;birthday;marketing_consent
    1001;Jan Žák;jan@zak.example;+420 777 123 456;Dlouhá 5;Brno;CZ;;05-17;ano
    1002;Eva Malá;eva@mala.example;+420 777 123 456;Dlouhá 5;Brno;CZ;1001;;ano

    """
  static let contacts = """
    contact_id,customer_id,at,medium,topic,outcome
    K1,1001,2024-01-09,phone,Jan wants a scythe,offer sent
    K2,1002,2024-01-10,phone,asks for Jan Žák,
    K3,1002,2024-01-11,phone,complaint,none

    """
  static let invoices = """
    invoice_id,customer_id,issued_on,amount
    I1,1001,2024-01-31,120
    I2,1002,2024-01-31,50
    I3,1001,2024-02-31,50
    I4,1002,2024-02-31,50

    """

  init() throws {
    workspace = try TemporaryWorkspace(
      """
      erp: { files: [
        { path: "customers*.csv", entity: "customers", encoding: "windows-1250" },
        { path: "contacts*.csv", entity: "contacts" },
        { path: "invoices*.csv", entity: "invoices" },
        { path: "orders*.csv", entity: "orders" },
        { path: "lines*.csv", entity: "order_lines" },
      ] },
      shop: { files: [
        { path: "people*.csv", entity: "customers" }, { path: "sales*.csv", entity: "sales" } ] },
      """,
      """
      identity: { match: ["email"] }, rejects: { rows: 100 },
      """)
    try workspace.write(
      "customers.csv", try TextBytes.windows1250(Self.customers))
    try workspace.write("contacts.csv", Self.contacts)
    try workspace.write("invoices.csv", Self.invoices)
    try workspace.write(
      "orders.csv", "order_id,ordered_on,customer_id\nA,2024-01-05,1001\nB,2024-01-06,1002\n")
    try workspace.write(
      "lines.csv", "order_id,product_id,quantity,unit_price\nA,P,2,10\nB,P,1,10\n")
    try workspace.write(
      "people.csv", "customer_id,name,email,country\nW7,Jan Zak,JAN@zak.example,CZ\n")
    try workspace.write(
      "sales.csv",
      "order_id,ordered_on,customer_id,product_id,quantity,unit_price\nS1,2024-01-20,W7,P,1,30\n")
    try workspace.load()
  }

  /// The sums that must stay.
  func sums() throws -> [String] {
    try workspace.rows(
      """
      SELECT 'sales', month_key, customer_key, revenue_minor, orders FROM customer_month
      UNION ALL SELECT 'open', month_key, customer_key, not_due_minor, open_invoices
        FROM receivable_month
      UNION ALL SELECT 'contacts', month_key, customer_key, contacts, 0 FROM contact_month
      UNION ALL SELECT 'outcomes', count(*), count(outcome), 0, 0 FROM fact_contact
      ORDER BY 1, 2, 3
      """)
  }

  func plan(_ id: String) throws -> Eraser.Plan { try eraser().plan(customerKey: key(of: id)) }

  @discardableResult
  func erase(_ id: String) throws -> Eraser.Plan {
    let plan = try plan(id)
    try eraser().carryOut(plan, waitSeconds: 0.2)
    return plan
  }

  private func eraser() throws -> Eraser {
    let folder = try WorkspaceFolder(opening: workspace.path)
    return Eraser(folder: folder, settings: try folder.settings())
  }

  private func key(of id: String) throws -> Int {
    let rows = try workspace.rows(
      "SELECT customer_key FROM dim_customer WHERE customer_id = '\(id)' AND is_current = 1")
    return try #require(rows.first.flatMap { Int($0) })
  }

  /// The files but exports in which a word stands, in UTF-8 or Windows-1250.
  func files(holding words: [String]) throws -> [String] {
    let exports = ["customers", "contacts", "invoices", "orders", "lines", "people", "sales"]
    let patterns = try words.flatMap { [Array($0.utf8), try TextBytes.windows1250($0)] }
    return try FileManager.default.subpathsOfDirectory(atPath: workspace.path).filter { path in
      if exports.contains(where: path.hasPrefix) { return false }
      let data = Data(workspace.bytes(path))
      return patterns.contains { data.range(of: Data($0)) != nil }
    }.sorted()
  }
}

private enum TextBytes {
  /// The few letters of these tests that are not ASCII, as the code page has them.
  static func windows1250(_ text: String) throws -> [UInt8] {
    try text.unicodeScalars.map { scalar in
      let table: [Unicode.Scalar: UInt8] = ["Ž": 0x8E, "á": 0xE1, "é": 0xE9]
      return try #require(scalar.isASCII ? UInt8(scalar.value) : table[scalar])
    }
  }
}

private let marksOfJan = ["Jan Žák", "Jan Zak", "jan@zak.example", "JAN@zak.example", "Jan wants"]

@Suite struct EraserTests {
  @Test func nothingOfThePersonIsLeftAndTheSumsStay() throws {
    let firm = try TwoSystems()
    let before = try firm.sums()
    #expect(before.count == 7)
    try firm.workspace.write("warehouse.sqlite.version-1.backup", "… Jan Žák …")
    try firm.workspace.write("out/2024-01/index.html", "<p>Jan Žák</p>")
    try firm.workspace.write("out/2024-02/index.html", "<p>Eva</p>")
    try firm.workspace.write("Queries/segments/few.sql", "-- few: …\nSELECT '1001', '1002'\n")
    try firm.workspace.write("notes.txt", "call jan@zak.example")
    let plan = try firm.erase("1001")

    #expect(plan.name == "erased-1" && plan.accounts == 2 && plan.rejectedRows == 1)
    #expect(
      plan.steps.filter { if case .foreign = $0 { false } else { true } } == [
        .segment(path: "Queries/segments/few.sql"),
        .pack(path: "out/2024-01", month: "2024-01"),
        .rejects(path: "rejects/1/invoices.csv", rows: 1),
        .backup(path: "warehouse.sqlite.version-1.backup"),
      ])
    #expect(plan.steps.contains(.foreign(path: "notes.txt")))
    #expect(plan.steps.contains(.foreign(path: "customers.csv")))
    #expect(try firm.files(holding: marksOfJan) == ["notes.txt"])
    #expect(try firm.sums() == before)
    #expect(!firm.workspace.exists("out/2024-01") && firm.workspace.exists("out/2024-02"))
    let segment = String(decoding: firm.workspace.bytes("Queries/segments/few.sql"), as: UTF8.self)
    #expect(segment == "-- few: …\nSELECT 'erased-1', '1002'\n")
    #expect(try firm.workspace.rows(checkText()) == [])
  }

  @Test func theOtherCustomerStaysAsItIs() throws {
    let firm = try TwoSystems()
    try firm.erase("1001")
    #expect(
      try firm.workspace.rows(
        """
        SELECT customer_id, name, parent_id, email, phone, street, city, birthday,
          marketing_consent, country
        FROM dim_customer WHERE is_current = 1 AND customer_key > 0 ORDER BY 1
        """) == [
          "1002|Eva Malá|erased-1|eva@mala.example|+420 777 123 456|Dlouhá 5|Brno|-|1|CZ",
          "erased-1|-|-|-|-|-|-|-|0|CZ",
        ])
    #expect(
      try firm.workspace.rows("SELECT topic, outcome FROM fact_contact ORDER BY contact_id") == [
        "erased|erased", "erased|-", "complaint|none",
      ])
    #expect(
      try firm.workspace.rows("SELECT message, text FROM rejected_row ORDER BY line").map {
        $0.split(separator: "|").last ?? ""
      } == ["not a date", "I4,1002,2024-02-31,50"])
  }

  @Test func oldExportsDoNotBringThePersonBack() throws {
    let firm = try TwoSystems()
    let before = try firm.sums()
    try firm.erase("1001")
    // The same rows in files that are new, and what came after the erasure.
    try firm.workspace.write(
      "customers-2.csv", try TextBytes.windows1250(TwoSystems.customers + "1003;;;;;;CZ;;;\n"))
    try firm.workspace.write(
      "contacts-2.csv", TwoSystems.contacts + "K1,1001,2024-01-09,phone,Jan wants it,offer\n")
    try firm.workspace.write("invoices-2.csv", TwoSystems.invoices + "I5,,2024-02-31,1\n")
    try firm.workspace.write("orders-2.csv", "order_id,ordered_on,customer_id\nA,2024-01-05,1001\n")
    try firm.workspace.write(
      "lines-2.csv", "order_id,product_id,quantity,unit_price\nA,P,2,10\n")
    try firm.workspace.write(
      "people-2.csv", "customer_id,name,email,country\nW7,Jan Zak,jan@zak.example,CZ\n")
    let report = try firm.workspace.load()
    #expect(report.rowsRejected == 3)
    #expect(try firm.files(holding: ["Jan Zak", "jan@zak.example", "Jan wants", "I3,1001"]) == [])
    #expect(try firm.sums() == before)
    #expect(try firm.workspace.rows(checkText()) == [])
    // Facts go on.
    try firm.workspace.write(
      "sales-2.csv",
      "order_id,ordered_on,customer_id,product_id,quantity,unit_price\nS2,2024-02-20,W7,P,1,40\n")
    try firm.workspace.load()
    #expect(
      try firm.workspace.rows(
        """
        SELECT customer_id, month_key, revenue_minor FROM customer_month JOIN dim_customer
          USING (customer_key) WHERE customer_id = 'erased-1' AND is_current = 1 ORDER BY 2
        """) == ["erased-1|202401|5000", "erased-1|202402|4000"])
  }

  @Test func aWarehouseBuiltAnewOrOfABackupForgetsTheSame() throws {
    let firm = try TwoSystems()
    let old = firm.workspace.bytes("warehouse.sqlite")
    let before = try firm.sums()
    try firm.erase("1001")
    try firm.workspace.remove("warehouse.sqlite")
    try firm.workspace.load()
    #expect(try firm.sums() == before)
    #expect(try firm.files(holding: marksOfJan) == [])
    for rest in ["-wal", "-shm"] { try? firm.workspace.remove("warehouse.sqlite" + rest) }
    try firm.workspace.write("warehouse.sqlite", old)
    try firm.workspace.load()
    #expect(try firm.sums() == before)
    #expect(try firm.files(holding: marksOfJan) == [])
    #expect(try firm.workspace.rows(checkText()) == [])
  }

  @Test func aNewAccountOfThePersonIsKnownByItsAddress() throws {
    let firm = try TwoSystems()
    try firm.erase("1001")
    try firm.workspace.write(
      "people-2.csv",
      """
      customer_id,name,email,phone,country
      W8,Jan Žák,Jan@Zak.example,,CZ
      W9,Eva,eva9@mala.example,777 123 456,CZ

      """)
    try firm.workspace.load()
    #expect(try firm.files(holding: ["Jan Žák", "Zak.example"]) == [])
    #expect(
      try firm.workspace.rows(
        """
        SELECT account_id, customer_id, name FROM dim_account JOIN dim_customer USING (customer_key)
        WHERE is_current = 1 AND account_key > 0 ORDER BY 1
        """) == [
          "1002|1002|Eva Malá", "W9|W9|Eva", "erased-1|erased-1|-", "erased-1|erased-1|-",
          "erased-1.2|erased-1|-",
        ])
    // By its id from now on.
    try firm.workspace.write(
      "people-3.csv", "customer_id,name,email,country\nW8,J. Žák,new@address.example,CZ\n")
    try firm.workspace.load()
    #expect(try firm.files(holding: ["J. Žák", "new@address.example"]) == [])
  }

  @Test func whoIsTakenOutOfTheListIsLetInAgain() throws {
    let firm = try TwoSystems()
    try firm.erase("1001")
    try firm.workspace.remove("erased.csv")
    try firm.workspace.write(
      "customers-2.csv", try TextBytes.windows1250(TwoSystems.customers + "1003;;;;;;CZ;;;\n"))
    try firm.workspace.load()
    #expect(
      try firm.workspace.rows(
        """
        SELECT customer_id, name FROM dim_customer WHERE is_current = 1 AND customer_key > 0
        ORDER BY 1
        """) == ["1001|Jan Žák", "1002|Eva Malá", "1003|-", "erased-1|-"])
  }

  @Test func aSecondPersonAndASecondTime() throws {
    let firm = try TwoSystems()
    try firm.erase("1001")
    #expect(try firm.plan("erased-1").isErasedAlready)
    try firm.erase("erased-1")
    let before = try firm.sums()
    #expect(try firm.erase("1002").name == "erased-2")
    #expect(try firm.sums() == before)
    #expect(try firm.files(holding: ["Eva", "mala.example", "777 123 456", "Dlouhá 5"]) == [])
  }

  @Test func aPlanChangesNothing() throws {
    let firm = try TwoSystems()
    let before = firm.workspace.bytes("warehouse.sqlite")
    _ = try firm.plan("1001")
    #expect(firm.workspace.bytes("warehouse.sqlite") == before)
    #expect(!firm.workspace.exists("erased.csv"))
  }

  /// The data test of the program itself.
  private func checkText() throws -> String {
    try QueryCatalogue.builtIn.query("erased").sql
  }
}

@Suite struct ErasedListTests {
  @Test func aLineThatIsNoneIsNamed() throws {
    let path = NSTemporaryDirectory() + "klientela-\(UUID().uuidString).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    for (line, fault) in [
      ("erased-1,email", "is not a name, a kind and a fingerprint"),
      ("erased-1,email,12", "is not a name, a kind and a fingerprint"),
      ("erased-1,shoe,\(String(repeating: "0", count: 64))", "is of a kind"),
    ] {
      try Data("erased_as,what,fingerprint\n\(line)\n".utf8).write(to: URL(filePath: path))
      do {
        _ = try ErasedList(path: path)
        Issue.record("\(line) was read")
      } catch {
        #expect("\(error)".hasPrefix("\(path):2:1: the line \(fault)"), "\(error)")
      }
    }
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let path = NSTemporaryDirectory() + "klientela-\(UUID().uuidString).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var list = try ErasedList(path: path)
    #expect(list.isEmpty && list.nextPerson == "erased-1")
    list.add(.id, "1".utf8, source: "erp", as: "erased-9")
    list.add(.email, "a@b.cz".utf8, as: "erased-9")
    try list.write()
    let read = try ErasedList(path: path)
    #expect(read.name(.id, "1".utf8, source: "erp") == "erased-9")
    #expect(read.name(.id, "1".utf8, source: "shop") == nil)
    #expect(read.name(.email, "a@b.cz".utf8) == "erased-9")
    #expect(read.name(.phone, "a@b.cz".utf8) == nil)
    #expect(read.nextPerson == "erased-10" && read.mark == list.mark)
  }

  @Test(
    arguments: [
      ("ab", "ab", 0), ("ab", "aab", 1), ("abab", "xabaab", nil), ("abab", "xabaabab", 4),
      ("a", "", nil),
      ("aa", "a", nil), ("bca", "bcbca", 2),
    ] as [(String, String, Int?)])
  func bytesAreFound(pattern: String, text: String, place: Int?) {
    let found = Array(text.utf8).withUnsafeBytes {
      BytePattern(Array(pattern.utf8)).firstPlace(in: $0)
    }
    #expect(found == place)
  }
}

@Suite struct ErasedTextTests {
  @Test(arguments: [
    ("asks for Jan Žák", true), ("JAN ZAK, again", true), ("(Jan Žák)", true), ("Jan", false),
    ("Žák", false), ("Jana Žáková", false), ("write to jan@zak.example.", true),
    ("jan@zak.examples", false), ("call +420 777 123 456 at noon", true), ("777123456", true),
    ("777123457", false), ("Jan van der Žák", false), ("", false),
  ])
  func namesSomebody(text: String, isTold: Bool) throws {
    var list = try ErasedList(path: "/none")
    list.add(.name, "janzak".utf8, as: "erased-1")
    list.add(.email, "jan@zak.example".utf8, as: "erased-1")
    list.add(.phone, "420777123456".utf8, as: "erased-1")
    var texts = ErasedTexts()
    let told = Array(text.utf8).withUnsafeBufferPointer { texts.tell($0, list) }
    #expect(told == isTold)
  }
}
