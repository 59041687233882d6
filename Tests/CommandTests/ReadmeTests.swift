import Foundation
import Testing

/// README's commands run on the sample company and print what it says they print. Those that need
/// other programs are run by ./dev exchange.
@Suite struct ReadmeTests {
  /// A block of README between fences.
  private struct Block {
    let section: String
    let language: String
    let lines: [String]
  }

  /// What ends otherwise, for it needs a clock or answers that only a person has.
  private static let otherStatuses = [
    "klientela month previous -C acme": Int32(3), "klientela import -C acme --dry-run": 3,
  ]

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func commandsRun() throws {
    let scratch = try sampleCompany()
    let lines = try blocks().filter { $0.language == "sh" && $0.section != "Every month by itself" }
      .flatMap(\.lines).filter { $0.hasPrefix("klientela ") }
    #expect(lines.count >= 10)
    for line in lines {
      let command = line.components(separatedBy: " #")[0].trimmingCharacters(in: .whitespaces)
      let run = try ShellRun.run(command, in: scratch.folder)
      #expect(
        run.status == Self.otherStatuses[command] ?? 0, "\(command): \(run.standardError)")
    }
  }

  @Test func outputsAreAsPrinted() throws {
    let scratch = try sampleCompany()
    var commands = 0
    for block in try blocks() where block.language == "console" && block.section != "Other programs"
    {
      for part in block.lines.joined(separator: "\n").components(separatedBy: "$ ").dropFirst() {
        let lines = part.split(separator: "\n", omittingEmptySubsequences: false)
        let run = try ShellRun.run(String(lines[0]), in: scratch.folder)
        let expected = lines.dropFirst().joined(separator: "\n")
        #expect(
          run.standardOutput.trimmingCharacters(in: .newlines)
            == expected.trimmingCharacters(in: .newlines), "\(lines[0]): \(run.standardError)")
        commands += 1
      }
    }
    #expect(commands >= 2)
  }

  @Test func theMappingLoadsWhatItDescribes() throws {
    let scratch = try Scratch()
    let mapping = try #require(try blocks().first { $0.language == "json5" })
    let export = """
      Doklad;Datum;Odběratel;Zboží;Množství;Cena
      1001;03.12.2025;7;0012;2,5;100,00
      """
    let exports = scratch.folder.appending(path: "exports")
    try FileManager.default.createDirectory(at: exports, withIntermediateDirectories: true)
    try mapping.lines.joined(separator: "\n").write(
      to: scratch.folder.appending(path: "klientela.json"), atomically: true, encoding: .utf8)
    try export.write(
      to: exports.appending(path: "prodej-1.csv"), atomically: true, encoding: .windowsCP1250)
    let run = try ShellRun.run(
      "klientela import >/dev/null && klientela query --sql"
        + " 'select order_id, ordered_on, customer_id, product_id, quantity, revenue from sales'",
      in: scratch.folder)
    #expect(run.standardError.isEmpty)
    #expect(
      run.standardOutput == """
        order_id,ordered_on,customer_id,product_id,quantity,revenue
        1001,2025-12-03,7,0012,2.5,250.0

        """)
  }

  @Test func theMonthlyScriptMailsThePage() throws {
    let scratch = try sampleCompany()
    let script = try #require(try blocks().first { $0.lines.first == "#!/bin/sh" })
    try script.lines.joined(separator: "\n").write(
      to: scratch.folder.appending(path: "monthly"), atomically: true, encoding: .utf8)
    let mailer = "cat > \"\(scratch.folder.path)/mail\"\n"
    let folder = scratch.folder.appending(path: "bin")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try ("#!/bin/sh\n" + mailer).write(
      to: folder.appending(path: "sendmail"), atomically: true, encoding: .utf8)
    let run = try ShellRun.run(
      "chmod +x bin/sendmail && PATH=\"$PWD/bin:$PATH\" sh monthly SampleData a@example.com 2025-12",
      in: scratch.folder)
    #expect(run.status == 0, "\(run.standardError)")
    let mail = try String(
      contentsOf: scratch.folder.appending(path: "mail"), encoding: .utf8)
    #expect(mail.hasPrefix("To: a@example.com\nSubject: The month 2025-12\nMIME-Version: 1.0\n"))
    #expect(mail.contains("\n\n<!doctype html>"))
  }

  /// README cut at its fences, the generated chapters left out.
  private func blocks() throws -> [Block] {
    let text = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    var (blocks, section, isGenerated) = ([Block](), "", false)
    var open: (language: String, lines: [String])?
    for line in text.components(separatedBy: "\n") {
      if let block = open {
        if line == "```" {
          if !isGenerated {
            blocks.append(Block(section: section, language: block.language, lines: block.lines))
          }
          open = nil
        } else {
          open = (block.language, block.lines + [line])
        }
      } else if line.hasPrefix("```") {
        open = (String(line.dropFirst(3)), [])
      } else if line.hasPrefix("## ") {
        section = String(line.dropFirst(3))
      } else if line.hasPrefix("<!-- ") {
        isGenerated = line.hasPrefix("<!-- generated")
      }
    }
    return blocks
  }

  /// A folder with the sample company, its month made, and some exports of a newcomer.
  private func sampleCompany() throws -> Scratch {
    let scratch = try Scratch()
    try SampleWorkspace.copy(to: scratch.folder.appending(path: "SampleData"))
    let run = try ShellRun.run(
      "mkdir exports && cp SampleData/exports/erp/z*.csv exports", in: scratch.folder)
    try #require(run.status == 0, "\(run.standardError)")
    return scratch
  }
}
