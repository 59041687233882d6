import Reporting
import SQLite
import Warehouse
import Workspace

/// Options of the commands that write a pack.
enum ReportOptions {
  static let month = Option(
    "--month", .month, "the month; without it the last one that was classified")
  static let folder = Option(
    "--out", .folder, "where the pack goes; without it out/YYYY-MM in the workspace")
  static let language = Option(
    "--language", Taking<Language>.choice("LANGUAGE"),
    "en, cs, sk or pl; without it the company's language")
  static let pdf = Flag(
    "--pdf", "also makes report.pdf of all reports, with an installed Chromium")
}

extension Call {
  /// The last month with a snapshot.
  func lastClassifiedMonth(_ folder: WorkspaceFolder) throws -> Month {
    let connection = try warehouse(folder)
    if let month = try History.lastClassifiedMonth(connection) { return month }
    throw NothingClassified()
  }

  /// All reports, the workspace's own among them.
  func reports(_ folder: WorkspaceFolder) throws -> ReportCatalogue {
    var catalogue = ReportCatalogue.builtIn
    try catalogue.add(folder: folder.reportsPath)
    return catalogue
  }

  /// What a pack is made by: the reports named, or all, and the queries.
  func packDefinitions(
    _ folder: WorkspaceFolder, names: [String] = []
  ) throws -> PackDefinitions {
    let catalogue = try reports(folder)
    return PackDefinitions(
      reports: try names.isEmpty ? catalogue.all() : names.map { try catalogue.report($0) },
      queries: queries(folder))
  }

  /// What answers beside the classification those questions of the pack that do not wait for it.
  func earlyAnswers(
    _ folder: WorkspaceFolder, _ month: Month, _ definitions: PackDefinitions,
    _ former: FormerReading?
  ) throws -> EarlyAnswers {
    try EarlyAnswers(
      Warehouse.openForEarlyReading(path: folder.warehousePath, for: month),
      former: former, definitions: definitions)
  }

  /// The pack of a month. `definitions` is asked for when the warehouse is open.
  func pack(
    _ folder: WorkspaceFolder, _ settings: Settings, _ month: Month, early: EarlyAnswers? = nil,
    _ definitions: () throws -> PackDefinitions
  ) throws -> Pack {
    let (connections, between) = try warehouses(folder)
    return try Pack(
      connection: connections[0], others: Array(connections.dropFirst()),
      firm: try Firm(settings.company, in: folder), month: month,
      language: self[ReportOptions.language] ?? Language(settings.company.language),
      definitions: definitions(), lineage: try Lineage(connections[0]),
      missed: MissedVerdicts(between, month, settings), early: early)
  }

  /// Where the user wants a pack.
  private func place(_ folder: WorkspaceFolder, _ month: Month) -> String {
    self[ReportOptions.folder] ?? "\(folder.outPath)/\(month)"
  }

  /// Throws where no pack could be put into its place, or printed, before anything is done for it.
  func checkPlace(_ folder: WorkspaceFolder, _ month: Month) throws {
    try Pack.check(folder: place(folder, month))
    if self[ReportOptions.pdf] { _ = try PDFPrinter() }
  }

  /// Writes a pack to where the user wants it.
  func write(_ pack: Pack, _ folder: WorkspaceFolder) throws -> PackSummary {
    let printer = try self[ReportOptions.pdf] ? PDFPrinter() : nil
    return try pack.write(to: place(folder, pack.month), printer: printer)
  }
}

/// There is no month to report.
struct NothingClassified: Error, CustomStringConvertible {
  var description: String { "no month is classified yet; run `klientela classify`" }
}
