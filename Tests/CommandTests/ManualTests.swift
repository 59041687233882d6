import Foundation
import Testing

/// The manual in README.md is what the program says of itself.
@Suite struct ManualTests {
  @Test(arguments: ["commands", "settings", "entities", "classes"])
  func chapterIsFresh(_ chapter: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let begin = "<!-- generated: \(chapter) -->\n"
    let start = try #require(readme.range(of: begin))
    let end = try #require(
      readme.range(of: "<!-- end -->", range: start.upperBound..<readme.endIndex))
    let printed = try ShellRun.run("klientela help --manual \(chapter)", in: root).standardOutput
    #expect(!printed.isEmpty)
    #expect(readme[start.upperBound..<end.lowerBound] == printed, "run ./dev manual")
  }
}
