import Reporting
import SQLite
import Warehouse
import Workspace

enum CheckCommand {
  static let command = Command(
    "check", "looks whether everything still adds up",
    notes: [
      "Checks the file, its keys, every data test (aggregates = facts, ageing = ledger, files ="
        + " control totals …), prepares every query and decodes every report. A check that fails"
        + " makes the status 1, one that only warns does not.",
      "Lists for people to judge which customers of the sources were joined and on what ground, those"
        + " that are likely one although no rule joins them, and sources that contradict each other:"
        + " as tables below the findings, in other formats by `klientela query joins`,"
        + " `likely_doubles` and `contradicting_attributes`.",
    ],
    options: [RowOptions.format, RowOptions.output, RowOptions.limit],
    examples: [
      .init("klientela check", "Everything."),
      .init("klientela check --format json -o check.json", "For a program that watches."),
    ], run: run)

  private static func run(_ call: Call) throws -> ExitStatus {
    let folder = try call.folder()
    _ = try folder.settings()
    let connection = try naming(folder) { try call.warehouse(folder) }
    let findings = try naming(folder) {
      let checkup = try Checkup(
        connection, queries: call.queries(folder), reports: try call.reports(folder))
      return try checkup.run { call.console.progress($0) }
    }
    call.console.progress("")
    try call.printRows(findings.rows, folder, title: "klientela check")
    if call.printsTable { try printLists(call, folder, connection, findings) }
    return findings.contains { $0.isFailure } ? .failed : .done
  }

  /// What people must judge, row by row.
  private static func printLists(
    _ call: Call, _ folder: WorkspaceFolder, _ connection: Connection,
    _ findings: [Checkup.Finding]
  ) throws {
    let runner = try QueryRunner(connection)
    let queries = call.queries(folder)
    let found = Set(findings.filter { $0.count > 0 }.map(\.check))
    for (name, _) in Checkup.lists where found.contains(name) {
      let query = try queries.query(name)
      let rows = try runner.result(of: query, limit: call[RowOptions.limit] ?? 10_000)
      try call.console.print()
      try call.console.print(call.console.heading(name) + ": " + query.title)
      try call.console.write(try rows.formatted(as: .table, width: call.console.width))
    }
  }

  /// A fault of the file is told with its path, and what to do.
  private static func naming<Result>(
    _ folder: WorkspaceFolder, _ body: () throws -> Result
  ) throws -> Result {
    do {
      return try body()
    } catch let error as SQLiteError {
      throw Warehouse.translate(error, path: folder.warehousePath)
    }
  }
}
