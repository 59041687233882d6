import Foundation
import Testing

/// A command failed that a test begins with: a workspace that several tests share has to tell each.
struct Refused: Error {
  var errors: String
}

/// A workspace in a temporary folder, and what the program answers in it.
final class Workspace: Sendable {
  let folder: TemporaryFolder
  var path: String { folder.path }

  private init() throws { folder = try TemporaryFolder() }

  /// One of `Tests/Cases/_NAME`, whose mapping reads the real exports as they stand.
  convenience init(real name: String, months: [String] = []) throws {
    try self.init()
    let file = Places.package.appending(path: "Tests/Cases/_\(name)/klientela.json")
    let settings = try String(contentsOf: file, encoding: .utf8)
    try folder.write(
      settings.replacing("@shared@", with: Places.shared.path), to: "klientela.json")
    try run(months)
  }

  /// The sample company that the package holds.
  convenience init(shippedSample months: [String]) throws {
    try self.init()
    let sample = Places.package.appending(path: "SampleData")
    for name in ["klientela.json", "exports", "planted.csv", "bad-rows.csv"] {
      try FileManager.default.copyItem(
        atPath: sample.appending(path: name).path, toPath: "\(path)/\(name)")
    }
    try run(months)
  }

  /// A sample company that the program writes.
  convenience init(sample words: [String], months: [String]) throws {
    try self.init()
    let answer = try Program.run(["sample", path] + words, in: path)
    guard answer.status == 0 else { throw Refused(errors: answer.errors) }
    try run(months)
  }

  /// A workspace of these files.
  convenience init(files: [String: String]) throws {
    try self.init()
    for (name, text) in files { try folder.write(text, to: name) }
  }

  private func run(_ months: [String]) throws {
    for month in months {
      let answer = try klientela("month", month)
      guard answer.status == 0 else { throw Refused(errors: answer.errors) }
    }
  }

  @discardableResult
  func klientela(_ words: String...) throws -> Answer { try Program.run(words, in: path) }

  /// The bytes that a named query answers as CSV.
  func csv(_ query: String, _ parameters: String...) throws -> String {
    try csv(query, parameters)
  }

  /// The same with parameters that are put together.
  func csv(_ query: String, _ parameters: [String]) throws -> String {
    let answer = try Program.run(
      ["query", query, "--format", "csv"] + parameters.flatMap { ["--set", $0] }, in: path)
    try #require(answer.status == 0, "\(answer.errors)")
    return answer.output
  }

  /// The rows of a named query.
  func rows(_ query: String, _ parameters: String...) throws -> [[String: String]] {
    let answer = try Program.run(
      ["query", query, "--format", "csv"] + parameters.flatMap { ["--set", $0] }, in: path)
    try #require(answer.status == 0, "\(answer.errors)")
    return Rows.named(answer.output)
  }

  /// The rows of a statement, without their header.
  func rows(sql: String) throws -> [[String]] {
    let answer = try klientela("query", "--sql", sql, "--format", "csv")
    try #require(answer.status == 0, "\(answer.errors)")
    return Array(Rows.of(answer.output).dropFirst())
  }

  /// The KPI table of a month: a column's text by metric.
  func kpi(_ month: String, column: String = "value") throws -> [String: String] {
    let pairs = try rows("kpi", "month=\(month)").compactMap { row in
      row["metric"].map { ($0, row[column] ?? "") }
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// What a reader sees of a page: its text without marks, styles and pictures.
  func pageText(_ name: String) throws -> String {
    var text = try folder.text(name)
    for element in ["style", "script", "svg"] {
      text = text.replacing(try Regex("(?s)<\(element).*?</\(element)>"), with: "")
    }
    return text.replacing(try Regex("<[^>]*>"), with: " ").replacing(try Regex("\\s+"), with: " ")
  }
}

/// CSV as the program writes it, read in the plainest way.
enum Rows {
  static func of(_ text: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var field = ""
    var isQuoted = false
    for character in text {
      switch (character, isQuoted) {
      case ("\"", _):
        // A doubled quote closes and opens again: what it stands for is put back.
        if !isQuoted, field.hasSuffix("\u{0}") { field = String(field.dropLast()) + "\"" }
        isQuoted.toggle()
        if !isQuoted { field += "\u{0}" }
      case (",", false): append(&rows, &field)
      case ("\n", false), ("\r\n", false):
        append(&rows, &field)
        rows.append([])
      default: field.append(character)
      }
    }
    return rows.dropLast(rows.last?.isEmpty == true ? 1 : 0)
  }

  private static func append(_ rows: inout [[String]], _ field: inout String) {
    rows[rows.count - 1].append(field.replacing("\u{0}", with: ""))
    field = ""
  }

  static func named(_ text: String) -> [[String: String]] {
    let rows = of(text)
    guard let header = rows.first else { return [] }
    return rows.dropFirst().map { row in
      Dictionary(zip(header, row)) { first, _ in first }
    }
  }
}

/// The workspaces that several tests look at at the same time, each made once: nobody classifies another
/// month there, or imports anything else.
enum Shared {
  static let onlineRetail = Result {
    try Workspace(real: "online-retail", months: ["2011-03", "2011-08"])
  }
  static let northwind = Result { try Workspace(real: "northwind", months: ["1998-04"]) }
  static let receivables = Result { try Workspace(real: "receivables", months: ["2013-10"]) }
  static let opportunities = Result { try Workspace(real: "opportunities", months: ["2017-12"]) }
  static let sample = Result { try Workspace(shippedSample: ["2025-12"]) }
  static let otherSeed = Result { try Workspace(sample: ["--seed", "2"], months: ["2025-12"]) }

  /// Skips a test where the real exports are absent.
  static let trait = ConditionTrait.enabled(
    if: Places.hasShared,
    "needs the real exports: set KLIENTELA_SHARED or put shared/ beside the package")
}
