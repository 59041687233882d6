import Testing

@testable import Warehouse

/// What METRICS says of receivables, sentence by sentence; all expected values by hand.
struct ReceivableCaseTests {
  // REFERENCES: issued 2020-04-30 and paid 2020-06-30, it is open on 2020-05-31.
  @Test func anInvoicePaidLaterWasOpenBefore() throws {
    let books = try ReceivableWarehouse()
    let invoice = try books.invoice(1, on: 2020_04_30, 1000_00)
    try books.payment(1, of: invoice, on: 2020_06_30, 1000_00)
    #expect(try books.open(asOf: 2020_04_29) == [])
    #expect(try books.open(asOf: 2020_04_30) == [[1000_00, -14]])
    #expect(try books.open(asOf: 2020_05_31) == [[1000_00, 17]])
    #expect(try books.open(asOf: 2020_06_29) == [[1000_00, 46]])
    #expect(try books.open(asOf: 2020_06_30) == [])
    try books.sweep(through: 2020_06)
    #expect(try books.receivables(1, 2020_04) == [1000_00, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(try books.receivables(1, 2020_05) == [0, 1000_00, 0, 0, 0, 0, 0, 2020_05_14, 1])
    #expect(try books.receivables(1, 2020_06) == [])
    #expect(try books.untiedMonths() == [])
  }

  // REFERENCES: on 30 April the balance is 149,000.
  @Test func aBalanceWithAPaymentBeforeAllInvoices() throws {
    let books = try ReceivableWarehouse()
    try books.payment(1, from: 1, on: 2021_02_10, 1000_00)
    for number in Int64(1)...5 { try books.invoice(number, on: 2021_03_01 + number, 10_000_00) }
    try books.invoice(6, on: 2021_04_20, 100_000_00)
    try books.payment(2, from: 1, on: 2021_05_05, 49_000_00)
    try books.sweep(through: 2021_05)
    #expect(try books.receivables(1, 2021_02) == [0, 0, 0, 0, 0, 1000_00, 0, 0, 0])
    // The five are due from 16 to 20 March.
    #expect(
      try books.receivables(1, 2021_03) == [0, 50_000_00, 0, 0, 0, 1000_00, 0, 2021_03_16, 5])
    // On 30 April they are overdue by 45 to 41 days: 150,000 less 1,000.
    #expect(
      try books.receivables(1, 2021_04)
        == [100_000_00, 0, 50_000_00, 0, 0, 1000_00, 0, 2021_03_16, 6])
    #expect(
      try books.receivables(1, 2021_05)
        == [0, 100_000_00, 0, 50_000_00, 0, 50_000_00, 0, 2021_03_16, 6])
    #expect(try books.ledger(2021_02) == [0, 1000_00, 0, 0, 1, 0])
    #expect(try books.ledger(2021_03) == [50_000_00, 0, 0, 5, 0, 50_000_00])
    // Ninety days end on 31 May that begin on 3 March: the invoice of the 2nd is out.
    #expect(try books.ledger(2021_05) == [0, 49_000_00, 0, 0, 1, 140_000_00])
    #expect(try books.untiedMonths() == [])
  }

  @Test(arguments: [
    (2023_07_01, 0), (2023_06_30, 0), (2023_06_29, 1), (2023_05_31, 1), (2023_05_30, 2),
    (2023_05_01, 2), (2023_04_30, 3), (2023_04_01, 3), (2023_03_31, 4), (2022_01_01, 4),
  ])
  func bucketsChangeAfterThirtySixtyAndNinetyDays(due: Int64, bucket: Int) throws {
    let books = try ReceivableWarehouse()
    try books.invoice(1, on: 2022_01_01, 7, due: due)
    try books.sweep(through: 2023_06)
    var expected = [Int64](repeating: 0, count: 9)
    expected[bucket] = 7
    expected[7] = bucket == 0 ? 0 : due
    expected[8] = 1
    #expect(try books.receivables(1, 2023_06) == expected)
  }

  @Test func aMissingDueDayIsTheTermOfTheCustomerElseOfTheCompany() throws {
    let books = try ReceivableWarehouse(terms: [2: 30, 3: 0])
    for customer in Int64(1)...3 {
      try books.invoice(customer, of: customer, on: 2024_02_20, 100)
    }
    #expect(try books.open(asOf: 2024_03_05) == [[100, 0], [100, -16], [100, 14]])
    #expect(try books.open(asOf: 2024_03_06) == [[100, 1], [100, -15], [100, 15]])
    #expect(try books.open(asOf: 2024_03_22) == [[100, 17], [100, 1], [100, 31]])
  }

  @Test func paymentsReduceTheInvoiceAndTheRestIsTheCustomersCredit() throws {
    let books = try ReceivableWarehouse()
    let invoice = try books.invoice(1, on: 2024_01_02, 100_00, due: 2024_01_31)
    try books.payment(1, of: invoice, on: 2024_01_10, 30_00)
    try books.payment(1, of: invoice, on: 2024_02_10, 90_00)
    try books.payment(1, of: invoice, on: 2024_03_10, -20_00)
    try books.payment(1, of: invoice, from: 1, on: 2024_04_10, -50_00)
    try books.sweep(through: 2024_04)
    #expect(try books.receivables(1, 2024_01) == [70_00, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(try books.receivables(1, 2024_02) == [0, 0, 0, 0, 0, 20_00, 0, 0, 0])
    #expect(try books.receivables(1, 2024_03) == [])
    // Paid back: the invoice is open again, with its own due day.
    #expect(try books.receivables(1, 2024_04) == [0, 0, 0, 50_00, 0, 0, 0, 2024_01_31, 1])
    #expect(try books.ledger(2024_03) == [0, -20_00, 0, 0, 1, 100_00])
    #expect(try books.untiedMonths() == [])
  }

  @Test func aPaymentAheadOfItsInvoiceIsACreditUntilItIsIssued() throws {
    let books = try ReceivableWarehouse()
    let invoice = try books.invoice(1, of: 2, on: 2024_03_15, 100_00)
    try books.payment(1, of: invoice, from: 2, on: 2024_01_15, 40_00)
    try books.payment(2, of: invoice, on: 2024_01_16, 10_00)
    try books.payment(1, of: invoice, on: 2024_03_15, 20_00)
    try books.sweep(through: 2024_03)
    // Whose invoice it will be is not known by then: what names no customer is nobody's.
    #expect(try books.receivables(2, 2024_02) == [0, 0, 0, 0, 0, 40_00, 0, 0, 0])
    #expect(try books.receivables(0, 2024_02) == [0, 0, 0, 0, 0, 10_00, 0, 0, 0])
    #expect(try books.receivables(2, 2024_03) == [0, 30_00, 0, 0, 0, 0, 0, 2024_03_29, 1])
    #expect(try books.receivables(0, 2024_03) == [])
    #expect(try books.open(asOf: 2024_03_14) == [])
    #expect(try books.untiedMonths() == [])
  }

  @Test func aCreditNoteReducesTheInvoiceItNamesFromItsIssueDay() throws {
    let books = try ReceivableWarehouse()
    let invoice = try books.invoice(1, on: 2024_01_02, 100_00, due: 2024_03_01)
    try books.invoice(2, on: 2024_02_20, -30_00, corrects: invoice)
    #expect(try books.open(asOf: 2024_02_19) == [[100_00, -11]])
    #expect(try books.open(asOf: 2024_02_20) == [[70_00, -10]])
    try books.payment(1, of: invoice, on: 2024_03_05, 100_00)
    try books.sweep(through: 2024_03)
    #expect(try books.receivables(1, 2024_02) == [70_00, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(try books.receivables(1, 2024_03) == [0, 0, 0, 0, 0, 30_00, 0, 0, 0])
    #expect(try books.ledger(2024_02) == [-30_00, 0, 0, 1, 0, 70_00])
  }

  @Test func aCreditNoteWithoutAnInvoiceIsTheCustomersCredit() throws {
    let books = try ReceivableWarehouse()
    let note = try books.invoice(1, of: 3, on: 2024_01_20, -30_00)
    try books.invoice(2, of: 3, on: 2024_01_20, 100_00, due: 2024_02_01)
    try books.payment(1, of: note, on: 2024_02_05, -30_00)
    try books.sweep(through: 2024_02)
    #expect(try books.receivables(3, 2024_01) == [100_00, 0, 0, 0, 0, 30_00, 0, 0, 1])
    #expect(try books.receivables(3, 2024_02) == [0, 100_00, 0, 0, 0, 0, 0, 2024_02_01, 1])
  }

  @Test func aCreditNoteAheadOfItsInvoiceIsACreditUntilThen() throws {
    let books = try ReceivableWarehouse()
    let invoice = try books.invoice(1, on: 2024_03_05, 100_00)
    let note = try books.invoice(2, on: 2024_01_20, -30_00, corrects: invoice)
    try books.payment(1, of: note, on: 2024_02_05, -10_00)
    try books.sweep(through: 2024_03)
    #expect(try books.receivables(1, 2024_01) == [0, 0, 0, 0, 0, 30_00, 0, 0, 0])
    #expect(try books.receivables(1, 2024_02) == [0, 0, 0, 0, 0, 20_00, 0, 0, 0])
    #expect(try books.receivables(1, 2024_03) == [0, 80_00, 0, 0, 0, 0, 0, 2024_03_19, 1])
    #expect(try books.untiedMonths() == [])
  }

  @Test func aPaymentThatNamesACreditNoteGoesToItsInvoice() throws {
    let books = try ReceivableWarehouse()
    let invoice = try books.invoice(1, on: 2024_01_02, 100_00)
    try books.payment(1, of: invoice, on: 2024_01_05, 100_00)
    let note = try books.invoice(2, on: 2024_01_20, -30_00, corrects: invoice)
    try books.payment(2, of: note, on: 2024_02_05, -30_00)
    try books.sweep(through: 2024_02)
    #expect(try books.receivables(1, 2024_01) == [0, 0, 0, 0, 0, 30_00, 0, 0, 0])
    #expect(try books.receivables(1, 2024_02) == [])
  }

  @Test func aSettledCreditNotePaysOutWhatItsInvoiceHasInExcess() throws {
    let books = try ReceivableWarehouse()
    let invoice = try books.invoice(1, on: 2024_01_02, 100_00, settled: 2024_01_05)
    try books.invoice(2, on: 2024_01_20, -30_00, settled: 2024_02_05, corrects: invoice)
    let open = try books.invoice(3, of: 2, on: 2024_01_02, 100_00, due: 2024_03_31)
    try books.invoice(4, of: 2, on: 2024_01_20, -30_00, settled: 2024_02_05, corrects: open)
    try books.sweep(through: 2024_01)
    try books.sweep(through: 2024_02)
    #expect(try books.receivables(1, 2024_01) == [0, 0, 0, 0, 0, 30_00, 0, 0, 0])
    #expect(try books.receivables(1, 2024_02) == [])
    #expect(try books.receivables(2, 2024_02) == [70_00, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(try books.ledger(2024_02) == [0, -30_00, 0, 0, 1, 140_00])
    #expect(try books.connection.integer("SELECT count(*) FROM open_item") == 1)
  }

  /// The note waits as an item of its own until its invoice comes, in the month in which it is settled;
  /// it is given up later besides.
  @Test func aCreditNoteIsPaidOutOnce() throws {
    for months in [[2024_03], [2024_02, 2024_03]] {
      let books = try ReceivableWarehouse()
      let invoice = try books.invoice(1, on: 2024_02_03, 1000_00)
      try books.invoice(
        2, on: 2024_01_05, -500_00, settled: 2024_02_20, writtenOff: 2024_03_10, corrects: invoice)
      try books.payment(1, of: invoice, on: 2024_02_10, 1700_00)
      for month in months { try books.sweep(through: month) }
      #expect(try books.receivables(1, 2024_01) == [0, 0, 0, 0, 0, 500_00, 0, 0, 0])
      // 1,000 less the note's 500 and the 1,700 paid, and 500 went back.
      #expect(try books.receivables(1, 2024_02) == [0, 0, 0, 0, 0, 700_00, 0, 0, 0])
      #expect(try books.receivables(1, 2024_03) == [0, 0, 0, 0, 0, 700_00, 0, 0, 0])
      #expect(try books.ledger(2024_02) == [1000_00, 1200_00, 0, 1, 2, 500_00])
      #expect(try books.ledger(2024_03) == [0, 0, 0, 0, 0, 500_00])
      #expect(try books.untiedMonths() == [])
    }
  }

  @Test func aSettledDayPaysWhatIsLeftOnThatDay() throws {
    let books = try ReceivableWarehouse()
    let invoice = try books.invoice(
      1, on: 2024_01_02, 100_00, due: 2024_02_01, settled: 2024_02_15)
    try books.payment(1, of: invoice, on: 2024_01_10, 30_00)
    try books.payment(1, of: invoice, on: 2024_02_15, 20_00)
    #expect(try books.open(asOf: 2024_02_14) == [[70_00, 13]])
    #expect(try books.open(asOf: 2024_02_15) == [])
    try books.sweep(through: 2024_02)
    #expect(try books.ledger(2024_02) == [0, 70_00, 0, 0, 2, 100_00])
    // Settled before it was issued: nothing is ever open.
    try books.invoice(2, on: 2024_01_20, 50_00, settled: 2024_01_10)
    #expect(try books.open(asOf: 2024_01_20) == [[70_00, -12]])
  }

  @Test func aWriteOffClosesTheRestAndIsNoPayment() throws {
    let books = try ReceivableWarehouse()
    let invoice = try books.invoice(1, on: 2024_01_02, 100_00, writtenOff: 2024_02_15)
    try books.payment(1, of: invoice, on: 2024_01_10, 30_00)
    try books.payment(1, of: invoice, on: 2024_03_01, 5_00)
    try books.sweep(through: 2024_03)
    #expect(try books.receivables(1, 2024_01) == [0, 70_00, 0, 0, 0, 0, 0, 2024_01_16, 1])
    #expect(try books.receivables(1, 2024_02) == [])
    #expect(try books.ledger(2024_02) == [0, 0, 70_00, 0, 0, 100_00])
    // What comes after all is a credit.
    #expect(try books.receivables(1, 2024_03) == [0, 0, 0, 0, 0, 5_00, 0, 0, 0])
    #expect(try books.untiedMonths() == [])
  }

  @Test func disputedInvoicesCountAndAreShownApart() throws {
    let books = try ReceivableWarehouse()
    try books.invoice(1, on: 2024_01_02, 100_00, isDisputed: true)
    try books.invoice(2, on: 2024_01_03, 10_00)
    try books.sweep(through: 2024_01)
    #expect(
      try books.receivables(1, 2024_01) == [0, 110_00, 0, 0, 0, 0, 100_00, 2024_01_16, 2])
  }

  @Test func whatIsPaidBackBeyondTheCreditIsOwedAndNotDue() throws {
    let books = try ReceivableWarehouse()
    try books.payment(1, from: 1, on: 2024_01_02, 10_00)
    try books.payment(2, from: 1, on: 2024_01_03, -25_00)
    try books.sweep(through: 2024_01)
    #expect(try books.receivables(1, 2024_01) == [15_00, 0, 0, 0, 0, 0, 0, 0, 0])
    #expect(try books.untiedMonths() == [])
  }

  @Test func creditsAreNettedOverTheAccountsOfACustomer() throws {
    let books = try ReceivableWarehouse()
    try books.connection.execute("UPDATE dim_account SET customer_key = 1 WHERE account_key = 2")
    try books.payment(1, from: 1, on: 2024_01_02, 10_00)
    try books.payment(2, from: 2, on: 2024_01_03, -10_00)
    try books.invoice(1, of: 2, on: 2024_01_31, 5_00)
    try books.sweep(through: 2024_01)
    #expect(try books.receivables(1, 2024_01) == [5_00, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(try books.receivables(2, 2024_01) == [])
  }
}
