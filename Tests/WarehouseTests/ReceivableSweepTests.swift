import Testing

@testable import Warehouse

/// How the sweep goes on, begins anew, and converts.
struct ReceivableSweepTests {
  @Test func paymentsInAnotherCurrencyAreConvertedAtTheirRateOverTheInvoices() throws {
    let books = try ReceivableWarehouse()
    // 100.00 EUR at 25.10; 1,000.00 CZK ÷ 25.10 = 39.84 EUR; 60.16 EUR × 25.10 = 1,510.016 CZK.
    let invoice = try books.invoice(
      1, on: 2024_01_02, 100_00, due: 2024_12_31, currency: ReceivableWarehouse.euro,
      rate: (2510, 100))
    try books.payment(1, of: invoice, on: 2024_01_20, 1000_00)
    try books.sweep(through: 2024_01)
    #expect(try books.receivables(1, 2024_01) == [1510_02, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(try books.ledger(2024_01) == [2510_00, 999_98, 0, 1, 1, 2510_00])
    // 60.16 EUR at 26.00: what is left is paid; the difference of rates is not receivable.
    try books.payment(
      2, of: invoice, on: 2024_02_20, 60_16, currency: ReceivableWarehouse.euro, rate: (26, 1))
    try books.sweep(from: 2024_02, through: 2024_02)
    #expect(try books.receivables(1, 2024_02) == [])
    #expect(try books.ledger(2024_02) == [0, 1510_02, 0, 0, 1, 2510_00])
  }

  @Test func currenciesHaveTheirOwnDecimals() throws {
    let books = try ReceivableWarehouse()
    // 1,000 JPY at 16.05 CZK for 100: 160.50 CZK. A payment of 10.03 CZK is 62 JPY (62.49).
    let invoice = try books.invoice(
      1, on: 2024_01_02, 1000, due: 2024_12_31, currency: ReceivableWarehouse.yen,
      rate: (1605, 10000))
    #expect(try books.open(asOf: 2024_01_02).map { $0[0] } == [160_50])
    try books.payment(1, of: invoice, on: 2024_01_20, 10_03)
    // 938 JPY × 0.1605 = 150.549.
    #expect(try books.open(asOf: 2024_01_20).map { $0[0] } == [150_55])
  }

  @Test func aPaymentAheadIsWorthItsOwnDaysRateUntilTheInvoiceIsIssued() throws {
    let books = try ReceivableWarehouse()
    let euro = ReceivableWarehouse.euro
    let invoice = try books.invoice(
      1, on: 2024_02_10, 100_00, currency: euro, rate: (25, 1))
    try books.payment(
      1, of: invoice, from: 1, on: 2024_01_10, 40_00, currency: euro, rate: (26, 1))
    try books.sweep(through: 2024_02)
    #expect(try books.receivables(1, 2024_01) == [0, 0, 0, 0, 0, 1040_00, 0, 0, 0])
    #expect(try books.receivables(1, 2024_02) == [0, 1500_00, 0, 0, 0, 0, 0, 2024_02_24, 1])
    #expect(try books.ledger(2024_01) == [0, 1040_00, 0, 0, 1, 0])
    // The credit of 1,040 paid 1,000 of the invoice: −40 is received in the month of the issue.
    #expect(try books.ledger(2024_02) == [2500_00, -40_00, 0, 1, 0, 2500_00])
    #expect(try books.untiedMonths() == [])
  }

  @Test func rowsAreReadInTheMonthOfTheirDayWhateverTheirKey() throws {
    let books = try ReceivableWarehouse()
    let january = ReceivableWarehouse.key(2024_01_01, 77)
    let invoice = try books.invoice(1, on: 2024_03_05, 100_00, key: january)
    try books.payment(1, of: invoice, on: 2024_04_01, 60_00, key: january)
    try books.sweep(through: 2024_04)
    #expect(try books.receivables(1, 2024_01) == [])
    #expect(try books.receivables(1, 2024_03) == [0, 100_00, 0, 0, 0, 0, 0, 2024_03_19, 1])
    #expect(try books.receivables(1, 2024_04) == [0, 0, 40_00, 0, 0, 0, 0, 2024_03_19, 1])
    // The ledger begins with its first document.
    #expect(try books.ledger(2024_02) == [])
    #expect(try books.ledger(2024_03) == [100_00, 0, 0, 1, 0, 100_00])
  }

  @Test func anInferredInvoiceIsNotIssued() throws {
    let books = try ReceivableWarehouse()
    let key = ReceivableWarehouse.key(2024_01_01, 1)
    try books.inferredInvoice(key: key)
    try books.payment(1, of: key, from: 4, on: 2024_01_10, 25_00)
    try books.sweep(from: 2024_01, through: 2024_01)
    #expect(try books.receivables(4, 2024_01) == [0, 0, 0, 0, 0, 25_00, 0, 0, 0])
    // A later file brings it.
    try books.invoice(1, of: 5, on: 2024_02_10, 100_00, due: 2024_02_29, key: key)
    try books.sweep(from: 2024_02, through: 2024_02)
    #expect(try books.receivables(4, 2024_02) == [])
    #expect(try books.receivables(5, 2024_02) == [75_00, 0, 0, 0, 0, 0, 0, 0, 1])
  }

  @Test func monthsWithoutDocumentsCarryOn() throws {
    let books = try ReceivableWarehouse()
    try books.invoice(1, on: 2024_01_10, 100_00)
    try books.sweep(from: 2024_01, through: 2024_01)
    try books.sweep(through: 2024_04)
    #expect(try books.receivables(1, 2024_02) == [0, 0, 100_00, 0, 0, 0, 0, 2024_01_24, 1])
    #expect(try books.receivables(1, 2024_03) == [0, 0, 0, 100_00, 0, 0, 0, 2024_01_24, 1])
    #expect(try books.receivables(1, 2024_04) == [0, 0, 0, 0, 100_00, 0, 0, 2024_01_24, 1])
    #expect(try books.ledger(2024_03) == [0, 0, 0, 0, 0, 100_00])
    // From 10 January to 8 April there are ninety days.
    #expect(try books.ledger(2024_04) == [0, 0, 0, 0, 0, 0])
    let through =
      "SELECT value = '2024-04' FROM warehouse_setting WHERE name = 'open_items_through'"
    #expect(try books.connection.integer(through) == 1)
    // The last facts are gone: so are their months.
    try books.sweep(through: 2024_02)
    #expect(try books.ledger(2024_03) == [])
    #expect(try books.receivables(1, 2024_02) == [0, 0, 100_00, 0, 0, 0, 0, 2024_01_24, 1])
  }

  @Test func theLedgersOwnLastMonthIsFoundWhereverItsKeysLie() throws {
    let books = try ReceivableWarehouse()
    try books.sweep()
    #expect(try books.dump() == [])
    try books.invoice(1, on: 2024_01_10, 100_00)
    try books.inferredInvoice(key: ReceivableWarehouse.key(2024_06_01, 1))
    try books.sweep()
    #expect(try books.ledger(2024_01) == [100_00, 0, 0, 1, 0, 100_00])
    #expect(try books.ledger(2024_02) == [])
    // The rows of May's keys lie in March and earlier, those of February's in April.
    try books.invoice(2, on: 2024_03_10, 1_00, key: ReceivableWarehouse.key(2024_05_01, 2))
    try books.sweep(from: 2024_03)
    #expect(try books.ledger(2024_03) == [1_00, 0, 0, 1, 0, 101_00])
    #expect(try books.ledger(2024_04) == [])
    try books.payment(1, from: 1, on: 2024_04_10, 1, key: ReceivableWarehouse.key(2024_02_01, 1))
    try books.sweep(from: 2024_04)
    #expect(try books.ledger(2024_04) == [0, 1, 0, 0, 1, 1_00])
    #expect(try books.ledger(2024_05) == [])
    try books.connection.execute("DELETE FROM fact_invoice; DELETE FROM fact_payment")
    try books.sweep(from: 2024_01)
    #expect(try books.dump() == [])
  }

  @Test func aChangeInThePastIsSweptAnew() throws {
    let books = try ReceivableWarehouse()
    let invoice = try books.invoice(1, on: 2024_01_10, 100_00)
    try books.sweep(from: 2024_01, through: 2024_03)
    try books.payment(1, of: invoice, on: 2024_02_10, 100_00)
    try books.sweep(from: 2024_02, through: 2024_03)
    #expect(try books.receivables(1, 2024_01) == [0, 100_00, 0, 0, 0, 0, 0, 2024_01_24, 1])
    #expect(try books.receivables(1, 2024_02) == [])
    #expect(try books.receivables(1, 2024_03) == [])
    // All is gone.
    try books.connection.execute("DELETE FROM fact_invoice; DELETE FROM fact_payment")
    try books.sweep(from: 2024_01, through: 2024_03)
    #expect(try books.dump() == [])
  }

  @Test func anotherCustomerOrTermOfAnAccountRestatesAllMonths() throws {
    let books = try ReceivableWarehouse()
    try books.invoice(1, of: 2, on: 2024_01_10, 100_00)
    try books.sweep(from: 2024_01, through: 2024_01)
    try books.connection.execute("UPDATE dim_account SET customer_key = 3 WHERE account_key = 2")
    try books.sweep(through: 2024_02)
    #expect(try books.receivables(2, 2024_01) == [])
    #expect(try books.receivables(3, 2024_01) == [0, 100_00, 0, 0, 0, 0, 0, 2024_01_24, 1])
    try books.connection.execute(
      "UPDATE dim_customer SET payment_term_days = 30 WHERE customer_key = 3")
    try books.sweep(through: 2024_02)
    #expect(try books.receivables(3, 2024_01) == [100_00, 0, 0, 0, 0, 0, 0, 0, 1])
    // A new account changes nothing that was.
    try books.tiny.addCustomer(6, "C6")
    try books.connection.execute("DELETE FROM receivable_month WHERE month_key = 202401")
    try books.sweep(through: 2024_03)
    #expect(try books.receivables(3, 2024_01) == [])
    // The company's own term.
    try books.sweep(through: 2024_03, termDays: 20)
    #expect(try books.receivables(3, 2024_01) == [100_00, 0, 0, 0, 0, 0, 0, 0, 1])
  }

  @Test func creditNotesInACircleEnd() throws {
    let books = try ReceivableWarehouse()
    let first = ReceivableWarehouse.key(2024_01_10, 1)
    let second = ReceivableWarehouse.key(2024_01_10, 2)
    try books.invoice(1, on: 2024_01_10, -10_00, corrects: second)
    try books.invoice(2, on: 2024_01_10, -5_00, corrects: first)
    try books.invoice(3, on: 2024_01_10, -1_00, corrects: ReceivableWarehouse.key(2024_01_10, 3))
    try books.sweep(through: 2024_01)
    #expect(try books.receivables(1, 2024_01) == [0, 0, 0, 0, 0, 16_00, 0, 0, 0])
    #expect(try books.untiedMonths() == [])
  }

  @Test func anAmountOutOfRangeIsAnErrorWithItsMonth() throws {
    let books = try ReceivableWarehouse()
    try books.invoice(
      1, on: 2024_01_10, .max / 2, currency: ReceivableWarehouse.euro, rate: (25, 1))
    #expect(throws: ReceivableError.amountTooGreat(month: month(2024_01))) {
      try books.sweep(through: 2024_01)
    }
    let words = ReceivableError.amountTooGreat(month: month(2024_01)).description
    #expect(
      words
        == "receivables of 2024-01: an amount is out of range; check the exchange rates of that month"
    )
  }

  @Test func theTableOfOpenItemsFindsWhatIsInIt() {
    var table = OpenItemTable()
    var keys: Set<Int64> = []
    var state: UInt64 = 5
    for step in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let key = Int64(state >> 40) % 3000 + 1
      if let slot = table.slot(of: key) {
        #expect(keys.remove(key) != nil)
        table.remove(at: slot)
      } else {
        #expect(keys.insert(key).inserted)
        table.insert(
          OpenItem(
            invoice: key, balance: Int64(step), account: 0, due: 0, settled: 0, writtenOff: 0,
            rate: 0, isDisputed: false, isCredit: false))
      }
    }
    #expect(table.count == keys.count)
    #expect(Set(table.slots.map(\.invoice)).subtracting([0]) == keys)
    #expect((1...3001).allSatisfy { (table.slot(of: $0) != nil) == keys.contains($0) })
  }
}
