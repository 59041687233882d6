import Testing

@testable import Workspace

@Suite struct ColumnNamesTests {
  @Test(arguments: [
    ("Číslo_dokladu", "cislo dokladu"), ("ČísloDokladu", "cislo dokladu"),
    ("customerID", "customer id"), ("CustomerID", "customer id"), ("InvoiceNo", "invoice no"),
    ("  E-mail. ", "e mail"), ("Zákazník (IČO)", "zakaznik ico"), ("ZAŻÓŁĆ", "zazolc"),
    ("C\u{30C}islo", "cislo"), ("PSČ", "psc"), ("Straße", "strasse"), ("", ""), ("---", ""),
    ("address2", "address2"),
  ])
  func folding(text: String, folded: String) {
    #expect(foldedName(text) == folded)
  }

  @Test(arguments: [
    (EntityName.sales, "InvoiceNo", "order_id"), (.sales, "StockCode", "product_id"),
    (.sales, "Quantity", "quantity"), (.sales, "InvoiceDate", "ordered_on"),
    (.sales, "UnitPrice", "unit_price"), (.sales, "CustomerID", "customer_id"),
    (.sales, "Country", "country"), (.orderLines, "discount", "discount_fraction"),
    (.orders, "employee_id", "rep_id"), (.orders, "shipped_date", "delivered_on"),
    (.orders, "required_date", "promised_on"),
    (.customers, "company_name", "name"), (.customers, "address", "street"),
    (.invoices, "customerID", "customer_id"), (.invoices, "invoiceNumber", "invoice_id"),
    (.invoices, "DueDate", "due_on"), (.invoices, "InvoiceAmount", "amount"),
    (.invoices, "SettledDate", "settled_on"), (.invoices, "Disputed", "disputed"),
    (.opportunities, "sales_agent", "rep_id"),
    (.opportunities, "deal_stage", "stage"), (.opportunities, "engage_date", "opened_on"),
    (.opportunities, "close_date", "closed_on"), (.opportunities, "close_value", "amount"),
    (.opportunities, "account", "customer_id"), (.reps, "regional_office", "region"),
    (.customers, "subsidiary_of", "parent_id"), (.products, "sales_price", "list_price"),
    (.rates, "Date", "on"),
    // Czech, Slovak, Polish.
    (.invoices, "Částka s DPH", "amount"), (.invoices, "Datum splatnosti", "due_on"),
    (.sales, "Množství", "quantity"), (.sales, "Cena za MJ", "unit_price"),
    (.customers, "IČO", "registration_id"), (.customers, "DIČ", "tax_id"),
    (.customers, "Obchodné meno", "name"), (.customers, "IČ DPH", "tax_id"),
    (.payments, "Dátum úhrady", "paid_on"), (.sales, "Množstvo", "quantity"),
    (.sales, "Ilość", "quantity"), (.customers, "Kod pocztowy", "postal_code"),
    (.customers, "NIP", "tax_id"), (.invoices, "Termin płatności", "due_on"),
    (.invoices, "Numer faktury", "invoice_id"), (.payments, "Kwota", "amount"),
    // Of documents' lines.
    (.sales, "Jedn. cena", "unit_price"), (.sales, "Vystaveno", "ordered_on"),
    (.sales, "Základ", "net_amount"), (.sales, "amazon-order-id", "order_id"),
    (.sales, "Item Tax", "tax_amount"), (.products, "Nazwa towaru lub usługi", "name"),
    (.products, "Lineitem name", "name"), (.customers, "Nazwa nabywcy", "name"),
    (.customers, "Email (Billing)", "email"),
  ])
  func headers(entity: EntityName, header: String, column: String) {
    #expect(ColumnNames.column(for: header, in: entity) == column)
  }

  @Test(arguments: [
    (EntityName.orders, "freight"), (.invoices, "DaysLate"), (.customers, "Kwota"), (.sales, ""),
    (.orders, "Cena"), (.customers, "Name 2"),
  ])
  func otherHeaders(entity: EntityName, header: String) {
    #expect(ColumnNames.column(for: header, in: entity) == nil)
  }

  @Test(arguments: [
    ("exports/vydane_faktury-2025.csv", [EntityName.invoices]),
    ("order_details.csv", [.orderLines]),
    ("accounts-receivable.csv", [.invoices]), ("sales_pipeline.csv", [.opportunities]),
    ("Zákazníci.csv", [.customers]), ("eurofxref-hist.csv", [.rates]), ("x.csv", []),
    ("zamówienia2025.csv", [.orders]), ("pozycje_zamówień.csv", [.orderLines]),
  ])
  func fileNames(path: String, entities: [EntityName]) {
    #expect(ColumnNames.entities(forFileName: path) == entities)
  }

  @Test func everyWordNamesAColumnThatExists() {
    for (entity, names) in ColumnNames.namesByEntity {
      for line in names.split(separator: "\n") {
        let column = String(line.prefix { $0 != ":" })
        let entities: [EntityName] =
          entity == .orders || entity == .orderLines ? [.sales] : [entity]
        #expect(entities.contains { Entity.of($0).column(column) != nil }, "\(entity) \(column)")
      }
    }
    let everyColumn = Set(EntityName.allCases.flatMap { Entity.of($0).columns.map(\.name) })
    #expect(Set(ColumnNames.common.values).isSubset(of: everyColumn))
    #expect(Set(ColumnNames.entityWords.values) == Set(EntityName.allCases))
  }

  @Test func wordsAreFolded() {
    let names =
      Array(ColumnNames.namesByEntity.values) + [
        ColumnNames.commonNames, ColumnNames.entityNames,
      ]
    for line in names.flatMap({ $0.split(separator: "\n") }) {
      for word in line.drop(while: { $0 != ":" }).dropFirst().split(separator: ",") {
        let trimmed = String(word.drop { $0 == " " })
        #expect(foldedName(trimmed) == trimmed)
      }
    }
  }
}
