import Testing

@testable import Importing

/// The same content under another name is the same file, unless the name has another date: then it is
/// said again, and a file between the two does not take it away.
@Suite struct SaidAgainTests {
  /// A customer who was in Slovakia in February only, said month by month.
  private func countries(_ runs: [[String]]) throws -> [String] {
    let workspace = try TemporaryWorkspace(
      """
      s: { files: [{ path: "customers-*.csv", entity: "customers",
        file_date: "customers-{yyyy}-{MM}.csv" }] }
      """)
    for run in runs {
      for month in run {
        let country = month == "02" ? "SK" : "CZ"
        try workspace.write(
          "customers-2025-\(month).csv", "customer_id,country\nC,\(country)\n")
      }
      try workspace.load()
    }
    return try workspace.rows(
      "SELECT country, valid_from_date_key FROM dim_customer WHERE customer_id = 'C' ORDER BY 2")
  }

  @Test(arguments: [
    [["01", "02", "03"]], [["01"], ["02"], ["03"]], [["03"], ["02"], ["01"]],
    [["02"], ["03"], ["01"]],
  ])
  func onAnotherDate(_ runs: [[String]]) throws {
    #expect(try countries(runs) == ["CZ|0", "SK|20250201", "CZ|20250301"])
  }

  @Test func underAnotherNameWithoutADate() throws {
    let workspace = try TemporaryWorkspace(
      #"s: { files: [{ path: "c*.csv", entity: "customers" }] }"#)
    try workspace.write("c1.csv", "customer_id,country\nC,CZ\n")
    try workspace.load()
    try workspace.write("c2.csv", "customer_id,country\nC,CZ\n")
    #expect(try workspace.load().runKey == nil)
  }
}
