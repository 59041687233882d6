import Foundation
import SampleCompany
import Testing

@Suite struct WritingTests {
  /// `SampleData` in the repository is what the usual seed and size give.
  @Test func sampleDataIsWhatIsWritten() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let kept = root.appendingPathComponent("SampleData").path
    let folder = try TemporaryFolder()
    let written = folder.path + "/sample"
    try SampleCompany().write(to: written)
    // What the program itself writes into a workspace is no part of the sample, nor is the picture
    // that README shows.
    let ownFolders = ["out/", "rejects/", "warehouse.sqlite", "report.png"]
    let keptFiles = try files(below: kept).filter { name in
      !ownFolders.contains { name.hasPrefix($0) }
    }
    #expect(try files(below: written) == keptFiles)
    for name in keptFiles {
      let isSame = try Data(contentsOf: URL(fileURLWithPath: kept + "/" + name))
        .elementsEqual(Data(contentsOf: URL(fileURLWithPath: written + "/" + name)))
      #expect(isSame, "\(name) differs; write SampleData anew and look at the changes")
    }
  }

  @Test(arguments: [2999, 30_000_001, 0, -5])
  func linesOutOfRange(lines: Int) {
    let expected = SampleError.linesOutOfRange(lines, allowed: 3000...30_000_000)
    #expect(throws: expected) { try SampleCompany(lines: lines) }
    #expect(
      expected.description
        == "cannot write \(lines) sales lines; choose from 3000 to 30000000")
  }

  @Test func folderInUseIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    try Data("mine".utf8).write(to: URL(fileURLWithPath: folder.path + "/klientela.json"))
    #expect(throws: SampleError.folderNotEmpty(folder.path)) {
      try SampleCompany(lines: 3000).write(to: folder.path)
    }
    #expect(try files(below: folder.path) == ["klientela.json"])
  }

  @Test func emptyFolderIsFilled() throws {
    let folder = try TemporaryFolder()
    try SampleCompany(lines: 3000).write(to: folder.path + "/")
    #expect(try files(below: folder.path).contains("klientela.json"))
    try FileManager.default.removeItem(atPath: folder.path)
  }

  /// A file stands where a folder should be made.
  @Test func failureIsTold() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/file"
    try Data().write(to: URL(fileURLWithPath: file))
    #expect(throws: SampleError.self) { try SampleCompany(lines: 3000).write(to: file) }
    #expect(throws: SampleError.self) { try SampleCompany(lines: 3000).write(to: file + "/x") }
  }

  private struct Stop: Error {}

  @Test func stoppedWritingLeavesNoWorkspace() throws {
    let folder = try TemporaryFolder()
    let target = folder.path + "/sample"
    #expect(throws: Stop.self) {
      try SampleCompany(lines: 3000).write(to: target) { progress in
        if progress.month == "2023-05" { throw Stop() }
      }
    }
    #expect(!FileManager.default.fileExists(atPath: target))
    // What was left beside is no hindrance.
    try SampleCompany(lines: 3000).write(to: target)
    #expect(FileManager.default.fileExists(atPath: target + "/klientela.json"))
  }

  @Test func progressReachesTheTotal() throws {
    let folder = try TemporaryFolder()
    var months: [String] = []
    var lines = 0
    try SampleCompany(seed: 9, lines: 3333).write(to: folder.path + "/sample") { progress in
      months.append(progress.month)
      lines = progress.lines
      #expect(progress.totalLines == 3333)
    }
    #expect(months.count == 36)
    #expect(months.first == "2023-01")
    #expect(months.last == "2025-12")
    #expect(lines == 3333)
  }
}
