import Testing

@testable import Reporting

/// The large figure of a tile and its unit, of a KPI table of one row.
@Suite struct TileFigureTests {
  /// `4 599 313|Kč`, with plain blanks; without a mark with what stands between them on the page.
  private func shown(
    _ value: String, unit: String, _ language: Language, currency: String = "CZK",
    mark: String? = "|"
  ) throws -> String? {
    let fixture = try Fixture([
      "kpi": """
      -- kpi: one figure.
      -- columns:
      --   metric  text  its name
      --   unit  text  its unit
      --   value  by_unit  the figure
      SELECT 'x' AS metric, '\(unit)' AS unit, \(value) AS value ORDER BY 1
      """
    ])
    let maker = TileMaker(
      wording: try Wording(language, currency: currency), month: fixture.month,
      archive: fixture.archive)
    return maker.tile(TileDefinition(query: "kpi", metric: "x", good: nil)).map { tile in
      "\(tile.value)\(mark ?? tile.gap)\(tile.unit)".replacing("\u{202f}", with: " ")
        .replacing("\u{a0}", with: " ")
    }
  }

  /// A thousand million units have no room in a tile on a telephone.
  @Test func hugeSumsStandInMillions() throws {
    #expect(try shown("99999999999", unit: "CZK", .pl) == "1 000 000 000|Kč")
    #expect(try shown("100000000000", unit: "CZK", .pl) == "1 000,0|mln Kč")
    #expect(try shown("-1777766405000", unit: "CZK", .sk) == "−17 777,7|mil. Kč")
    #expect(
      try shown("100000000000", unit: "EUR", .en, currency: "EUR") == "€1,000.0|million")
    #expect(try shown("12345", unit: "EUR", .en, currency: "EUR") == "€123|")
  }

  /// Beside a decimal stands the singular's genitive, not the form beside five.
  @Test func partsOfDaysHaveTheirForm() throws {
    #expect(try shown("42.5", unit: "days", .cs) == "42,5|dne")
    #expect(try shown("42.5", unit: "days", .sk) == "42,5|dňa")
    #expect(try shown("42.5", unit: "days", .pl) == "42,5|dnia")
    #expect(try shown("42.5", unit: "days", .en) == "42.5|days")
  }

  /// Polish puts no blank before the per cent sign.
  @Test func perCentStandsAsTheLanguageHasIt() throws {
    #expect(try shown("0.312", unit: "ratio", .pl, mark: nil) == "31,2%")
    #expect(try shown("0.312", unit: "ratio", .cs, mark: nil) == "31,2 %")
    #expect(try shown("12300", unit: "CZK", .pl, mark: nil) == "123 Kč")
  }
}
