import Foundation
import Testing

@testable import Importing

/// Exports as systems make them: what their headers and values mean is drafted, and no column is
/// taken for what it is not. Amounts are added by hand.
@Suite struct SystemExportDraftTests {
  private func settings(_ name: String, _ text: String) throws -> String {
    try TemporaryWorkspace.drafted(name, text).settings
  }

  /// The variable symbol stands once in each row, as a key does: it is nobody's id, and no amount.
  @Test func symbolsOfPaymentsAreNoCustomers() throws {
    let money = try settings(
      "faktury vydané.csv",
      """
      Číslo dokladu;Vystaveno;Splatno;Uhrazeno;Odběratel - název;Odběratel - IČ;Celkem s DPH;\
      Variabilní symbol
      FV1;31.12.2025;14.01.2026;09.01.2026;Novák s.r.o.;25000001;1 210,00;2501
      FV2;30.12.2025;13.01.2026;;Malý a syn;25000002;-121,00;2502

      """)
    #expect(money.contains("customer_id: \"Odběratel - název\",  // ? there is no code"))
    #expect(money.contains("registration_id: \"Odběratel - IČ\","))
    #expect(money.contains("// not used: Variabilní symbol"))
    let slovak = try settings(
      "faktury.csv",
      """
      Číslo faktúry;Variabilný symbol;Klient;Dátum vystavenia;Dátum splatnosti;Celkom s DPH
      1;2501;Novák;31.12.2025;14.01.2026;121,00 €
      2;2502;Malý;30.12.2025;13.01.2026;242,00 €

      """)
    #expect(slovak.contains("amount: \"Celkom s DPH\","))
    let unknown = try settings(
      "faktury.csv",
      """
      Číslo faktúry;Variabilný symbol;Klient;Dátum vystavenia;Dátum splatnosti;Koľko
      1;2501;Novák;31.12.2025;14.01.2026;121,00 €
      2;2502;Malý;30.12.2025;13.01.2026;242,00 €

      """)
    #expect(unknown.contains("// ? amount: which column? There are Variabilný symbol, Koľko"))
  }

  /// A header says the currency: of all amounts, and that 21 crowns of tax are no rate of 21 %.
  @Test func headersWithCurrencies() throws {
    let workspace = try TemporaryWorkspace.drafted(
      "Položky faktur.csv",
      """
      Číslo dokladu;Datum;Firma;Kód;Text;Množství;Jednotková cena;Kč Základ;Kč DPH;Kč Celkem
      FV1;31. 12. 2025;Novák s.r.o.;Z1;Vrták;2;50,00;100,00;21,00;121,00
      FV1;31. 12. 2025;Novák s.r.o.;Z2;Matice;1;10,00;10,00;2,10;12,10

      """)
    let text = workspace.settings
    #expect(text.contains("currency: \"CZK\",  // ? the currency of all figures"))
    #expect(text.contains("net_amount: \"Kč Základ\","))
    #expect(text.contains("tax_amount: \"Kč DPH\","))
    #expect(text.contains("// not used: Kč Celkem"))
    try workspace.load()
    #expect(
      try workspace.lines() == [
        "exports:FV1 1 20251231 Z1 2 10000", "exports:FV1 2 20251231 Z2 1 1000",
      ])
    let two = try settings(
      "faktury.csv",
      """
      Číslo;Datum;Odběratel;Celkem EUR;Celkem CZK
      1;2025-12-31;A;10.00;250.00
      2;2025-12-31;B;20.00;500.00

      """)
    #expect(two.contains("// ? amount: which column? There are Celkem EUR, Celkem CZK"))
  }

  /// Days are no number of days, amounts and words no day of settlement.
  @Test func valuesThatAreOthers() throws {
    let flexi = try TemporaryWorkspace.drafted(
      "faktura-vydana.csv",
      """
      Interní číslo,Vystaveno,Splatnost,Název firmy,Celkem [Kč],Datum úhrady
      VF1,2025-12-30+01:00,2026-01-13+01:00,Novák s.r.o.,1210.00,
      VF2,2025-12-31+01:00,2026-01-14+01:00,Malý a syn,121.00,2026-01-05+01:00

      """)
    try flexi.load()
    #expect(
      try flexi.rows("SELECT invoice_id, issued_on, due_on, amount FROM invoices ORDER BY 1") == [
        "VF1|2025-12-30|2026-01-13|1210.0", "VF2|2025-12-31|2026-01-14|121.0",
      ])
    let polish = try settings(
      "faktury.csv",
      """
      Numer,Data wystawienia,Nazwa klienta,NIP,Wartość brutto,Termin płatności,Data płatności,\
      Zapłacono
      1/12/2025,2025-12-31,Nowak Sp. z o.o.,5240000001,123.00 zł,2026-01-14,2026-01-05,123.00 zł
      2/12/2025,2025-12-31,Kowalski,5240000002,246.00 zł,2026-01-14,,0.00 zł

      """)
    #expect(polish.contains("due_on: \"Termin płatności\","))
    #expect(polish.contains("settled_on: \"Data płatności\","))
    #expect(polish.contains("customer_id: \"Nazwa klienta\","))
    #expect(polish.contains("// not used: Zapłacono"))
    let words = try settings(
      "faktury.csv",
      """
      Číslo;Datum;Odběratel;Celkem;Uhrazeno
      1;2025-12-31;A;10,00;ano
      2;2025-12-31;B;20,00;ne

      """)
    #expect(words.contains("// not used: Uhrazeno"))
  }

  /// A line's own amount, not the document's, though that stands before it.
  @Test func theAmountOfALine() throws {
    let workspace = try TemporaryWorkspace.drafted(
      "SalesInvoices.csv",
      """
      ContactName,InvoiceNumber,InvoiceDate,Total,InventoryItemCode,Quantity,UnitAmount,LineAmount
      Ann Bee,INV-1,31/12/2025,60.00,M1,2.0000,20.0000,40.00
      Ann Bee,INV-1,31/12/2025,60.00,C1,1.0000,20.0000,20.00
      Bob Cee,INV-2,30/12/2025,10.00,C1,1.0000,10.0000,10.00

      """)
    try workspace.load()
    #expect(
      try workspace.lines() == [
        "exports:INV-1 1 20251231 M1 2 4000", "exports:INV-1 2 20251231 C1 1 2000",
        "exports:INV-2 1 20251230 C1 1 1000",
      ])
  }

  /// The column with the customers' names is their name, that with their numbers their id.
  @Test func codesBeforeNames() throws {
    let workspace = try TemporaryWorkspace.drafted(
      "prodej.csv",
      """
      Doklad;Datum;Odběratel;Číslo odběratele;Zboží;Množství;Cena
      1;31.12.2025;Novák s.r.o.;101;Z1;2;50,00
      2;31.12.2025;Malý a syn;102;Z1;1;50,00

      """)
    try workspace.load()
    #expect(
      try workspace.rows("SELECT customer_id, name FROM customers ORDER BY 1") == [
        "101|Novák s.r.o.", "102|Malý a syn",
      ])
  }

  /// Stages that end a deal, a day of closing that open deals have too, per cent.
  @Test func dealsOfCustomerSystems() throws {
    let workspace = try TemporaryWorkspace.drafted(
      "Opportunity.csv",
      """
      Id,AccountId,Name,StageName,Amount,Probability (%),CloseDate,CreatedDate,CurrencyIsoCode
      1,001,One,Prospecting,100.00,20,2026-02-01,2025-12-01T10:00:00.000Z,CZK
      2,001,Two,Closed Won,200.00,100,2025-12-20,2025-12-01T10:00:00.000Z,CZK
      3,002,Three,Closed Lost,300.00,0,2025-12-21,2025-12-01T10:00:00.000Z,CZK

      """)
    try workspace.load()
    #expect(
      try workspace.rows(
        """
        SELECT outcome, expected_date_key, closed_date_key, amount_minor, probability_micro
        FROM fact_opportunity ORDER BY opportunity_key
        """) == [
          "open|20260201|0|10000|200000", "won|20251220|20251220|20000|1000000",
          "lost|20251221|20251221|30000|0",
        ])
    let text = workspace.settings
    #expect(text.contains("currency: \"CZK\","))
  }

  /// The words of another case are ours.
  @Test func outcomesInCapitals() throws {
    let text = try settings(
      "deals.csv",
      """
      Deal - ID,Deal - Value,Deal - Organization,Deal - Stage,Deal - Status,Deal - Deal created
      1,10.00,Novák,Offer,Open,2025-12-01 10:00:00
      2,20.00,Malý,Offer,Won,2025-12-01 10:00:00

      """)
    #expect(
      text.contains(
        "outcome: { column: \"Deal - Status\", values: { \"Open\": \"open\", \"Won\": \"won\" } },")
    )
  }

  /// What would count without a word is asked about.
  @Test func whatWouldCountIsAsked() throws {
    let payments = try settings(
      "unified_payments.csv",
      """
      id,Created date (UTC),Amount,Currency,Status,Customer ID
      ch_1,2025-12-31 10:00:00,10.00,eur,Paid,cus_1
      ch_2,2025-12-31 10:00:00,20.00,eur,Failed,cus_1

      """)
    #expect(
      payments.contains(
        "// ? leave_out: [{ column: \"Status\", equals: [] }], with those that do not count, such as"
          + " drafts or what was cancelled or failed: Failed, Paid"))
    let orders = try settings(
      "orders.csv",
      """
      ID;Customer;Total;Status;Date
      1;E. Novák;€1,234.56;completed;2025-12-31 10:00:00
      2;F. Malý;€10.00;completed;2025-12-31 10:00:00

      """)
    #expect(orders.contains("// ? orders without lines come to no revenue."))
    #expect(orders.contains("net_amount: one of Total"))
    let customers = try settings(
      "Adresář.csv",
      """
      Číslo;Firma;Jméno;IČ;Skupina
      1;Novák s.r.o.;;25000001;Odběratel
      2;Malý a syn;;25000002;Odběratel

      """)
    #expect(customers.contains("parent_id: \"Skupina\",  // ? the head of a group of companies?"))
  }

  /// A person to speak to is no number of a customer: what it is called stands for that.
  @Test func customersWithoutCodes() throws {
    let workspace = try TemporaryWorkspace.drafted(
      "Kontakty.csv",
      """
      Company;Contact;Email;City
      Novák s.r.o.;Jan Novák;a@example.com;Praha
      Malý a syn;Petr Malý;b@example.com;Brno

      """)
    #expect(
      workspace.settings.contains("customer_id: \"Company\",  // ? there is no code, so this "))
    try workspace.load()
    #expect(
      try workspace.rows("SELECT customer_id, name, email FROM customers ORDER BY 1") == [
        "Malý a syn|Malý a syn|b@example.com", "Novák s.r.o.|Novák s.r.o.|a@example.com",
      ])
    // Those who have a number of another kind are others.
    let suppliers = try settings(
      "list.csv", "supplier_id,company_name,city,phone\n1,Novák s.r.o.,Praha,123\n2,Malý,Brno,456\n"
    )
    #expect(suppliers.contains("list.csv: what are its rows? supplier_id is a key of none"))
    // Not even where another column has values that stand once.
    let withFax = try settings(
      "list.csv", "supplier_id,company_name,city,fax\n1,Novák s.r.o.,Praha,123\n2,Malý,Brno,\n")
    #expect(withFax.contains("list.csv: what are its rows? supplier_id is a key of none"))
  }

  /// A row of totals has no number; it does not hide which column has them.
  @Test func totalsBelow() throws {
    let rows = (1001...1012).map { "12/31/2025,\($0),Ann Bee,Mug,1,10.00\n" }.joined()
    let workspace = try TemporaryWorkspace.drafted(
      "Sales by Product.csv",
      """
      Transaction date,Num,Customer full name,Product/Service full name,Quantity,Amount
      \(rows)12/30/2025,1013,Bob Cee,Mug,2,"1,234.50"
      12/30/2025,1013,Bob Cee,Cup,1,(20.00)
      TOTAL,,,,,"$1,334.50"

      """)
    try workspace.load()
    #expect(
      try workspace.rows("SELECT count(*), sum(revenue_minor) FROM fact_sale_line")
        == ["14|133450"])
  }

  /// A code is no amount, though one word may mean both.
  @Test func codesAreNoAmounts() throws {
    let text = try settings(
      "uhrady.csv",
      """
      Úhrada;Faktúra;Dátum;Suma
      U1;F1;2. 1. 2026;1171,32
      U9;F10;5. 1. 2026;1381,82

      """)
    #expect(text.contains("payment_id: \"Úhrada\","))
    #expect(text.contains("amount: \"Suma\","))
  }

  /// Files put together have the header again; two columns may be called alike.
  @Test func headersThatComeAgain() throws {
    let head = "Doklad;Datum;Číslo odběratele;Kód zboží;Množství (ks);Cena/ks bez DPH"
    let again = try TemporaryWorkspace.drafted(
      "prodej.csv",
      """
      \(head)
      1;31.12.25;7;Z1;2;10,00
      \(head)
      2;1.2.25;7;Z1;1;20,00

      """)
    #expect(try again.load().told.map { $0.hasSuffix("read 3, loaded 2, left out 1") } == [true])
    #expect(
      try again.lines() == [
        "exports:1 1 20251231 Z1 2 2000", "exports:2 1 20250201 Z1 1 2000",
      ])
    let alike = try TemporaryWorkspace.drafted(
      "prodej.csv",
      """
      Doklad;Datum;Číslo odběratele;Kód zboží;Množství;Cena;Cena
      1;31.12.2025;7;Z1;2;10,00;12,10

      """)
    try alike.load()
    #expect(try alike.lines() == ["exports:1 1 20251231 Z1 2 2000"])
    let text = alike.settings
    #expect(text.contains("unit_price: 6,  // ? columns 6, 7 are all called Cena: is it this one?"))
  }

  /// 46022 is what spreadsheets keep of 31 December 2025: 45,658 is 1 January, and 364 days more.
  @Test func numbersOfDays() throws {
    let workspace = try TemporaryWorkspace.drafted(
      "prodej.csv",
      """
      Doklad;Datum;Číslo odběratele;Kód zboží;Množství;Cena
      1;46022;7;Z1;2;10,00

      """)
    let reject = try workspace.load().files.first?.firstReject
    #expect(reject?.contains("ordered_on: a spreadsheet's number of a day, no date") == true)
  }

  /// An address book that numbers customers, and invoices that name them, would make two of each.
  @Test func namesBesideIds() throws {
    let workspace = try TemporaryWorkspace("erp: { files: [] }")
    try workspace.write(
      "exports/Adresář.csv", "Číslo;Firma;IČ\n1;Novák s.r.o.;25000001\n2;Malý a syn;25000002\n")
    try workspace.write(
      "exports/faktury.csv",
      """
      Číslo;Datum;Firma;IČ;Kč celkem
      F1;31.12.2025;Novák s.r.o.;25000001;1 210,00
      F2;30.12.2025;Malý a syn;25000002;121,50

      """)
    try workspace.remove("klientela.json")
    _ = try WorkspaceDraft(folder: workspace.path).write(
      from: ["Adresář.csv", "faktury.csv"].map { workspace.path + "/exports/" + $0 })
    let text = workspace.settings
    #expect(
      text.contains(
        "customer_id: \"Firma\",  // ? names of customers who have other ids in this source"))
  }
}
