import Testing

@testable import Importing

/// What a payment takes off an invoice in another currency is the same whenever the rate of its day
/// comes.
@Suite struct LaterRatesTests {
  private func workspace() throws -> TemporaryWorkspace {
    let workspace = try TemporaryWorkspace(
      """
      s: { files: [
        { path: "rates*.csv", entity: "rates", rates: { base: "CZK", quotes: "base_per_unit" } },
        { path: "invoices.csv", entity: "invoices" }, { path: "payments.csv", entity: "payments" } ] }
      """, currency: "CZK")
    try workspace.write("rates1.csv", "on,currency,rate\n2024-01-10,EUR,25\n2024-01-19,EUR,24\n")
    try workspace.write(
      "invoices.csv",
      "invoice_id,customer_id,issued_on,due_on,amount,currency\n"
        + "F1,A,2024-01-10,2024-01-15,100.00,EUR\n")
    try workspace.write(
      "payments.csv",
      "payment_id,invoice_id,paid_on,amount,currency\nZ1,F1,2024-01-25,1300.00,CZK\n")
    return workspace
  }

  private func open(_ workspace: TemporaryWorkspace) throws -> [String] {
    try workspace.rows("SELECT balance_minor FROM open_item WHERE invoice_key > 0")
  }

  /// 1,300.00 CZK are 54.17 EUR at 24, by the quote of the 19th, and 50.00 EUR at 26.
  @Test func theRateOfThePaymentsDayComesLater() throws {
    let workspace = try workspace()
    try workspace.load()
    #expect(try open(workspace) == ["4583"])
    try workspace.write("rates2.csv", "on,currency,rate\n2024-01-24,EUR,26\n")
    try workspace.load()
    #expect(try open(workspace) == ["5000"])
    #expect(
      try workspace.rows("SELECT overdue_1_30_minor FROM receivable_month WHERE month_key = 202401")
        == ["125000"])
    let atOnce = try self.workspace()
    try atOnce.write("rates2.csv", "on,currency,rate\n2024-01-24,EUR,26\n")
    try atOnce.load()
    #expect(try open(atOnce) == ["5000"])
  }
}
