import Foundation
import Testing

@testable import Importing

/// Exports in which each row is a line of a document and repeats its head: the draft takes them as
/// they stand, and what it loads are the amounts that stand in them, added by hand.
@Suite struct FlatExportDraftTests {
  /// Number and amounts of the head are on each line, and look like an invoice's.
  @Test func linesOfInvoices() throws {
    let workspace = try TemporaryWorkspace.drafted(
      "faktury.csv",
      """
      Číslo;Datum;Splatno;Číslo odběratele;Firma;Kód;Text;Množství;MJ;Jedn. cena;Sazba DPH;\
      Základ;DPH;Celkem;Měna
      2501;31. 12. 2025;14. 1. 2026;101;Novák;Z1;Vrtačka;2;ks;1 234,56;21 %;2 469,12;518,52;\
      2 987,64;Kč
      2501;31. 12. 2025;14. 1. 2026;101;Novák;Z2;Matice;10;ks;3,20;21 %;32,00;6,72;38,72;Kč
      2502;30. 12. 2025;13. 1. 2026;102;Malý;Z1;Vrtačka;-1;ks;1 234,56;21 %;-1 234,56;-259,26;\
      -1 493,82;Kč

      """)
    #expect(workspace.settings.contains("currency: \"CZK\","))
    #expect(
      workspace.settings.contains(
        "currency: { column: \"Měna\", values: { \"Kč\": \"CZK\" } },"))
    try workspace.load()
    #expect(
      try workspace.lines() == [
        "exports:2501 1 20251231 Z1 2 246912", "exports:2501 2 20251231 Z2 10 3200",
        "exports:2502 1 20251230 Z1 -1 -123456",
      ])
    #expect(
      try workspace.rows("SELECT name FROM dim_customer WHERE name IS NOT NULL ORDER BY 1")
        == ["Malý", "Novák"])
  }

  /// No codes, and the document's total with tax on each of its lines, which is no line's amount.
  @Test func totalsOfDocumentsAreNotLines() throws {
    let workspace = try TemporaryWorkspace.drafted(
      "export.csv",
      """
      Doklad;Vystaveno;Odběratel;Název položky;Počet MJ;Cena za MJ;% DPH;DPH položky;Celkem
      FV1;01.12.2025;Novák s.r.o.;Šroub;2;100,00;21;42,00;284,35
      FV1;01.12.2025;Novák s.r.o.;Matice;10;3,50;21;7,35;284,35
      FV2;02.12.2025;Malý a syn;Šroub;1;100,00;21;21,00;121,00

      """)
    #expect(workspace.settings.contains("tax_rate: \"% DPH\","))
    #expect(workspace.settings.contains("tax_amount: \"DPH položky\","))
    #expect(workspace.settings.contains("// not used: Celkem"))
    try workspace.load()
    #expect(
      try workspace.lines() == [
        "exports:FV1 1 20251201 Šroub 2 20000", "exports:FV1 2 20251201 Matice 10 3500",
        "exports:FV2 1 20251202 Šroub 1 10000",
      ])
    #expect(
      try workspace.rows("SELECT name FROM dim_customer WHERE name IS NOT NULL ORDER BY 1")
        == ["Malý a syn", "Novák s.r.o."])
  }

  /// Without a price nothing but its being the same on lines of 2 and of 10 pieces tells it.
  @Test func totalsWithoutAPrice() throws {
    let text = try TemporaryWorkspace.drafted(
      "export.csv",
      """
      Doklad;Datum;Odběratel;Zboží;Množství;Celkem
      FV1;01.12.2025;A;Z1;2;284,35
      FV1;01.12.2025;A;Z2;10;284,35
      FV2;02.12.2025;B;Z1;1;121,00

      """
    ).settings
    #expect(text.contains("net_amount: \"Celkem\",  // ? the same on all lines of a document"))
    let lines = try TemporaryWorkspace.drafted(
      "export.csv",
      """
      Doklad;Datum;Odběratel;Zboží;Množství;Celkem
      FV1;01.12.2025;A;Z1;2;200,00
      FV1;01.12.2025;A;Z2;10;35,00

      """
    ).settings
    #expect(lines.contains("net_amount: \"Celkem\",\n"))
  }

  /// A shop's id, state and total stand on an order's first line, its number on all.
  @Test func shopOrders() throws {
    let workspace = try TemporaryWorkspace.drafted(
      "orders_export_1.csv",
      """
      Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,\
      Lineitem price,Lineitem sku,Billing Name,Id
      #1001,a@example.com,paid,EUR,50.00,2025-12-01 23:30:11 +0100,2,Mug,20.00,M1,Ann Bee,9001
      #1001,a@example.com,,,,2025-12-01 23:30:11 +0100,1,Cup,10.00,C1,,
      #1002,b@example.com,paid,EUR,10.00,2025-12-02 08:00:00 +0100,1,Cup,10.00,C1,Bob Cee,9002

      """)
    try workspace.load()
    #expect(
      try workspace.lines() == [
        "exports:#1001 1 20251201 M1 2 4000", "exports:#1001 2 20251201 C1 1 1000",
        "exports:#1002 1 20251202 C1 1 1000",
      ])
    #expect(
      workspace.settings.contains(
        """
        name: "Billing Name",  // ? empty in 1 of the first 3 rows, and the latest row tells: fill \
        it down in the file
        """))
    #expect(
      try workspace.rows("SELECT email FROM dim_customer WHERE email IS NOT NULL ORDER BY 1")
        == ["a@example.com", "b@example.com"])
  }

  /// Where even the number stands on the first line only, the draft says what would come of it.
  @Test func headOnTheFirstLineOnly() throws {
    let workspace = try TemporaryWorkspace.drafted(
      "export.csv",
      """
      Order number,Order date,Customer ID,SKU,Quantity,Unit price
      1,2025-12-01,C1,P1,1,10.00
      ,,,P2,2,5.00
      2,2025-12-02,C2,P1,1,10.00

      """)
    #expect(
      workspace.settings.contains(
        """
        order_id: "Order number",  // ? empty in 1 of the first 3 rows, which would be rejected: \
        fill it down in the file, or choose another
        """))
  }

  @Test(arguments: [
    // Heads alone stay what they are.
    ("faktury.csv", "Číslo;Datum;Odběratel;Celkem;DPH\n1;01.12.2025;A;121,00;21,00\n", "invoices"),
    // A product's list with what is in stock.
    (
      "stock.csv", "SKU,Product name,Quantity,Price\nP1,Mug,3,10.00\nP2,Cup,4,11.00\n", "products"
    ),
  ])
  func whatHasNoLines(name: String, text: String, entity: String) throws {
    #expect(try TemporaryWorkspace.drafted(name, text).settings.contains("entity: \"\(entity)\","))
  }

  /// What a product is called is not the customer's name too.
  @Test func oneNameForOneThing() throws {
    let workspace = try TemporaryWorkspace.drafted(
      "sprzedaz.csv",
      """
      Numer dokumentu;Data sprzedaży;Kontrahent;Symbol;Nazwa;Ilość;Cena netto;Wartość netto
      FS 1/2025;31.12.2025;Śliwa Sp. z o.o.;T1;Żarówka LED;2;10,50;21,00
      FS 2/2025;31.12.2025;Żółty Ryś S.A.;T2;Młotek;1;40,00;40,00

      """)
    try workspace.load()
    #expect(
      try workspace.rows("SELECT customer_id, name FROM customers ORDER BY 1") == [
        "Śliwa Sp. z o.o.|Śliwa Sp. z o.o.", "Żółty Ryś S.A.|Żółty Ryś S.A.",
      ])
    #expect(
      try workspace.rows("SELECT name FROM dim_product WHERE name IS NOT NULL ORDER BY 1")
        == ["Młotek", "Żarówka LED"])
  }

  /// A cost above the price of one wherever there are several is the line's; where the price of one
  /// is below too, the firm sells at a loss.
  @Test func costsOfLines() throws {
    let head = "Doklad;Datum;Odběratel;Zboží;Množství;Cena;Náklady\n"
    func settings(_ rows: String) throws -> String {
      try TemporaryWorkspace.drafted("prodej.csv", head + rows).settings
    }
    let ofLines = try settings(
      "1;31.12.2025;7;Z1;10;20,00;150,00\n1;31.12.2025;7;Z2;1;20,00;15,00\n"
        + "2;31.12.2025;8;Z1;4;20,00;60,00\n")
    #expect(!ofLines.contains("unit_cost: \"Náklady\""))
    #expect(ofLines.contains("// ? unit_cost: Náklady is above the price of several pieces"))
    for rows in [
      "1;31.12.2025;7;Z1;10;20,00;15,00\n2;31.12.2025;8;Z1;4;20,00;15,00\n",
      "1;31.12.2025;7;Z1;10;20,00;25,00\n2;31.12.2025;8;Z1;1;20,00;25,00\n",
    ] {
      #expect(try settings(rows).contains("unit_cost: \"Náklady\","))
    }
  }

  /// The number of a shop's order; people who are called alike are told apart by their address.
  @Test func ordersByCode() throws {
    let workspace = try TemporaryWorkspace.drafted(
      "orders.csv",
      """
      code;date;currency;email;billFullName;orderItemName;orderItemAmount;orderItemCode;\
      orderItemUnitPriceWithoutVat;totalPriceWithoutVat
      2025001;2025-12-30 10:00:00;CZK;jan@seznam.cz;Jan Novák;Vrták;2;Z1;50,00;150,00
      2025001;2025-12-30 10:00:00;CZK;jan@seznam.cz;Jan Novák;Doprava;1;D1;50,00;150,00
      2025002;2025-12-31 10:00:00;CZK;novak@seznam.cz;Jan Novák;Vrták;1;Z1;50,00;50,00

      """)
    try workspace.load()
    #expect(
      try workspace.lines() == [
        "exports:2025001 1 20251230 Z1 2 10000", "exports:2025001 2 20251230 D1 1 5000",
        "exports:2025002 1 20251231 Z1 1 5000",
      ])
    #expect(
      try workspace.rows("SELECT customer_id, name FROM customers ORDER BY 1") == [
        "jan@seznam.cz|Jan Novák", "novak@seznam.cz|Jan Novák",
      ])
  }

  /// The file's name says goods, its columns say what was sold.
  @Test func movementsOfGoods() throws {
    let workspace = try TemporaryWorkspace.drafted(
      "Pohyby zboží.csv",
      """
      Číslo organizace;Název organizace;Řada;Pořadové číslo;Datum případu;Reg. číslo;Množství;MJ;\
      JC bez daní;CC bez daní
      101;Novák s.r.o.;500;000001;31.12.2025 0:00:00;Z1;2,000000;ks;50,00;100,00
      102;Malý a syn;500;000002;31.12.2025 0:00:00;Z1;1,000000;ks;50,00;50,00

      """)
    try workspace.load()
    #expect(
      try workspace.lines() == [
        "exports:000001 1 20251231 Z1 2 10000", "exports:000002 1 20251231 Z1 1 5000",
      ])
  }

  /// A report names customers in a row above theirs: the draft says which column is to be filled.
  @Test func customersAboveTheirRows() throws {
    let text = try TemporaryWorkspace.drafted(
      "Sales by Customer Detail.csv",
      """
      Customer full name,Transaction date,Num,Product/Service full name,Quantity,Sales price,Amount
      Ann Bee,,,,,,
      ,12/30/2025,1001,Mug,1,10.00,10.00
      ,12/31/2025,1002,Cup,2,5.00,10.00

      """
    ).settings
    #expect(
      text.contains(
        "// ? customer_id: which column, if any? Customer full name is empty in 2 of the first 3"
          + " rows: fill it down in the file. There are"))
  }
}
