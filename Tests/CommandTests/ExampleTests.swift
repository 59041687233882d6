import Foundation
import Testing

/// Every example of the help runs on the sample company, whose month was made.
@Suite struct ExampleTests {
  /// What cannot end well on any day and machine, with the status that it ends with.
  private static let otherStatuses = [
    "klientela month previous --strict": Int32(3),
    // It asks, and there is nobody to answer.
    "klientela erase 100110": Int32(2),
  ]

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func everyExampleRuns() throws {
    let scratch = try Scratch()
    let work = scratch.folder.appending(path: "SampleData")
    try prepare(work)
    for command in try commands() {
      for example in try examples(of: command) {
        // The size of a sample does not matter here.
        let line = example.replacingOccurrences(of: "--lines 200000", with: "--lines 3000")
        let run = try ShellRun.run(line, in: work)
        #expect(
          run.status == Self.otherStatuses[example] ?? 0, "\(example): \(run.standardError)")
      }
    }
  }

  @Test func everyCommandHasExamplesAndEveryPartAWord() throws {
    for command in try commands() {
      #expect(try !examples(of: command).isEmpty, "\(command) has no example")
    }
    let manual = try ShellRun.run("klientela help --manual commands", in: Self.root).standardOutput
    for line in manual.split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.replacingOccurrences(of: "\\|", with: "/").split(separator: "|")
      #expect(cells.count == 2 && cells[1].count > 4, "no word on \(line)")
    }
  }

  /// The sample company with its month made, and some exports where a newcomer has them.
  private func prepare(_ work: URL) throws {
    try SampleWorkspace.copy(to: work)
    let run = try ShellRun.run(
      "cp exports/erp/z*.csv exports/shop/customers.csv exports", in: work)
    try #require(run.status == 0, "\(run.standardError)")
  }

  /// The commands that the overview lists.
  private func commands() throws -> [String] {
    let help = try ShellRun.run("klientela --help", in: Self.root).standardOutput
    let list = help.split(separator: "\n").drop { $0 != "Commands:" }.dropFirst()
    return list.prefix { $0 != "Options:" }.compactMap { line in
      line.hasPrefix("   ") ? nil : line.split(separator: " ").first.map(String.init)
    }
  }

  private func examples(of command: String) throws -> [String] {
    let help = try ShellRun.run("klientela help \(command)", in: Self.root).standardOutput
    let lines = help.components(separatedBy: "Examples:\n").last?.split(separator: "\n") ?? []
    return lines.filter { $0.hasPrefix("  klientela ") }.map { String($0.dropFirst(2)) }
  }
}
