import Foundation
import Testing

/// Every folder of Tests/Cases, run and compared. `KLIENTELA_RECORD=1` writes what came as what is
/// expected, and fails.
@Suite struct CaseTests {
  private static let isRecording = ProcessInfo.processInfo.environment["KLIENTELA_RECORD"] == "1"

  @Test(arguments: CommandCase.all.filter { !$0.isOfRealExports })
  func runs(_ test: CommandCase) throws { try compare(test) }

  @Test(
    .enabled(
      if: CommandCase.shared != nil,
      "needs the real exports: set KLIENTELA_SHARED or put shared/ beside the package"),
    arguments: CommandCase.all.filter(\.isOfRealExports))
  func runsOnRealExports(_ test: CommandCase) throws { try compare(test) }

  private func compare(_ test: CommandCase) throws {
    let came = try test.run()
    if Self.isRecording {
      try test.record(came.run, files: came.files)
      Issue.record("recorded anew: look at what changed, then run without KLIENTELA_RECORD")
      return
    }
    let expected = try test.expectation()
    #expect(came.run.standardError == expected.run.standardError)
    #expect(came.run.standardOutput == expected.run.standardOutput)
    #expect(came.run.status == expected.run.status)
    if let files = expected.files { #expect(came.files == files) }
  }

  @Test func everyCaseHasACommand() {
    // Were the folder lost, no case would run and none would fail.
    #expect(CommandCase.all.count >= 170)
    for test in CommandCase.all {
      let file = test.folder.appending(path: "command").path
      #expect(FileManager.default.fileExists(atPath: file), "\(test.name) has no command")
    }
  }

  @Test func everyCommandHasItsHelpRecorded() throws {
    let help = try ShellRun.run("klientela --help", in: CommandCase.root).standardOutput
    let list =
      help.components(separatedBy: "Commands:\n").last?
      .components(separatedBy: "\nOptions:").first ?? ""
    let commands = list.split(separator: "\n").filter { !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(commands.count >= 14)
    let recorded = Set(CommandCase.all.map(\.name))
    for command in commands { #expect(recorded.contains("help-\(command)"), "\(command)") }
  }
}
