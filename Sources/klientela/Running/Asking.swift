import Reporting
import SQLite
import Warehouse
import Workspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Options of every command that prints rows.
enum RowOptions {
  static let format = Option(
    "--format", Taking<OutputFormat>.choice("FORMAT"),
    "how rows are written: \(OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")); "
      + "without it a table on a terminal, CSV elsewhere")
  static let output = Option(
    "--output", short: "-o", .file, "writes to a file, which appears whole or not at all")
  static let limit = Option(
    "--limit", .number("N", 0...1_000_000_000),
    "prints so many rows at most, and says so where there are more")
  static let timeLimit = Option(
    "--time-limit", .seconds, "stops after so many seconds; without it after 60")
}

extension WorkspaceFolder {
  /// The names of the firm's own classes; none where the settings cannot be read, which hinders nobody
  /// from asking the warehouse.
  var ownClassNames: [String] { (try? settings().classes.own.map(\.name)) ?? [] }
}

extension Call {
  /// The workspace's folder.
  func folder() throws -> WorkspaceFolder {
    try WorkspaceFolder(opening: self[CommonOptions.folder] ?? ".")
  }

  /// The warehouse, for questions: nothing can be changed through it, and Ctrl-C and the time limit
  /// stop whatever runs.
  func warehouseForQuestions(_ folder: WorkspaceFolder) throws -> Connection {
    let connection = try warehouse(folder)
    connection.allowOnlyReading()
    let seconds = self[RowOptions.timeLimit] ?? 60
    connection.limitTime(seconds: seconds)
    Watchdog.watch(seconds: seconds, console)
    return connection
  }

  /// The warehouse, to read from.
  func warehouse(_ folder: WorkspaceFolder) throws -> Connection {
    try requireWarehouse(folder)
    let connection = try Warehouse.openForReading(path: folder.warehousePath)
    Interruption.onRequest { [weak connection] in connection?.interrupt() }
    return connection
  }

  /// The warehouse in one state, to read from on as many threads as the machine has processors, and by
  /// what is asked in between: on a connection of its own, or where only one could be had, on that one,
  /// which a single thread then reads from.
  func warehouses(
    _ folder: WorkspaceFolder
  ) throws -> (threads: [Connection], between: Connection) {
    try requireWarehouse(folder)
    let processors = max(1, min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), Self.mostReaders))
    let connections = try Warehouse.openTogether(
      path: folder.warehousePath, count: processors + 1)
    Interruption.onRequest { for connection in connections { connection.interrupt() } }
    return (
      Array(connections.prefix(max(1, connections.count - 1))), connections[connections.count - 1]
    )
  }

  /// Each reader has its own cache.
  private static let mostReaders = 4

  /// The warehouse, to write to.
  func writableWarehouse(_ folder: WorkspaceFolder, keepsLog: Bool = false) throws -> Connection {
    try requireWarehouse(folder)
    let connection = try Warehouse.openForWriting(
      path: folder.warehousePath, keepsLog: keepsLog)
    Interruption.onRequest { [weak connection] in connection?.interrupt() }
    return connection
  }

  /// Says beside the answer where it rests on a classification that imports have overtaken.
  func noteStale(_ month: Month, _ connection: Connection) throws {
    guard try History.isStale(month, connection) else { return }
    console.note(
      "klientela: \(month) was classified before facts of it or of earlier months changed;"
        + " klientela classify --month \(month) renews it")
  }

  /// What every command ends with: the warehouse is one file again, whole when it is copied.
  func closeWarehouse() {
    Interruption.release()
    guard let path = try? folder().warehousePath else { return }
    Warehouse.closeLog(path: path)
  }

  private func requireWarehouse(_ folder: WorkspaceFolder) throws {
    guard access(folder.warehousePath, F_OK) == 0 else {
      throw WarehouseError.missing(path: folder.warehousePath)
    }
  }

  /// All named queries, the workspace's own among them.
  func queries(_ folder: WorkspaceFolder) -> QueryCatalogue {
    var catalogue = QueryCatalogue.builtIn
    catalogue.add(folder: folder.queriesPath)
    return catalogue
  }

  /// Prints rows as the user asked for them: `produce` gives them to a sink. `title` says what they
  /// are, at the head of a page.
  func printRows(
    _ folder: WorkspaceFolder?, title: String,
    _ produce: (_ limit: Int?, inout StatedRows) throws -> Void
  ) throws {
    let output = try Output(self[RowOptions.output], console: console, workspace: folder)
    let format = self[RowOptions.format] ?? (output.isTerminal ? .table : .csv)
    var rows = StatedRows(
      FormattedRows(
        format, width: output.width, audience: try audience(format, folder, title)
      ) { try output.write($0) },
      note: format == .table ? nil : console)
    // A table must be held in memory until its widths are known.
    try produce(self[RowOptions.limit] ?? (format == .table ? 10_000 : nil), &rows)
    try output.finish()
  }

  /// Whether rows go to the screen as a table.
  var printsTable: Bool {
    let format = self[RowOptions.format] ?? (console.isTerminal ? .table : .csv)
    return format == .table && self[RowOptions.output] == nil
  }

  /// The settings are read for those formats only that people read.
  private func audience(
    _ format: OutputFormat, _ folder: WorkspaceFolder?, _ title: String
  ) throws -> RowAudience {
    guard format == .html || format == .spreadsheet, let company = try folder?.settings().company
    else { return RowAudience(title: title) }
    return RowAudience(language: Language(company.language), firm: company.name, title: title)
  }

  /// Prints rows that are there already.
  func printRows(_ result: QueryResult, _ folder: WorkspaceFolder?, title: String) throws {
    try printRows(folder, title: title) { limit, sink in
      try sink.begin(columns: result.columns, money: result.money)
      for row in result.rows.prefix(limit ?? .max) { try sink.row(row) }
      try sink.end(isCut: result.isCut || result.rows.count > limit ?? .max)
    }
  }
}

/// Rows in a format; where a limit cuts them, that is said beside them.
struct StatedRows: RowSink {
  private var rows: FormattedRows
  private let note: Console?
  private var count = 0

  init(_ rows: FormattedRows, note: Console?) {
    self.rows = rows
    self.note = note
  }

  mutating func begin(columns: [QueryColumn], money: MoneyDigits) throws {
    try rows.begin(columns: columns, money: money)
  }

  mutating func row(_ values: [Value]) throws {
    count += 1
    try rows.row(values)
  }

  mutating func end(isCut: Bool) throws {
    try rows.end(isCut: isCut)
    if isCut { note?.note("klientela: these are the first \(count) rows; --limit N gives more") }
  }
}
