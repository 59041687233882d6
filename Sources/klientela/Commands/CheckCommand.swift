import Reporting
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
    let findings: [Finding]
    do {
      let checkup = try Checkup(
        try call.warehouse(folder), queries: call.queries(folder), reports: try call.reports(folder)
      )
      findings = try checkup.run { call.console.progress($0) }
    } catch let error as SQLiteError {
      throw Warehouse.translate(error, path: folder.warehousePath)
    }
    call.console.progress("")
    try call.printRows(findings.rows, folder, title: "klientela check")
    return findings.contains { $0.isFailure } ? .failed : .done
  }
}
