import Exporting
import Warehouse
import Workspace

enum ExportCommand {
  static let target = Operand(
    .folder, "the folder to write, which need not be there, or that of an earlier export")

  static let command = Command(
    "export", "writes the star schema as files for other databases",
    notes: [
      "Every table as CSV (RFC 4180, UTF-8) in DIR/tables; DIR/datapackage.json says what each column"
        + " holds, with types, keys and foreign keys, as Frictionless Data has it. The folder appears"
        + " whole or not at all, as of one moment, in the place of an earlier export.",
      "For PostgreSQL, in DIR: `psql -f postgresql-schema.sql -f postgresql-load.sql` makes the same"
        + " tables and views, loads them and makes the keys. Named queries run there as they stand,"
        + " with `-v month=202512` for a month, unless their head has `uses:`, or `needs:` something"
        + " else than `snapshot` and `company`.",
    ],
    operands: [target.declaration],
    examples: [
      .init("klientela export handover", "Everything, into the folder handover.")
    ], run: run)

  private static func run(_ call: Call) throws -> ExitStatus {
    let isCancelled = Cancellation()
    let folder = try call.folder()
    let connection = try call.warehouse(folder)
    Interruption.onRequest { [weak connection] in
      isCancelled.request()
      connection?.interrupt()
    }
    let exporter = Exporter(connection: connection, title: try folder.settings().company.name)
    let summary = try exporter.write(to: try call.required(target)) { table, rows in
      if isCancelled.isRequested { throw CancellationError() }
      call.console.progress("\(table), \(grouped(rows)) rows")
    }
    call.console.progress("")
    for line in ExportLines.lines(summary) { try call.console.print(line) }
    return .done
  }
}
