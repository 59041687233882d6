import Foundation
import Testing

/// The other real exports by mapping alone. The figures are INPUT's, or counted from the files with
/// awk and Python.
@Suite(Shared.trait) struct RealExportsTests {
  @Test func northwind() throws {
    let northwind = try Shared.northwind.get()
    #expect(
      try northwind.rows(
        sql: """
          SELECT count(*), count(DISTINCT order_id), printf('%.2f', sum(revenue)),
            count(DISTINCT CASE WHEN delivered_on IS NULL THEN order_id END)
          FROM sales WHERE status = 'completed'
          """) == [["2155", "830", "1265793.29", "21"]])
    #expect(try northwind.rows(sql: "SELECT count(*) FROM customer_order") == [["830"]])
  }

  /// As of the month's end, from the days in the export: 79 invoices are open.
  @Test func receivables() throws {
    let firm = try Shared.receivables.get()
    #expect(
      try firm.rows(
        sql: "SELECT count(*), count(DISTINCT account_key), sum(is_disputed),"
          + " sum(settled_date_key > due_date_key) FROM fact_invoice")
        == [["2466", "100", "561", "877"]])
    let names = ["receivables", "overdue", "dso_days"]
    let now = try firm.kpi("2013-10")
    let before = try firm.kpi("2013-10", column: "previous_month")
    let lastYear = try firm.kpi("2013-10", column: "same_month_last_year")
    #expect(names.map { now[$0] } == ["5090.86", "614.68", "24.1"])
    #expect(names.map { before[$0] } == ["5029.22", "465.48", "23.6"])
    #expect(names.map { lastYear[$0] } == ["5926.23", "710.43", "28.3"])
  }

  @Test func opportunities() throws {
    let firm = try Shared.opportunities.get()
    #expect(
      try firm.rows(
        sql: """
          SELECT count(*), sum(account_key = 0),
            sum(product_key = (SELECT product_key FROM dim_product WHERE product_id = 'GTX Pro')),
            sum(outcome = 'won'), sum(outcome = 'lost'), sum(outcome = 'open')
          FROM fact_opportunity
          """) == [["8800", "1425", "1480", "4238", "2473", "2089"]])
    #expect(try firm.rows(sql: "SELECT count(*) FROM dim_product WHERE product_key > 0") == [["7"]])
  }

  /// What cannot be said is left out, with a line on the screen and none of its pages.
  @Test func packsWithoutSales() throws {
    for (workspace, month, absent) in [
      (try Shared.receivables.get(), "2013-10", ["products", "markets", "sales", "service"]),
      (
        try Shared.opportunities.get(), "2017-12",
        ["products", "markets", "receivables", "service"]
      ),
    ] {
      let answer = try workspace.klientela("report", "--month", month)
      #expect(answer.status == 0)
      let lines = answer.output.split(separator: "\n").filter { $0.hasPrefix("left out: ") }
      #expect(lines.count >= absent.count)
      let files = try workspace.folder.files()
      #expect(files["out/\(month)/index.html"] != nil)
      for page in absent {
        #expect(files["out/\(month)/\(page).html"] == nil, "\(page)")
        #expect(lines.contains { $0.lowercased().contains(": \(page): ") }, "\(page)")
      }
    }
  }

  /// The sample of Fader, Hardie and Lee: 2,357 customers, 6,919 purchases on 6,696 days.
  @Test func cdnow() throws {
    let shop = try Workspace(real: "cdnow", months: ["1998-06"])
    #expect(
      try shop.rows(
        sql: """
          SELECT count(*), count(DISTINCT order_id), count(DISTINCT customer_id),
            CAST(sum(quantity) AS INTEGER), printf('%.2f', sum(revenue)),
            count(DISTINCT product_id)
          FROM sales
          """) == [["6919", "6696", "2357", "16479", "244091.94", "1"]])
    #expect(try shop.klientela("check").status == 0)
  }

  /// 6,983 days with 217,555 rates; a currency that was not quoted on a day has none.
  @Test func exchangeRates() throws {
    let bank = try Workspace(real: "exchange-rates")
    let answer = try bank.klientela("import")
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(
      try bank.rows("files").map { [$0["rows_read"], $0["rows_loaded"]] } == [["6983", "6983"]])
    #expect(
      try bank.rows(
        sql: """
          SELECT count(*), count(DISTINCT date_key),
            max(CASE WHEN currency = 'CZK' AND date_key = 20260413
              THEN 1.0 * denominator / numerator END),
            max(CASE WHEN currency = 'SIT' AND date_key = 19990104
              THEN 1.0 * denominator / numerator END),
            count(CASE WHEN currency = 'CYP' AND date_key = 20260413 THEN 1 END)
          FROM exchange_rate
          """) == [["217555", "6983", "24.378", "189.045", "0"]])
    #expect(try bank.klientela("check").status == 0)
  }

  @Test func everythingAddsUp() throws {
    for workspace in [Shared.northwind, Shared.receivables, Shared.opportunities] {
      let answer = try workspace.get().klientela("check")
      #expect(answer.status == 0, "\(answer.output)")
    }
  }
}
