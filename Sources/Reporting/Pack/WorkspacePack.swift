import SQLite
import Warehouse
import Workspace

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Language {
  /// The language that a workspace names.
  public init(_ language: Company.Language) {
    self =
      switch language {
      case .english: .en
      case .czech: .cs
      case .slovak: .sk
      case .polish: .pl
      }
  }
}

extension Firm {
  /// What a workspace says of the firm, with its picture. Throws where the picture's file cannot be
  /// read.
  public init(_ company: Company, in folder: WorkspaceFolder) throws(ReportFault) {
    self.init(name: company.name, accent: company.accent)
    guard let path = company.logo else { return }
    guard let data = FileManager.default.contents(atPath: folder.resolve(path)) else {
      throw ReportFault(
        "the logo \(path) cannot be read", hint: "mend company.logo in \(folder.settingsPath)")
    }
    logo = Array(data)
  }
}

extension Lineage {
  /// The last import of a warehouse.
  public init(_ connection: Connection) throws(SQLiteError) {
    let statement = try connection.prepare(
      "SELECT run_key, finished_at FROM import_run ORDER BY run_key DESC LIMIT 1")
    guard try statement.step() else {
      self.init()
      return
    }
    self.init(importedAt: statement.text(1), run: statement.integer(0))
  }
}
