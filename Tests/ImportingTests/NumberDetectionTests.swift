import Testing

@testable import Importing

/// How a file's numbers are found out to be written where the mapping does not say it: quantity and
/// price of each row, and quantity and revenue in cents, by hand.
@Suite struct NumberDetectionTests {
  private func workspace(_ rows: [(String, String)], _ settings: String = "") throws
    -> TemporaryWorkspace
  {
    let workspace = try TemporaryWorkspace(
      #"shop: { files: [{ path: "sales.csv", entity: "sales"\#(settings) }] }"#)
    let header = "order_id;ordered_on;customer_id;product_id;quantity;unit_price\n"
    let lines = rows.enumerated().map { number, row in
      "\(number);2024-01-31;C;P;\(row.0);\(row.1)\n"
    }
    try workspace.write("sales.csv", header + lines.joined())
    return workspace
  }

  private func figures(_ workspace: TemporaryWorkspace) throws -> [String] {
    try workspace.rows(
      "SELECT (quantity_micro / 1000000.0) || ' ' || revenue_minor FROM fact_sale_line"
        + " ORDER BY sale_line_key")
  }

  /// Quantity and price of each row, and what they are read as.
  private static let certain: [(rows: String, expected: String)] = [
    // The usual form, also where every number has three decimals.
    ("1|12.50 2|3", "1.0 1250, 2.0 600"),
    ("1|1.234 2|5.678", "1.0 123, 2.0 1136"),
    ("1|12,50 2|3,00", "1.0 1250, 2.0 600"),
    // One number tells of all: 12,5 has no thousands.
    ("1|1,234 2|12,5", "1.0 123, 2.0 2500"),
    // One column tells of the others.
    ("1.000|12,50 2|3,00", "1000.0 1250000, 2.0 600"),
    ("1|1,234.50 2|5,678.00", "1.0 123450, 2.0 1135600"),
    ("1|1.234,50 2|5", "1.0 123450, 2.0 1000"),
    ("1|1_234,50 2|5\u{A0}678", "1.0 123450, 2.0 1135600"),
    ("1|1'234.50 2|5", "1.0 123450, 2.0 1000"),
    ("1|1,50_€ 2|€_2,5", "1.0 150, 2.0 500"),
  ]

  @Test(arguments: certain)
  func isFoundOut(rows: String, expected: String) throws {
    let cells = rows.split(separator: " ").map { row -> (String, String) in
      let cells = row.replacing("_", with: " ").split(separator: "|")
      return (String(cells[0]), String(cells[1]))
    }
    let workspace = try workspace(cells)
    #expect(try workspace.load().rowsRejected == 0)
    #expect(try figures(workspace).joined(separator: ", ") == expected)
  }

  /// 121,50 with 21 % of tax is 100.41 without, and half of 10.00 at 0 % is 5.00.
  @Test func ratesMayHaveTheirSign() throws {
    let workspace = try TemporaryWorkspace(
      #"shop: { prices_include_tax: true, files: ["sales.csv"] }"#)
    try workspace.write(
      "sales.csv",
      "order_id;ordered_on;customer_id;product_id;quantity;unit_price;tax_rate;discount_percent\n"
        + "1;2024-01-31;C;P;1;121,50;21%;\n2;2024-01-31;C;P;1;10,00;0 %;50,0 %\n")
    #expect(try workspace.load().rowsRejected == 0)
    #expect(try figures(workspace) == ["1.0 10041", "1.0 500"])
  }

  @Test func twoReadingsAreAnErrorThatNamesTheSetting() throws {
    let workspace = try workspace([("1", "1,234"), ("2", "5,678")])
    #expect(
      workspace.refusal()
        == "sales.csv:2:1: the numbers of unit_price can be read with \".\" or \",\" as the decimal"
        + " sign; say which with `decimal` and `thousands`")
    #expect(!workspace.exists("warehouse.sqlite"))
  }

  @Test func whatIsDeclaredHolds() throws {
    let declared = try workspace([("1", "1,234"), ("2", "5,678")], #", thousands: ",""#)
    #expect(try declared.load().rowsRejected == 0)
    #expect(try figures(declared) == ["1.0 123400", "2.0 1135600"])
    let column = #", columns: { unit_price: { column: "unit_price", decimal: "," } }"#
    let one = try workspace([("1.5", "1,234")], column)
    #expect(try one.load().rowsRejected == 0)
    #expect(try figures(one) == ["1.5 185"])
  }

  /// Bad rows among good ones make no other form.
  @Test func aFewStrangersAreRejected() throws {
    let rows = Array(repeating: ("1", "1.5"), count: 30) + [("1", "1,5"), ("1", "1,234")]
    let workspace = try workspace(rows)
    #expect(try workspace.load().rowsRejected == 2)
    #expect(try figures(workspace) == Array(repeating: "1.0 150", count: 30))
  }

  /// More whole numbers than are looked at first, then cells that tell the form: the quantity of each,
  /// and how many are rejected.
  private static let late: [(cells: String, expected: String, rejected: Int)] = [
    ("1.5", "1.5", 0), ("1,5", "1.5", 0), ("1 234,56", "1234.56", 0), ("1'234", "1234.0", 0),
    // The first cell alone could be 1.234.
    ("1.234|1.234,56", "1234.0|1234.56", 0), ("1,234|1,234.56", "1234.0|1234.56", 0),
    ("1.234|1.234.567", "1234.0|1234567.0", 0),
    // Points that part no thousands: the comma is a bad cell.
    ("1.234|0.5|1,5", "1.234|0.5", 1), ("1.234|0.125|1,234", "1.234|0.125", 1),
    // The usual form holds where it fits every number.
    ("1.234", "1.234", 0),
    // Nothing tells which.
    ("1,234", "", 1), ("1.234|1,234", "", 2),
  ]

  @Test(arguments: late)
  func whatComesLateTellsToo(cells: String, expected: String, rejected: Int) throws {
    let whole = Array(repeating: ("7", "1"), count: NumberDetection.rowsLookedAt + 500)
    let workspace = try workspace(whole + cells.split(separator: "|").map { (String($0), "1") })
    #expect(try workspace.load().rowsRejected == rejected)
    let found = try workspace.rows(
      "SELECT quantity_micro / 1000000.0 FROM fact_sale_line WHERE quantity_micro <> 7000000"
        + " ORDER BY sale_line_key")
    #expect(found.joined(separator: "|") == expected)
  }

  /// Found among the first rows, too: 1.234 of whole numbers is no proof of decimal points.
  @Test func aFewNumbersTellAmongWholeOnes() throws {
    let whole = Array(repeating: ("7", "1"), count: 30)
    let workspace = try workspace([("1.234", "1")] + whole + [("1.234,50", "1")])
    #expect(try workspace.load().rowsRejected == 0)
    #expect(try figures(workspace).first == "1234.0 123400")
  }

  @Test func whatNothingDecidesIsRejectedWithItsPlace() throws {
    let whole = Array(repeating: ("7", "1"), count: NumberDetection.rowsLookedAt)
    let workspace = try workspace(whole + [("1.234", "1"), ("1,234", "1")])
    let first = try workspace.load().files.first?.firstReject ?? ""
    #expect(
      first.hasSuffix(
        "sales.csv:1002:21: quantity can be read with \".\" or \",\" as the decimal sign; say which"
          + " with `decimal` and `thousands`"))
  }

  /// Cells that become rows are read in the form of the file, found out or declared.
  @Test(arguments: ["", #"decimal: ",", "#])
  func ratesThatBecomeRows(declared: String) throws {
    let workspace = try TemporaryWorkspace(
      """
      bank: { delimiter: "|", dates: "dd.MM.yyyy", \(declared)files: [{ path: "rates.csv",
        entity: "rates", columns: { on: "Datum" },
        unpivot: { from: 2, name: "currency", value: "rate", blank: ["-"] } }] }
      """, currency: "CZK")
    try workspace.write(
      "rates.csv", "Datum|EUR|USD\n05.01.2024|24,605|22,491\n08.01.2024|24,57|-\n")
    #expect(try workspace.load().rowsRejected == 0)
    #expect(
      try workspace.rows(
        "SELECT currency, date_key, 1.0 * numerator / denominator FROM exchange_rate ORDER BY 1, 2")
        == ["EUR|20240105|24.605", "EUR|20240108|24.57", "USD|20240105|22.491"])
  }
}
