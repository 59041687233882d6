import CSV
import Foundation
import Testing

/// csv-spectrum (maxogden) and csv-test-data (sineemore): every file against its published reading.
@Suite(SharedData.trait)
struct PublishedCasesTests {
  /// A published reading: rows of fields, or rows by column name.
  private enum Reading {
    case rows([[String]])
    case named([[String: String]])

    init(_ name: String) throws {
      let data = Data(try SharedData.bytes("csv-cases/\(name).json"))
      let decoder = JSONDecoder()
      if let rows = try? decoder.decode([[String]].self, from: data) {
        self = .rows(rows)
      } else if let row = try? decoder.decode([String: String].self, from: data) {
        self = .named([row])
      } else {
        self = .named(try decoder.decode([[String: String]].self, from: data))
      }
    }
  }

  private func rows(_ name: String) throws -> [[String]] {
    let source = try FileByteSource(path: SharedData.path("csv-cases/\(name).csv"))
    let reader = try RecordReader(source: source)
    // Both collections have files of one column, in which an empty line is an empty field.
    reader.keepsBlankLines = true
    return try records(of: reader)
  }

  private func named(_ rows: [[String]]) -> [[String: String]] {
    rows.dropFirst().map { row in
      Dictionary(zip(rows[0], row), uniquingKeysWith: { first, _ in first })
    }
  }

  private func agrees(_ rows: [[String]], with reading: Reading) -> Bool {
    switch reading {
    case .rows(let expected): rows == expected || (expected.isEmpty && rows.count <= 1)
    case .named(let expected): named(rows) == expected
    }
  }

  @Test func csvSpectrum() throws {
    let names = try SharedData.names(in: "csv-cases/csv-spectrum/csvs", suffix: ".csv")
    #expect(names.count == 12)
    // The published reading of this file has another phone number than the file itself.
    for name in names where name != "location_coordinates" {
      let reading = try Reading("csv-spectrum/json/\(name)")
      #expect(agrees(try rows("csv-spectrum/csvs/\(name)"), with: reading), "\(name)")
    }
    let published = [
      "1234567890", "37\u{FFFD}36'37.8\"N 121\u{FFFD}2'17.9\"W", "Modesto", "Stanislaus",
    ]
    let found = try rows("csv-spectrum/csvs/location_coordinates")
    #expect(found[1] == ["2095257564"] + published.dropFirst())
  }

  @Test func csvTestData() throws {
    let names = try SharedData.names(in: "csv-cases/csv-test-data/csv", suffix: ".csv")
    let good = names.filter { !$0.hasPrefix("bad-") }
    #expect(good.count == 18 && names.count == 25)
    #expect(try SharedData.names(in: "csv-cases/csv-test-data/json", suffix: ".json") == good)
    for name in good {
      let reading = try Reading("csv-test-data/json/\(name)")
      #expect(agrees(try rows("csv-test-data/csv/\(name)"), with: reading), "\(name)")
    }
  }

  /// The files that the collection calls bad. Number and names of fields are the importer's to
  /// judge; it is told of them.
  @Test func badFilesOfCSVTestData() throws {
    func bad(_ name: String) throws -> [[String]] { try rows("csv-test-data/csv/bad-\(name)") }
    #expect(try bad("header-less-fields").map(\.count) == [3, 2])
    #expect(try bad("header-more-fields").map(\.count) == [3, 4])
    #expect(try bad("header-no-header") == [])
    #expect(try bad("header-wrong-header") == [["qux", "quux", "quuz"]])
    #expect(throws: CSVError(.unterminatedQuote, at: Position(line: 2, column: 3))) {
      try bad("missing-quote")
    }
    #expect(try strayQuote("unescaped-quote") == Position(line: 2, column: 8))
    #expect(try strayQuote("quotes-with-unescaped-quote") == Position(line: 2, column: 18))
  }

  private func strayQuote(_ name: String) throws -> Position? {
    let path = SharedData.path("csv-cases/csv-test-data/csv/bad-\(name).csv")
    let reader = try RecordReader(source: FileByteSource(path: path))
    while try reader.next() {
      if let place = reader.strayQuote { return place }
    }
    return nil
  }
}
