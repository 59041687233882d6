import Testing

@testable import Importing

/// Deals, contracts, contacts and campaigns have no column for a currency: their amounts are in that of
/// their source, and are kept in the company's at the rate of their day.
@Suite struct FiguresCurrencyTests {
  private let rates = "on,currency,rate\n2024-01-01,EUR,25\n2024-01-15,EUR,24.5\n"

  /// A company in koruna with a source in euro and one that says nothing.
  private func workspace() throws -> TemporaryWorkspace {
    let workspace = try TemporaryWorkspace(
      """
      abroad: { currency: "EUR", files: [
        { path: "rates*.csv", entity: "rates",
          rates: { base: "CZK", quotes: "base_per_unit" } },
        { path: "deals.csv", entity: "opportunities" },
        { path: "contracts*.csv", entity: "contracts" },
        { path: "contacts*.csv", entity: "contacts" },
        { path: "campaigns*.csv", entity: "campaigns" } ] },
      home: { files: [ { path: "home.csv", entity: "opportunities" } ] }
      """, currency: "CZK")
    try workspace.write(
      "deals.csv",
      "opportunity_id,stage,opened_on,expected_on,amount\n"
        + "A,offer,2024-01-05,,1000\nB,offer,,2024-01-20,10.01\nC,offer,,,7\nD,offer,,,\n")
    try workspace.write(
      "home.csv", "opportunity_id,stage,opened_on,amount\nH,offer,2024-01-05,1000\n")
    return workspace
  }

  private func deals(_ workspace: TemporaryWorkspace) throws -> [String] {
    try workspace.rows(
      """
      SELECT opportunity_id, coalesce(amount_minor, 'none') FROM fact_opportunity
      ORDER BY opportunity_id
      """)
  }

  /// Of lines in another currency, or with tax in their prices, other amounts are kept than the file
  /// says; they are counted.
  @Test func convertedLinesOfSalesAreCounted() throws {
    let workspace = try TemporaryWorkspace(
      """
      s: { files: [
        { path: "rates.csv", entity: "rates" },
        { path: "mixed.csv", entity: "sales" },
        { path: "taxed.csv", entity: "sales", prices_include_tax: true } ] }
      """, currency: "CZK")
    try workspace.write("rates.csv", rates)
    try workspace.write(
      "mixed.csv",
      "order_id,ordered_on,product_id,quantity,unit_price,currency\n"
        + "A,2024-01-05,P,1,1,EUR\nB,2024-01-05,P,1,1,CZK\nC,2024-01-05,P,2,1,EUR\n")
    try workspace.write(
      "taxed.csv",
      "order_id,ordered_on,product_id,quantity,unit_price,tax_rate\nD,2024-01-05,P,1,1.21,21\n")
    try workspace.load()
    #expect(
      try workspace.rows("SELECT path, rows_converted FROM import_file ORDER BY path")
        == ["mixed.csv|2", "rates.csv|0", "taxed.csv|1"])
  }

  /// 1,000.00 × 25; 10.01 × 24.5 = 245.245, half away from zero; without a day there is no rate.
  @Test func amountsAreConvertedAtTheRateOfTheirDay() throws {
    let workspace = try workspace()
    try workspace.write("rates.csv", rates)
    try workspace.write(
      "contracts.csv", "contract_id,customer_id,starts_on,amount\n1,C,2024-01-15,2\n")
    try workspace.write(
      "contacts.csv", "contact_id,customer_id,at,medium,cost\n1,C,2024-01-16,phone,1.50\n")
    try workspace.write(
      "campaigns.csv", "campaign_id,starts_on,ends_on,cost\nK,2024-01-02,,100\nL,,2024-01-15,2\n")
    try workspace.load()
    #expect(try deals(workspace) == ["A|2500000", "B|24525", "D|none", "H|100000"])
    #expect(
      try workspace.rows("SELECT reason, message FROM rejected_row")
        == ["no exchange rate|no rate of EUR without a day"])
    #expect(try workspace.rows("SELECT amount_minor FROM fact_contract") == ["4900"])
    #expect(try workspace.rows("SELECT cost_minor FROM fact_contact") == ["3675"])
    #expect(
      try workspace.rows(
        "SELECT cost_minor FROM dim_campaign WHERE campaign_key > 0 ORDER BY campaign_id")
        == ["250000", "4900"])
  }

  /// The same as if the rates had been there at first.
  @Test func ratesThatComeLaterAreTaken() throws {
    let workspace = try workspace()
    try workspace.load()
    #expect(try deals(workspace) == ["D|none", "H|100000"])
    try workspace.write("rates.csv", rates)
    try workspace.load()
    #expect(try deals(workspace) == ["A|2500000", "B|24525", "D|none", "H|100000"])
    try workspace.write("rates-2.csv", "on,currency,rate\n2024-01-04,EUR,26\n")
    try workspace.load()
    #expect(try deals(workspace) == ["A|2600000", "B|24525", "D|none", "H|100000"])
  }
}
