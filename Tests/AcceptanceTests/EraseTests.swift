import Foundation
import Testing

/// The sample company forgets two people: one whom two systems know by an address, one of whom rows
/// were rejected.
@Suite struct EraseTests {
  private static let words = [
    "Jiří Vávra", "jiri@vavra34.cz", "743 169 972", "Tyršova 107",
    "Věra Sýkorová", "vera@sykorova76.cz", "742 659 026", "Krátká 26",
  ]

  @Test func theSumsStayAndNoByteOfThePeople() throws {
    let sample = try Workspace(shippedSample: ["2025-12"])
    try sample.klientela("segment", "stage = 'lost'", "--freeze", "gone")
    let before = try figures(sample)
    for id in ["100034", "100076"] {
      let answer = try sample.klientela("erase", id, "--yes")
      #expect(answer.status == 0, "\(answer.errors)")
      #expect(answer.output.contains("exports/erp/zakaznici.csv"))
    }
    #expect(try figures(sample) == before)
    #expect(try holders(sample).isEmpty)
    #expect(try sample.klientela("check").status == 0)

    // All of it once more, into a warehouse that is built anew.
    for name in ["warehouse.sqlite", "warehouse.sqlite-wal", "warehouse.sqlite-shm", "rejects"] {
      try? FileManager.default.removeItem(atPath: "\(sample.path)/\(name)")
    }
    #expect(try sample.klientela("month", "2025-12").status == 0)
    #expect(try figures(sample) == before)
    #expect(try holders(sample).isEmpty)
    #expect(try sample.klientela("check").status == 0)
  }

  /// Everything that adds up over customers.
  private func figures(_ sample: Workspace) throws -> [String] {
    try [
      sample.csv("kpi", ["month=2025-12"]), sample.csv("classes", ["month=2025-12"]),
      sample.csv("ageing", ["month=2025-12"]), sample.csv("contacts_by", ["month=2025-12"]),
    ]
  }

  /// The files in which a word stands, but for exports and the list of what was planted in them.
  private func holders(_ sample: Workspace) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: sample.path).filter { path in
      if path.hasPrefix("exports/") || path == "planted.csv" { return false }
      guard let data = FileManager.default.contents(atPath: "\(sample.path)/\(path)") else {
        return false
      }
      return Self.words.contains { word in
        [String.Encoding.utf8, .windowsCP1250].contains { encoding in
          word.data(using: encoding).map { data.range(of: $0) != nil } ?? false
        }
      }
    }
  }
}
