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
        + " makes the status 1, one that only warns does not."
    ],
    options: [RowOptions.format, RowOptions.output, RowOptions.limit],
    examples: [
      .init("klientela check", "Everything."),
      .init("klientela check --format json -o check.json", "For a program that watches."),
    ], run: run)

  private static func run(_ call: Call) throws -> ExitStatus {
    let folder = try call.folder()
    _ = try folder.settings()
    let findings = try naming(folder) {
      let checkup = try Checkup(
        try call.warehouse(folder), queries: call.queries(folder), reports: try call.reports(folder)
      )
      return try checkup.run { call.console.progress($0) }
    }
    call.console.progress("")
    try call.printRows(findings.rows, folder, title: "klientela check")
    return findings.contains { $0.isFailure } ? .failed : .done
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
