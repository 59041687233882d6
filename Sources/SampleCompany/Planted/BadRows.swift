/// The bad rows: some fifty, of every kind, a few in a file. All have ids of their own, so that no
/// good row depends on them.
enum BadRows {
  /// The bad rows of an export, by its path in the workspace.
  static func rows(of file: String) -> [BadRow] {
    byFile[file] ?? []
  }

  /// The exports that have bad rows of their own.
  static var files: Set<String> { Set(byFile.keys) }

  /// Months in whose ERP sales one document has a line of another customer.
  static let monthsWithSecondCustomer = [16, 32]

  static func secondCustomer(
    document: String, line: Int, customerID: String, date: String, currency: String
  ) -> BadRow {
    let fields = [
      document, "\(line)", date, customerID, "010020", "2", "149,00", "0", "21", currency, "P",
      "", "", "V", "", "",
    ]
    return BadRow(fault: .secondCustomer, column: "Zákazník", fields: fields, afterRow: 0)
  }

  private static let byFile: [String: [BadRow]] = [
    "exports/erp/prodej-2023-02.csv": [
      sale("B01", "10.02.2023").with(.dayOutsideLeapYear, "Datum", "29.02.2023", after: 40),
      sale("B02", "10.02.2023").with(.missingRequired, "Zboží", "", after: 90),
    ],
    "exports/erp/prodej-2023-06.csv": [
      sale("B03", "12.06.2023").with(.beforeHistory, "Datum", "12.06.2003", after: 55),
      sale("B04", "12.06.2023").with(.notANumber, "Množství", "deset", after: 130),
    ],
    "exports/erp/prodej-2023-11.csv": [
      sale("B05", "10.11.2023").with(.dayOutsideMonth, "Datum", "31.11.2023", after: 33),
      sale("B06", "10.11.2023").with(.unknownCurrency, "Měna", "XQZ", after: 77),
    ],
    "exports/erp/prodej-2024-01.csv": [
      sale("B07", "15.01.2024").with(.notANumber, "Cena", "149,OO", after: 20),
      sale("B08", "15.01.2024").cut(after: 60),
    ],
    "exports/erp/prodej-2024-04.csv": [
      sale("B09", "15.04.2024").with(.wrongDateForm, "Datum", "2024-04-15", after: 50),
      sale("", "15.04.2024").with(.missingRequired, "Doklad", "", after: 110),
    ],
    "exports/erp/prodej-2024-08.csv": [
      sale("B11", "15.08.2024").with(
        .overflow, "Množství", "99999999999999999999999", after: 45),
      sale("B12", "15.08.2024").with(.badGrouping, "Cena", "1 49,00", after: 90),
    ],
    "exports/erp/prodej-2024-10.csv": [
      sale("B13", "15.10.2024").lengthened(by: "!", after: 25),
      sale("B14", "15.10.2024").with(.currencyWithoutRate, "Měna", "CHF", after: 88),
    ],
    "exports/erp/prodej-2025-02.csv": [
      sale("B15", "14.02.2025").with(.unparseableDate, "Datum", "v pátek", after: 38),
      sale("B16", "14.02.2025").with(.missingRequired, "Množství", "", after: 71),
    ],
    "exports/erp/prodej-2025-05.csv": [
      sale("B17", "14.05.2025").with(.negativeTax, "DPH %", "-21", after: 64),
      sale("B18", "14.05.2025").with(.notANumber, "Cena", "149,00,50", after: 120),
    ],
    "exports/erp/prodej-2025-07.csv": [
      sale("B19", "14.07.2025").with(.missingRequired, "Cena", "", after: 47),
      sale("B20", "14.07.2025").with(.unknownValue, "Stav", "Q", after: 95),
    ],
    "exports/erp/prodej-2025-10.csv": [
      sale("B21", "14.10.2025").with(.missingRequired, "Datum", "", after: 80)
    ],
    "exports/erp/zakaznici.csv": [
      customer.with(.missingRequired, "Číslo", "", after: 25),
      customer.with(.unparseableDate, "Platí od", "loni", after: 60),
      customer.with(.notANumber, "Splatnost", "dva týdny", after: 90),
    ],
    "exports/erp/zbozi.csv": [
      product.with(.missingRequired, "Kód", "", after: 12),
      product.with(.notANumber, "Nákupní cena", "na dotaz", after: 30),
    ],
    "exports/erp/kontakty-2023-09.csv": [
      contact("11.09.2023").with(.impossibleTime, "Kdy", "11.09.2023 25:61", after: 12)
    ],
    "exports/erp/kontakty-2024-06.csv": [
      contact("11.06.2024").with(.missingRequired, "Druh", "", after: 21),
      contact("11.06.2024").with(.notANumber, "Minuty", "půl hodiny", after: 33),
    ],
    "exports/erp/kontakty-2025-09.csv": [contact("11.09.2025").cut(after: 17)],
    "exports/erp/reklamace.csv": [
      complaint.with(.missingRequired, "Zákazník", "", after: 15),
      complaint.with(.dayOutsideMonth, "Otevřeno", "31.04.2024 09:30", after: 30),
    ],
    "exports/erp/ohlasy.csv": [response.with(.missingRequired, "Událost", "", after: 120)],
    "exports/erp/prilezitosti.csv": [
      opportunity.with(.missingRequired, "Fáze", "", after: 20),
      opportunity.with(.notANumber, "Částka", "asi 50 tisíc", after: 45),
    ],
    "exports/erp/smlouvy.csv": [contract.with(.missingRequired, "Od", "", after: 9)],
    "exports/erp/dokumenty.csv": [
      document.with(.unparseableDate, "Datum", "00.00.2024", after: 31)
    ],
    "exports/erp/plany.csv": [target.with(.notANumber, "Částka", "bude doplněno", after: 100)],
    "exports/erp/kurzy-2024.csv": [
      rate.with(.notANumber, "Kurz", "neuveden", after: 200),
      rate.with(.missingRequired, "Kód", "", after: 400),
    ],
    "exports/shop/orders-2023-05.csv": [
      order("B501").with(.dayOutsideMonth, "created", "2023-13-05", after: 14)
    ],
    "exports/shop/orders-2024-09.csv": [order("B502").cut(after: 11)],
    "exports/shop/orders-2025-08.csv": [
      order("B503").with(.missingRequired, "created", "", after: 16)
    ],
    "exports/shop/tickets.csv": [
      ticket.with(.unparseableDate, "opened", "yesterday", after: 22),
      ticket.lengthened(by: "see attachment", after: 44),
    ],
    "exports/accounting/faktury-2023-04.tsv": [
      invoice("FB01", "11. 4. 2023").with(.missingRequired, "Odberateľ", "", after: 18)
    ],
    "exports/accounting/faktury-2024-02.tsv": [
      invoice("FB02", "12. 2. 2024").with(.dayOutsideMonth, "Vystavená", "30. 2. 2024", after: 23),
      invoice("FB03", "12. 2. 2024").with(.notANumber, "Suma", "viď príloha", after: 51),
    ],
    "exports/accounting/faktury-2024-11.tsv": [
      invoice("FB04", "11. 11. 2024").with(.missingRequired, "Suma", "", after: 37)
    ],
    "exports/accounting/faktury-2025-06.tsv": [
      invoice("FB05", "11. 6. 2025").with(.unknownCurrency, "Mena", "???", after: 29)
    ],
    "exports/accounting/uhrady-2023-08.tsv": [
      payment("UB01", "14. 8. 2023").with(.notANumber, "Suma", "1 2OO,00", after: 27)
    ],
    "exports/accounting/uhrady-2024-07.tsv": [
      payment("", "15. 7. 2024").with(.missingRequired, "Úhrada", "", after: 41),
      payment("UB03", "15. 7. 2024").with(.unparseableDate, "Dátum", "15. júl", after: 66),
    ],
    "exports/accounting/uhrady-2025-04.tsv": [
      payment("UB04", "14. 4. 2025").with(.overflow, "Suma", "98765432109876543210,00", after: 19)
    ],
  ]

  private static func sale(_ id: String, _ date: String) -> GoodRow {
    GoodRow(
      header: Headers.sales,
      "\(id)|1|\(date)|100001|010020|10|149,00|0|21|CZK|P|R01||V||")
  }

  private static let customer = GoodRow(
    header: Headers.customers,
    "99001|Zkušební zákazník, s.r.o.|P|||||||||Česko||01.03.2023||R01|||cs|A||14||01.03.2023")

  private static let product = GoodRow(
    header: Headers.products, "099990|Zkušební zboží|VRUTY|ks|10,00|20,00|||01.01.2023")

  private static func contact(_ date: String) -> GoodRow {
    GoodRow(
      header: Headers.contacts,
      "KB\(date.suffix(4))|100001|\(date) 10:15|telefon|příchozí|5|R01|obchod|dotaz|vyřízeno|")
  }

  private static let complaint = GoodRow(
    header: Headers.complaints,
    "RB01|100001|11.04.2024 09:30||reklamace|poškozený obal|běžná|R01|")

  private static let response = GoodRow(header: Headers.responses, "A01|100001|21.03.2023|")

  private static let opportunity = GoodRow(
    header: Headers.opportunities,
    "PB01|100001|VRUTY|R01|11.04.2024|nabídka|11.06.2024||50000,00|0,40|otevřená")

  private static let contract = GoodRow(
    header: Headers.contracts, "SB01|100001|01.01.2024|31.12.2024|100000,00")

  private static let document = GoodRow(
    header: Headers.documents, "LB01|100001|11.04.2024|nabídka|odchozí|Nabídka|")

  private static let target = GoodRow(header: Headers.targets, "2024-05|tržby|R99|100000,00")

  private static let rate = GoodRow(header: Headers.rates, "10.06.2024|1|GBP|29,000")

  private static func order(_ id: String) -> GoodRow {
    GoodRow(header: Headers.shopOrders, "\(id)|2024-09-10||CZK||shipped|2024-09-13|2024-09-13")
  }

  private static let ticket = GoodRow(
    header: Headers.shopTickets,
    "TB01|W10001|2024-05-13 08:00||request|stock question|normal|")

  private static func invoice(_ id: String, _ date: String) -> GoodRow {
    GoodRow(
      header: Headers.invoices, "\(id)||100001|\(date)|\(date)|1210,00|210,00|CZK||nie|")
  }

  private static func payment(_ id: String, _ date: String) -> GoodRow {
    GoodRow(header: Headers.payments, "\(id)||100001|\(date)|1210,00|CZK|prevod")
  }
}
