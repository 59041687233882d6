import Foundation
import Testing

/// The same month again changes nothing.
@Suite struct RepeatTests {
  /// The warehouse to the byte, every page and file to the byte.
  @Test func monthTwice() throws {
    let sample = try Shared.otherSeed.get()
    let before = try settled(sample)
    let answer = try sample.klientela("month", "2025-12")
    #expect(answer.status == 0)
    #expect(answer.output.contains("nothing new\nclassified: nothing, all is fresh\n"))
    let after = try settled(sample)
    #expect(Set(before.keys) == Set(after.keys))
    for (name, bytes) in before { #expect(after[name] == bytes, "\(name)") }
  }

  /// All files but those that are there while somebody asks: other tests ask this workspace at the
  /// same time. That nothing stays of them is `theWarehouseIsOneFile`.
  private func settled(_ workspace: Workspace) throws -> [String: Data] {
    var files = try workspace.folder.files()
    #expect(files["warehouse.sqlite"]?.isEmpty == false)
    for ending in [".lock", "-wal", "-shm"] { files["warehouse.sqlite\(ending)"] = nil }
    return files
  }

  /// Whatever was done last, the warehouse is one file: who copies it has all that there is.
  @Test func theWarehouseIsOneFile() throws {
    let shop = try Workspace(files: BadInput.shop)
    #expect(try shop.klientela("month", "2025-11").status == 0)
    try shop.folder.write(BadInput.sales + "3,2025-12-05,A,1,7.00\n", to: "exports/sales.csv")
    let commands = [
      "import", "classify", "report", "query kpi", "segment true", "check", "month 2025-12",
    ]
    for command in commands {
      let words = command.split(separator: " ").map(String.init)
      let answer = try Program.run(words, in: shop.path)
      #expect(answer.status == 0, "\(command): \(answer.errors)")
      let files = try shop.folder.files().keys.filter { $0.hasPrefix("warehouse.sqlite") }
      #expect(Set(files) == ["warehouse.sqlite", "warehouse.sqlite.lock"], "\(command)")
    }
  }

  /// An import that is given up at its end, when former months are read beside it.
  @Test func aMonthThatCannotBeLeavesOneFile() throws {
    let shop = try Workspace(files: BadInput.shop)
    #expect(try shop.klientela("month", "2025-11").status == 0)
    try shop.folder.write(BadInput.sales + "3,2025-12-05,A,1,7.00\n", to: "exports/sales.csv")
    for _ in 1...5 {
      let answer = try shop.klientela("month", "2026-05")
      #expect(answer.status == 3 && answer.errors.contains("2026-05"), "\(answer.errors)")
      let files = try shop.folder.files().keys.filter { $0.hasPrefix("warehouse.sqlite") }
      #expect(Set(files) == ["warehouse.sqlite", "warehouse.sqlite.lock"])
    }
  }

  /// Another month's pack leaves this one's as it is.
  @Test func monthsSideBySide() throws {
    let shop = try Workspace(files: BadInput.shop)
    #expect(try shop.klientela("month", "2025-12").status == 0)
    let december = try shop.folder.files().filter { $0.key.hasPrefix("out/2025-12/") }
    #expect(try shop.klientela("month", "2025-11").status == 0)
    let files = try shop.folder.files()
    #expect(files["out/2025-11/index.html"] != nil)
    for (name, bytes) in december { #expect(files[name] == bytes, "\(name)") }
  }
}
