import SQLite
import Warehouse
import Workspace

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes a warehouse as files that other databases and programs take: CSV with a Data Package
/// descriptor, and scripts that make and fill the same tables in PostgreSQL.
public struct Exporter {
  /// What an export came to.
  public struct Summary: Equatable, Sendable {
    /// The folder.
    public let path: String
    /// The tables, and how many rows of each were written.
    public let tables: [(name: String, rows: Int)]
    /// The bytes of all tables' files.
    public let bytes: Int

    /// Whether both came to the same.
    public static func == (one: Summary, other: Summary) -> Bool {
      one.path == other.path && one.bytes == other.bytes
        && one.tables.elementsEqual(other.tables, by: ==)
    }
  }

  private static let descriptorName = "datapackage.json"
  private static let tablesFolder = "tables"
  private static let ownNames: Set<String> = [
    descriptorName, tablesFolder, PostgreSQLText.schemaName, PostgreSQLText.loadName,
    PostgreSQLText.keysName,
  ]

  private let connection: Connection
  private let title: String

  /// An export of the warehouse of a connection; `title` names whose it is.
  public init(connection: Connection, title: String) {
    self.connection = connection
    self.title = title
  }

  /// Writes the export to a folder, which appears whole or not at all, in the place of an earlier
  /// export. All tables are as of one moment, whatever is imported meanwhile.
  ///
  /// `progress` is told the table being written and its rows so far; what it throws stops the writing.
  /// Throws `ExportError`, and `SQLiteError` where the warehouse cannot be read.
  public func write(
    to folder: String, progress: (_ table: String, _ rows: Int) throws -> Void = { _, _ in }
  ) throws -> Summary {
    let replacement = FolderReplacement(folder)
    var summary: Summary?
    do {
      try replacement.replace(whereOurs: { isExport($0, in: folder) }) { fresh in
        try connection.execute("BEGIN")
        defer { try? connection.execute("ROLLBACK") }
        summary = try write(into: fresh, as: replacement.path, progress)
      }
    } catch let error as FolderReplacementError {
      throw fault(error, replacement.path)
    }
    return summary ?? Summary(path: replacement.path, tables: [], bytes: 0)
  }

  private func write(
    into fresh: String, as path: String, _ progress: (String, Int) throws -> Void
  ) throws -> Summary {
    let tables = try TableDescription.all(of: connection)
    try FolderReplacement.makeFolder("\(fresh)/\(Self.tablesFolder)")
    var written: [(name: String, rows: Int)] = []
    var resources: [DataPackage.Resource] = []
    for table in tables {
      try progress(table.name, 0)
      var file = try TableFile(table, connection, path: "\(fresh)/\(Self.path(of: table))")
      let (rows, bytes) = try file.write { try progress(table.name, $0) }
      written.append((table.name, rows))
      resources.append(DataPackage.Resource(table, path: Self.path(of: table), bytes: bytes))
    }
    try writeScripts(tables, to: fresh)
    let package = DataPackage(title: title, resources: resources)
    try ExportFile.write(try package.text(), to: "\(fresh)/\(Self.descriptorName)")
    return Summary(path: path, tables: written, bytes: resources.map(\.bytes).reduce(0, +))
  }

  private func writeScripts(_ tables: [TableDescription], to fresh: String) throws {
    let text = PostgreSQLText(tables: tables, views: try TableDescription.views(of: connection))
    try ExportFile.write(text.schema, to: "\(fresh)/\(PostgreSQLText.schemaName)")
    try ExportFile.write(text.load(path: Self.path), to: "\(fresh)/\(PostgreSQLText.loadName)")
    try ExportFile.write(text.keys, to: "\(fresh)/\(PostgreSQLText.keysName)")
  }

  private static func path(of table: TableDescription) -> String {
    "\(tablesFolder)/\(table.name).csv"
  }

  /// Whether a folder holds an export and nothing else.
  private func isExport(_ names: [String], in folder: String) -> Bool {
    guard Self.ownNames.isSuperset(of: names) else { return false }
    guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(Self.descriptorName)")
    else { return false }
    return String(decoding: bytes, as: UTF8.self).contains("\"\(DataPackage.generator)\"")
  }

  private func fault(_ error: FolderReplacementError, _ path: String) -> ExportError {
    switch error {
    case .file: .file(path)
    case .foreign, .inTheWay: .foreign(path)
    case .refused(let what, let reason): .refused(path, what: what, reason: reason)
    }
  }
}
