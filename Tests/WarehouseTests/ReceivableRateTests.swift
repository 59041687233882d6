import Testing

@testable import Warehouse

/// Payments and credit notes in another currency than the invoice that they name, at the rates of their
/// own day. By hand; the company's currency is the koruna.
struct ReceivableRateTests {
  private static let euro = ReceivableWarehouse.euro
  private static let yen = ReceivableWarehouse.yen

  /// Quotes in koruna for one unit: the euro at 25 in January, 26 from 10 February and 24 from 10 March
  /// on; the yen at 0.13 on 10 February.
  private func books(rateDay: String = "same") throws -> ReceivableWarehouse {
    let books = try ReceivableWarehouse()
    try books.connection.execute(
      """
      INSERT OR REPLACE INTO warehouse_setting
        VALUES ('currency', 'CZK'), ('minor_digits', '2'), ('rate_day', '\(rateDay)');
      INSERT INTO exchange_rate VALUES (1, 'EUR', 20240110, 'CZK', 25, 1, 1),
        (1, 'EUR', 20240210, 'CZK', 26, 1, 1), (1, 'JPY', 20240210, 'CZK', 13, 100, 1),
        (1, 'EUR', 20240310, 'CZK', 24, 1, 1)
      """)
    return books
  }

  /// An invoice of 100.00 EUR of 10 January, 2,500.00 CZK.
  private func invoice(_ books: ReceivableWarehouse, writtenOff: Int64 = 0) throws -> Int64 {
    try books.invoice(
      1, on: 2024_01_10, 100_00, due: 2024_01_20, writtenOff: writtenOff, currency: Self.euro,
      rate: (25, 1))
  }

  /// 2,600.00 CZK at 26 are the 100.00 EUR: the gain of 100.00 CZK is nobody's credit.
  @Test func whatPaysAnInvoiceAtTheRateOfTheDayPaysAllOfIt() throws {
    let books = try books()
    let invoice = try invoice(books)
    try books.payment(1, of: invoice, on: 2024_02_12, 2600_00)
    try books.sweep(through: 2024_02)
    #expect(try books.receivables(1, 2024_02) == [])
    #expect(try books.ledger(2024_02) == [0, 2500_00, 0, 0, 1, 2500_00])
    #expect(try books.untiedMonths() == [])
  }

  /// 1,200.00 CZK at 24 are 50.00 EUR; the other 50.00 EUR are 1,250.00 CZK by the rate of the issue.
  @Test func whatIsLeftIsWorthWhatItWasWhenItWasIssued() throws {
    let books = try books()
    let invoice = try invoice(books)
    try books.payment(1, of: invoice, on: 2024_03_15, 1200_00)
    try books.sweep(through: 2024_03)
    #expect(
      try books.receivables(1, 2024_03) == [0, 0, 0, 1250_00, 0, 0, 0, 2024_01_20, 1])
    #expect(try books.untiedMonths() == [])
  }

  /// 20,000 JPY at 0.13 are 2,600.00 CZK, at 26 the 100.00 EUR.
  @Test func twoOtherCurrenciesAreCrossedOnOneDay() throws {
    let books = try books()
    let invoice = try invoice(books)
    try books.payment(
      1, of: invoice, on: 2024_02_10, 20_000, currency: Self.yen, rate: (13, 100))
    try books.sweep(through: 2024_02)
    #expect(try books.receivables(1, 2024_02) == [])
  }

  /// A credit note of 1,300.00 CZK of 12 February is one of 50.00 EUR.
  @Test func creditNotesToo() throws {
    let books = try books()
    let invoice = try invoice(books)
    try books.invoice(2, on: 2024_02_12, -1300_00, corrects: invoice)
    try books.sweep(through: 2024_02)
    #expect(try books.receivables(1, 2024_02) == [0, 0, 1250_00, 0, 0, 0, 0, 2024_01_20, 1])
    // A note ahead of its invoice: 2,600.00 CZK of 10 February are 100.00 EUR on 1 March as well.
    let later = try books.invoice(
      3, of: 2, on: 2024_03_01, 150_00, due: 2024_03_31, currency: Self.euro, rate: (255, 10))
    try books.invoice(4, of: 2, on: 2024_02_10, -2600_00, corrects: later)
    try books.sweep(from: 2024_02, through: 2024_03)
    #expect(try books.receivables(2, 2024_03) == [1275_00, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(try books.untiedMonths() == [])
  }

  /// Paid ahead on 12 February: 1,040.00 CZK are 40.00 EUR at 26; 60.00 EUR at 24 are left.
  @Test func aPaymentAheadIsConvertedAtItsOwnDay() throws {
    let books = try books()
    let invoice = try books.invoice(
      1, on: 2024_03_10, 100_00, due: 2024_03_31, currency: Self.euro, rate: (24, 1))
    try books.payment(1, of: invoice, from: 1, on: 2024_02_12, 1040_00)
    try books.sweep(through: 2024_03)
    #expect(try books.receivables(1, 2024_02) == [0, 0, 0, 0, 0, 1040_00, 0, 0, 0])
    #expect(try books.receivables(1, 2024_03) == [1440_00, 0, 0, 0, 0, 0, 0, 0, 1])
  }

  /// On 10 February the rate of the day before is that of January, more than ten days old: as where
  /// nothing is quoted the invoice's own holds, and 2,600.00 CZK are 104.00 EUR at 25.
  @Test func theDayBeforeAndTenDaysAreTheRule() throws {
    let books = try books(rateDay: "before")
    let invoice = try invoice(books)
    try books.payment(1, of: invoice, on: 2024_02_10, 2600_00)
    try books.sweep(through: 2024_02)
    #expect(try books.receivables(1, 2024_02) == [0, 0, 0, 0, 0, 100_00, 0, 0, 0])
    let next = try self.books(rateDay: "before")
    try next.payment(1, of: self.invoice(next), on: 2024_02_11, 2600_00)
    try next.sweep(through: 2024_02)
    #expect(try next.receivables(1, 2024_02) == [])
  }

  /// On the customer's page: 1,300.00 CZK at 26 are 50.00 EUR, 1,300 JPY at 0.13 and 26 are 6.50 EUR, 10.00
  /// EUR themselves, and 100.00 CZK of a day without a rate 4.00 EUR by the invoice's 25.
  @Test func aCustomersInvoicesShowWhatWasPaidInAnyCurrency() throws {
    let books = try books()
    let invoice = try invoice(books)
    try books.payment(1, of: invoice, on: 2024_02_12, 1300_00)
    try books.payment(2, of: invoice, on: 2024_02_12, 1300, currency: Self.yen, rate: (13, 100))
    try books.payment(3, of: invoice, on: 2024_03_02, 10_00, currency: Self.euro, rate: (26, 1))
    try books.payment(4, of: invoice, on: 2024_01_25, 100_00)
    try books.payment(5, of: invoice, on: 2024_03_20, 240_00)
    try books.sweep(through: 2024_03)
    let paid = try ["2024-02", "2024-03"].map { month in
      let given = ["customer": "C1", "month": month]
      return try books.tiny.rows("customer_invoices", given, by: "unit")["EUR"]?["paid"]
    }
    // In March 10.00 EUR and 240.00 CZK at 24 as well.
    #expect(paid == ["60.50", "80.50"])
  }

  /// Of 100.00 EUR 1,300.00 CZK were paid at 26 and 600.00 CZK credited at 24: 25.00 EUR at 25 were
  /// given up.
  @Test func whatIsGivenUpIsWhatWasOpenByTheseRates() throws {
    let books = try books()
    let invoice = try invoice(books, writtenOff: 2024_03_20)
    try books.payment(1, of: invoice, on: 2024_02_15, 1300_00)
    try books.invoice(2, on: 2024_03_12, -600_00, corrects: invoice)
    try books.sweep()
    let given = ["month": "2024-03"]
    let rows = try books.tiny.rows("written_off_invoices", given, by: "customer_id")
    #expect(rows["C1"]?["written_off"] == "625.00")
    let ledger = try books.tiny.rows("write_offs", given, by: "month")
    #expect(ledger["2024-03"]?["written_off"] == "625.00")
  }
}
