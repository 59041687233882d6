import Testing

@testable import Importing

/// How a deal ended: as its outcome says, else its stage; and when.
@Suite struct DealOutcomeTests {
  private func deals(_ rows: String) throws -> [String] {
    let workspace = try TemporaryWorkspace(
      "crm: { files: [ { path: \"deals.csv\", entity: \"opportunities\" } ] }")
    try workspace.write(
      "deals.csv", "opportunity_id,stage,opened_on,closed_on,outcome\n\(rows)\n")
    try workspace.load()
    return try workspace.rows("SELECT outcome, closed_date_key FROM fact_opportunity")
  }

  @Test func aBlankOutcomeIsWhatTheStageSays() throws {
    #expect(try deals("1,Won,2024-01-02,2024-02-29,") == ["won|20240229"])
    #expect(try deals("1,lost,2024-01-02,2024-02-29,") == ["lost|20240229"])
    #expect(try deals("1,offer,2024-01-02,,") == ["open|0"])
    #expect(try deals("1,won,2024-01-02,2024-02-29,lost") == ["lost|20240229"])
  }

  /// A source may keep the day of an earlier closing, or that of the expected one.
  @Test func whatIsSaidToBeOpenIsNotClosed() throws {
    #expect(try deals("1,offer,2024-01-02,2024-02-29,open") == ["open|0"])
    #expect(try deals("1,won,2024-01-02,2023-12-31,open") == ["open|0"])
  }

  @Test func aDealMayBeClosedOnItsFirstDay() throws {
    #expect(try deals("1,won,2024-01-02,2024-01-02,won") == ["won|20240102"])
  }
}
