import Foundation
import Testing

/// A pack that `month` made, some of it while customers were classified, is that of `report`.
@Suite struct EarlyPackTests {
  @Test func theSameToTheByte() throws {
    let scratch = try Scratch()
    let work = scratch.folder.appending(path: "SampleData")
    try SampleWorkspace.copy(to: work)
    let run = try ShellRun.run(
      "klientela report --month 2025-12 --out again && diff -r out/2025-12 again", in: work)
    #expect(run.status == 0, "\(run.standardOutput) \(run.standardError)")
  }
}
