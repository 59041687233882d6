import Foundation
import Testing

@testable import Importing

/// What was paid: exports of payment services and banks, and what invoices tell of it. Amounts are
/// added by hand.
@Suite struct StatementDraftTests {
  private func settings(_ name: String, _ text: String) throws -> String {
    try TemporaryWorkspace.drafted(name, text).settings
  }

  /// A number, a type and a day are no customer: these have names. Currencies are in capitals.
  @Test func movementsOfABalance() throws {
    let text = try settings(
      "balance_history.csv",
      """
      id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description
      txn_1,charge,ch_1,10.00,0.39,9.61,eur,2025-12-30 10:00,2026-01-01 00:00,Fee
      txn_2,refund,ch_1,-10.00,0.00,-10.00,eur,2025-12-31 10:00,2026-01-02 00:00,Fee
      txn_3,payout,po_1,-5.00,0.00,-5.00,eur,2025-12-31 11:00,2026-01-02 00:00,Fee

      """)
    #expect(text.contains("entity: \"payments\","))
    #expect(text.contains("paid_on: \"Created (UTC)\","))
    #expect(text.contains("currency: \"EUR\",  // ? the currency of all figures"))
    #expect(
      text.contains("// ? invoice_id or customer_id: which column, if any? There are Source, Fee"))
    #expect(text.contains("// ? leave_out: [{ column: \"Amount\", starts_with: \"-\" }], if"))
    // Refunds and payouts are both negative, and only these are no payments.
    #expect(text.contains("or what was cancelled or failed: charge, payout, refund"))
  }

  /// A column without a value makes no sales of payments.
  @Test func columnsWithoutValues() throws {
    let text = try settings(
      "Download.CSV",
      """
      "Date","Name","Type","Status","Currency","Gross","Fee","Net","Transaction ID","Item ID",\
      "Invoice Number","Quantity","Country"
      "12/30/2025","Ann Bee","Payment","Completed","USD","1,234.50","-2.00","1,232.50","A1","",\
      "INV1","1","US"
      "12/31/2025","Bob Cee","Payment","Pending","USD","10.00","-1.00","9.00","A2","","INV2","1",\
      "US"

      """)
    #expect(text.contains("entity: \"payments\","))
    #expect(text.contains("amount: \"Gross\","))
    #expect(text.contains("invoice_id: \"Invoice Number\","))
    #expect(text.contains("or failed: Completed, Pending"))
    #expect(!text.contains("sales: {"))
  }

  /// A bank's statement and invoices that bear their symbol beside their number: as drafted none
  /// would be paid. The advice followed, 100.50 and 50.00 are.
  @Test func symbolsOfAStatement() throws {
    let workspace = try TemporaryWorkspace("erp: { files: [] }")
    try workspace.write(
      "firma/faktury.csv",
      """
      Číslo;Variabilní symbol;Datum vystavení;Odběratel;Celkem s DPH
      FV-1;2501;01.12.2025;Novák s.r.o.;100,50
      FV-2;2502;02.12.2025;Malý a syn;50,00

      """)
    try workspace.write(
      "banka/Pohyby_5_na_uctu.csv",
      """
      ID pohybu;Datum;Objem;Měna;Název protiúčtu;VS;Typ
      26001;13.12.2025;100,50;CZK;Novák;2501;Bezhotovostní příjem
      26002;14.12.2025;50,00;CZK;Malý;2502;Bezhotovostní příjem
      26003;15.12.2025;-7,00;CZK;Elektrárny;;Bezhotovostní platba

      """)
    try workspace.remove("klientela.json")
    _ = try WorkspaceDraft(folder: workspace.path).write(
      from: ["firma/faktury.csv", "banka/Pohyby_5_na_uctu.csv"].map { workspace.path + "/" + $0 })
    let text = workspace.settings
    #expect(
      text.contains(
        "invoice_id: \"VS\",  // ? no number of an invoice: these stand in Variabilní symbol of"
          + " firma/faktury.csv. Make that the invoice_id there, and source: \"firma\" beside this"
          + " column here"))
    #expect(!text.contains("column: \"Typ\""))
    let answered =
      text
      .replacing("// ? leave_out: [{ column: \"Objem\"", with: "leave_out: [{ column: \"Objem\"")
      .replacing("starts_with: \"-\" }], if", with: "starts_with: \"-\" }], // if")
      .replacing("invoice_id: \"Číslo\"", with: "invoice_id: \"Variabilní symbol\"")
      .replacing("invoice_id: \"VS\",", with: "invoice_id: { column: \"VS\", source: \"firma\" },")
    try workspace.write("klientela.json", answered)
    try workspace.load()
    #expect(
      try workspace.rows("SELECT count(*), sum(amount_minor) FROM fact_payment") == ["2|15050"])
    #expect(try workspace.rows("SELECT count(*) FROM open_item") == ["0"])
  }

  /// What is paid of invoices, and no day of it: asked for, and loaded as README says it is said.
  @Test func paidAmounts() throws {
    let workspace = try TemporaryWorkspace.drafted(
      "faktury.csv",
      """
      Numer;Data wystawienia;Kontrahent;Brutto;Termin płatności;Zapłacono;Pozostało do zapłaty
      FS 1/2025;2025-12-01;Śliwa Sp. z o.o.;1 230,00;2025-12-15;1 230,00;0,00
      FS 2/2025;2025-12-02;Żółty Ryś S.A.;246,00;2025-12-16;100,00;146,00

      """)
    let text = workspace.settings
    #expect(text.contains("// ? without payments all invoices are open, whatever Zapłacono says."))
    let payments =
      "payments: { payment_id: \"Numer\", invoice_id: \"Numer\", paid_on: \"Termin płatności\","
      + " amount: \"Zapłacono\" },"
    try workspace.write(
      "klientela.json",
      text.replacing("          entities: {\n", with: "          entities: {\n\(payments)\n"))
    try workspace.load()
    #expect(
      try workspace.rows("SELECT count(*), sum(amount_minor) FROM fact_payment") == ["2|133000"])
    #expect(
      try workspace.rows("SELECT count(*), sum(balance_minor) FROM open_item") == ["1|14600"])
  }

  /// Where payments stand beside, be it in another system's folder, they tell what is paid.
  @Test(arguments: ["exports", "banka"])
  func paymentsBeside(folder: String) throws {
    let workspace = try TemporaryWorkspace("erp: { files: [] }")
    try workspace.write(
      "exports/faktury.csv",
      "Číslo;Datum;Odběratel;Celkem;Zaplaceno\n1;2025-12-01;Novák;10,00;10,00\n")
    try workspace.write(
      "\(folder)/platby.csv", "Číslo platby;Datum;Faktura;Částka\n9;2025-12-05;1;10,00\n")
    try workspace.remove("klientela.json")
    _ = try WorkspaceDraft(folder: workspace.path).write(
      from: ["exports/faktury.csv", "\(folder)/platby.csv"].map { workspace.path + "/" + $0 })
    #expect(!workspace.settings.contains("without payments"))
  }

  /// Invoices, payments and credit memos in one list, whose name says customers.
  @Test func listsOfTransactions() throws {
    let text = try settings(
      "Transaction List by Customer.csv",
      """
      Date,Transaction type,Num,Name,Account full name,Amount
      12/30/2025,Invoice,1001,Ann Bee,Accounts Receivable,"1,200.00"
      12/30/2025,Credit Memo,1002,Bob Cee,Accounts Receivable,-20.00
      12/31/2025,Payment,,Ann Bee,Accounts Receivable,100.00

      """)
    #expect(text.contains("invoices: {"))
    #expect(text.contains("customer_id: \"Name\",  // ? there is no code"))
    #expect(
      text.contains("// ? leave_out: [{ column: \"Transaction type\", equals: [] }], with those"))
  }

  /// What the other side is called numbers no payment, though it may stand once in each row.
  @Test func statementsWithoutNumbers() throws {
    let text = try settings(
      "vypis.csv",
      """
      Dátum zaúčtovania;Suma;Mena;Názov protiúčtu;VS;KS;Popis
      13.12.2025;100,50;EUR;Novák;2501;0308;platba
      14.12.2025;20,00;EUR;Malý;2502;0308;platba

      """)
    #expect(text.contains("// ? payment_id: which column? There are Názov protiúčtu, KS"))
  }

  /// A type and a day are no contacts.
  @Test func journals() throws {
    let text = try settings(
      "audit trail.csv",
      """
      Type,Account Reference,Nominal A/C Ref,Date,Reference,Details,Net Amount,Tax Code,Tax Amount
      SI,ANNBE,4000,30/12/2025,1001,Goods,100.00,T1,20.00
      SC,BOBCE,4000,31/12/2025,1002,Goods,10.00,T1,2.00

      """)
    #expect(text.contains("audit trail.csv: what are its rows?"))
  }
}
