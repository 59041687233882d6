import Foundation
import SQLite
import Warehouse
import Workspace

@testable import Importing

/// A workspace in a folder of its own that goes with the object.
final class TemporaryWorkspace {
  let path: String

  /// `sources`: the text of the workspace's sources; `others`: further settings.
  init(_ sources: String, currency: String = "EUR", _ others: String = "") throws {
    path = NSTemporaryDirectory() + "klientela-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try map(sources, currency: currency, others)
  }

  /// One whose settings `init` drafted for one export.
  static func drafted(_ name: String, _ text: String) throws -> TemporaryWorkspace {
    let workspace = try TemporaryWorkspace("erp: { files: [] }")
    try workspace.write("exports/\(name)", text)
    try workspace.remove("klientela.json")
    _ = try WorkspaceDraft(folder: workspace.path).write(from: [
      workspace.path + "/exports/\(name)"
    ])
    return workspace
  }

  /// The text of its settings.
  var settings: String { String(decoding: bytes("klientela.json"), as: UTF8.self) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes other settings.
  func map(_ sources: String, currency: String = "EUR", _ others: String = "") throws {
    try write(
      "klientela.json",
      """
      { company: { name: "Firm", currency: "\(currency)" }, \(others)
        sources: { \(sources) } }
      """)
  }

  /// Writes a file of the workspace.
  func write(_ name: String, _ text: String) throws {
    try write(name, Array(text.utf8))
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: file))
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path + "/" + name)
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }

  func bytes(_ name: String) -> [UInt8] {
    Array(FileManager.default.contents(atPath: path + "/" + name) ?? Data())
  }

  @discardableResult
  func load(_ options: Importer.Options = Importer.Options()) throws -> ImportReport {
    let folder = try WorkspaceFolder(opening: path)
    var options = options
    options.waitSeconds = 0.2
    return try Importer(folder: folder, settings: try folder.settings()).run(options)
  }

  /// What an import is refused with, the workspace's folder left out; `loaded` where it is not.
  func refusal(_ options: Importer.Options = Importer.Options()) -> String {
    do {
      try load(options)
      return "loaded"
    } catch {
      let faults = (error as? SettingsError)?.faults.map(\.description) ?? ["\(error)"]
      return faults.joined(separator: "\n").replacingOccurrences(of: path + "/", with: "")
    }
  }

  /// The rows of a query, cells parted by `|`, NULL as `-`.
  func rows(_ sql: String) throws -> [String] {
    let connection = try Warehouse.openForReading(path: path + "/warehouse.sqlite")
    let statement = try connection.prepare(sql)
    var rows: [String] = []
    while try statement.step() {
      rows.append(
        (0..<statement.columnCount).map { statement.optionalText($0) ?? "-" }
          .joined(separator: "|"))
    }
    return rows
  }

  /// What stands of all sales, reversed lines left out: `shop:O1 1 20240105 P1 2 10.00`.
  func lines() throws -> [String] {
    try rows(
      """
      SELECT source.name || ':' || order_id || ' ' || line_no || ' ' || ordered_date_key || ' '
        || product_id || ' ' || (sum(quantity_micro) / 1000000) || ' ' || sum(revenue_minor)
      FROM fact_sale_line
      JOIN dim_order ON order_key = sale_line_key >> 24
      JOIN source ON source.source_key = dim_order.source_key
      JOIN dim_product USING (product_key)
      GROUP BY sale_line_key >> 8, line_no, ordered_date_key, product_id
      HAVING sum(line_count) > 0 ORDER BY 1
      """)
  }
}

extension ImportReport {
  /// How the rows of each file fared, the counts that are not 0: `sales.csv: read 3, loaded 3`.
  var told: [String] {
    files.map { file in
      let counts = [
        ("read", file.rowsRead), ("loaded", file.rowsLoaded), ("unchanged", file.rowsUnchanged),
        ("corrected", file.rowsCorrected), ("left out", file.rowsLeftOut),
        ("rejected", file.rowsRejected), ("reversed", file.rowsReversed),
      ]
      let words = counts.filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
      return "\(file.path): \(words.joined(separator: ", "))"
    }
  }
}
