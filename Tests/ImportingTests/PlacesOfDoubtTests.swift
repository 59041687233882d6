import Foundation
import Testing

@testable import Importing

/// What could be read two ways, or cannot be, is told, not guessed.
@Suite struct PlacesOfDoubtTests {
  private static let header = "order_id,ordered_on,product_id,quantity,unit_price\n"

  @Test(arguments: [
    ("'sales.csv'", "klientela.json:2:29: sales.csv has 2 columns order_id"),
    (
      "{ path: 'sales.csv', entity: 'sales', columns: { order_id: 'order_id' } }",
      "klientela.json:2:78: sales.csv has 2 columns order_id"
    ), ("{ path: 'sales.csv', entity: 'sales', columns: { order_id: 2 } }", "loaded"),
  ])
  func aHeaderThatStandsTwiceIsAskedAbout(_ file: String, _ told: String) throws {
    let workspace = try TemporaryWorkspace("erp: { files: [\(file)] }")
    try workspace.write("sales.csv", "order_id," + Self.header + "1,A,2025-01-02,P,1,1\n")
    #expect(workspace.refusal().hasPrefix(told))
  }

  /// A typing error in one year must not stretch the calendar over millennia.
  @Test(arguments: ["9999-12-31", "2730-08-01", "2200-01-01", "1899-12-31", "0204-12-31"])
  func aYearThatCannotBeIsRejected(_ day: String) throws {
    let workspace = try TemporaryWorkspace("erp: { files: ['sales.csv', 'invoices.csv'] }")
    try workspace.write("sales.csv", Self.header + "A,2025-01-02,P,1,1\nB,\(day),P,1,1\n")
    try workspace.write(
      "invoices.csv",
      """
      invoice_id,customer_id,issued_on,due_on,amount,settled_on
      F1,C,2025-01-02,9999-12-31,1,
      F2,C,2025-01-02,,1,\(day)

      """)
    #expect(
      try workspace.load().told == [
        "sales.csv: read 2, loaded 1, rejected 1", "invoices.csv: read 2, loaded 1, rejected 1",
      ])
    #expect(
      try workspace.rows("SELECT line || ':' || column || ': ' || reason FROM rejected_row")
        == ["3:3: out of range", "3:20: out of range"])
    #expect(
      try workspace.rows("SELECT min(year), max(year) FROM dim_date WHERE date_key > 0")
        == ["2023|2027"])
  }

  @Test(arguments: [
    (",,,rows,1", "1: missing value"), (",sale,2025-01,rows,1", "2: unknown value"),
    (",sales,,rows,1", "8: missing value"),
  ])
  func aControlTotalOfNothingIsRejected(_ row: String, _ fault: String) throws {
    let workspace = try TemporaryWorkspace("erp: { files: ['sales.csv', 'totals.csv'] }")
    try workspace.write("sales.csv", Self.header + "A,2025-01-02,P,1,1\n")
    try workspace.write(
      "totals.csv", "file,entity,month,measure,value\n\(row)\nsales.csv,,,rows,1\n")
    try workspace.load()
    #expect(try workspace.rows("SELECT column || ': ' || reason FROM rejected_row") == [fault])
  }

  /// Rejects that cannot be written are rows that nobody could mend.
  @Test func nothingLandsWhereRejectsCannotBeWritten() throws {
    let workspace = try TemporaryWorkspace("erp: { files: ['sales.csv'] }")
    try workspace.write("sales.csv", Self.header + "A,2025-01-02,P,1,1\nB,x,P,1,1\n")
    try workspace.write("rejects", "a file in the folder's place")
    #expect(workspace.refusal() != "loaded")
    #expect(!workspace.exists("warehouse.sqlite") && !workspace.exists("warehouse.sqlite.building"))
    try workspace.remove("rejects")
    #expect(try workspace.load().runKey == 1)
    #expect(workspace.exists("rejects/1/sales.csv"))
  }

  /// Suppliers and shippers have names and telephones as customers have, and are none.
  @Test func aDraftDoesNotTakeWhatIsNoneOfOurEntities() throws {
    let workspace = try TemporaryWorkspace("erp: { files: ['sales.csv'] }")
    try workspace.write(
      "shippers.csv", "shipper_id,company_name,phone\n1,Speedy,(503) 555-9831\n2,United,555-3199\n")
    try workspace.write(
      "dodavatele.csv",
      "kod_dodavatele;nazev;telefon;mesto\nD1;Alfa;602111222;Brno\nD2;Beta;;Zlin\n")
    try workspace.write(
      "faktury.csv",
      "invoiceNumber,customerID,InvoiceDate,InvoiceAmount,Disputed\n"
        + "1,A,2025-01-02,55.94,No\n2,B,2025-01-03,61.74,Yes\n")
    let names = ["shippers.csv", "dodavatele.csv", "faktury.csv"]
    let draft = WorkspaceDraft(folder: workspace.path + "/drafted")
    let summary = try draft.write(from: names.map { workspace.path + "/" + $0 })
    #expect(summary.files.map(\.entities) == [[], [], ["invoices"]])
    let text = try String(contentsOfFile: summary.settingsPath, encoding: .utf8)
    #expect(text.contains("shipper_id is a key of none of our entities"))
    #expect(text.contains("kod_dodavatele is a key of none of our entities"))
    #expect(!text.contains("its values are No, Yes"))
  }

  /// What Central European systems call prices, and values that look like something else: a day is no
  /// number of a document, a tax id no price.
  @Test func linesOfInvoicesAreDraftedAsSales() throws {
    let workspace = try TemporaryWorkspace("erp: { files: ['sales.csv'] }")
    try workspace.write(
      "polozky_faktur.csv",
      "Doklad;Datum;Adresa;Kód zboží;Název zboží;Množství;Cena/MJ\n"
        + "1;2.1.2025;17;Z1;Prkno;2;10\n2;3.1.2025;18;Z2;Lať;1;20\n")
    try workspace.write(
      "sprzedaz.csv",
      "Numer dokumentu;Data sprzedaży;NIP nabywcy;Nabywca;Symbol;Ilość;Cena brutto;Waluta\n"
        + "FS 1;2025-01-02;5250000001;Żółw;T1;2;10,50;zł\n"
        + "FS 2;2025-01-03;5250000002;Jeż;T2;1;20,70;zł\n")
    try workspace.write(
      "objednavky.csv",
      "Mena,Uhradené,Vytvorené\n$,2025-01-02,2025-01-01\n$,2025-01-04,2025-01-03\n")
    let names = ["polozky_faktur.csv", "sprzedaz.csv", "objednavky.csv"]
    let summary = try WorkspaceDraft(folder: workspace.path + "/drafted").write(
      from: names.map { workspace.path + "/" + $0 })
    #expect(
      summary.files.map(\.entities) == [
        ["sales", "products"], ["sales", "customers"], ["orders"],
      ])
    let text = try String(contentsOfFile: summary.settingsPath, encoding: .utf8)
    #expect(text.contains("unit_price: \"Cena/MJ\",\n"))
    #expect(text.contains("// ? customer_id: which column, if any? There are Adresa"))
    #expect(text.contains("product_id: \"Symbol\","))
    #expect(
      text.contains(
        "unit_price: \"Cena brutto\",  // ? with tax? Then say prices_include_tax: true too"))
    #expect(text.contains("tax_id: \"NIP nabywcy\","))
    #expect(text.contains("currency: { column: \"Waluta\", values: { \"zł\": \"PLN\" } },"))
    // Whose dollars those are the sign does not tell.
    #expect(text.contains("its values are $; ours codes as CZK."))
    #expect(!text.contains("order_id: \"Uhradené\""))
    #expect(!text.contains("order_id: \"Vytvorené\""))
  }
}
