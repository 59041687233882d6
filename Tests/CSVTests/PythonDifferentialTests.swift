import CSV
import Foundation
import Testing

/// A million random small texts, dialect by dialect, read as Python's csv module reads them but for
/// the differences that `Tests/Differential/csv_python.py` lists. Needs python3, and takes a minute:
/// run with KLIENTELA_PYTHON=1.
@Suite(
  .serialized,
  .enabled(
    if: ProcessInfo.processInfo.environment["KLIENTELA_PYTHON"] == "1",
    "compares with python3 where KLIENTELA_PYTHON=1"))
struct PythonDifferentialTests {
  /// A dialect, how Python is told of it, and what its texts are made of.
  struct Setting: Sendable, CustomStringConvertible {
    var description: String
    var dialect: Dialect
    var arguments: [String]
    var alphabet: String
  }

  static let settings = [
    Setting(
      description: "comma and double quote", dialect: .standard, arguments: ["2c", "22"],
      alphabet: "ab,,\"\"\"\n\r;' ž\u{0}"),
    Setting(
      description: "semicolon and double quote", dialect: .semicolon, arguments: ["3b", "22"],
      alphabet: "a1,;;\"\"\"\n\r"),
    Setting(
      description: "tab and apostrophe",
      dialect: Dialect(separator: .byte(Ascii.tab), quote: Ascii.apostrophe),
      arguments: ["9", "27"], alphabet: "a\t\t'''\"\n\r "),
    Setting(
      description: "bar, no quote", dialect: Dialect(separator: .byte(Ascii.bar), quote: nil),
      arguments: ["7c", "none"], alphabet: "a||\"'\n\r"),
    Setting(
      description: "blanks, no quote", dialect: Dialect(separator: .blanks, quote: nil),
      arguments: ["blanks", "none"], alphabet: "ab  \t\"\n\r,"),
  ]

  private static let textsPerSetting = 200_000
  private static let textsPerBatch = 20_000

  @Test(arguments: settings)
  func agrees(setting: Setting) throws {
    var random = SeededGenerator(seed: 1_000_000)
    let alphabet = Array(setting.alphabet.unicodeScalars)
    for _ in 0..<(Self.textsPerSetting / Self.textsPerBatch) {
      let texts = (0..<Self.textsPerBatch).map { _ in
        randomText(over: alphabet, using: &random)
      }
      let expected = try python(texts, setting.arguments)
      try #require(expected.count == texts.count)
      for (text, line) in zip(texts, expected) {
        let found = try reading(of: text, setting.dialect)
        if found != line { Issue.record("\(text.debugText): \(found), Python: \(line)") }
      }
    }
  }

  /// Mostly short ones, as few as possible being alike; some long enough for several blocks.
  private func randomText(
    over alphabet: [Unicode.Scalar], using random: inout SeededGenerator
  ) -> [UInt8] {
    let limit = Int.random(in: 0..<20, using: &random) == 0 ? 300 : 16
    let length = Int.random(in: 0...limit, using: &random)
    var text = ""
    for _ in 0..<length {
      text.unicodeScalars.append(alphabet.randomElement(using: &random) ?? "a")
    }
    return Array(text.utf8)
  }

  private func reading(of text: [UInt8], _ dialect: Dialect) throws -> String {
    let reader = try reader(text, dialect: dialect, encoding: .utf8, chunkBytes: 64)
    var line = ""
    do {
      while try reader.next() {
        line += (0..<reader.fieldCount).map { hexadecimal(reader.field($0)) }.joined(separator: ",")
        line += ";"
      }
      return line
    } catch let error as CSVError where error.kind == .unterminatedQuote {
      return "!"
    }
  }

  private func python(_ texts: [[UInt8]], _ arguments: [String]) throws -> [String] {
    let script = SharedData.packageFolder.appending(path: "Tests/Differential/csv_python.py")
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output) = (folder.appending(path: "texts"), folder.appending(path: "records"))
    let lines = texts.map { $0.withUnsafeBufferPointer(hexadecimal) + "\n" }
    try Data(lines.joined().utf8).write(to: input)
    try Data().write(to: output)

    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path] + arguments
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    let answer = try String(contentsOf: output, encoding: .utf8)
    return answer.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
      String.init)
  }
}

private func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  let codes = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  return String(decoding: codes, as: UTF8.self)
}
