import Reporting
import Warehouse
import Workspace

enum ReportCommand {
  static let names = Operand(
    .name("REPORT", of: .reports), isRequired: false, isRepeated: true,
    "a report; without one, all")

  static let command = Command(
    "report", "writes the month's pages and spreadsheet files",
    notes: [
      "The pack is a folder of pages that need no network, and of CSV files for spreadsheets in the"
        + " language's form. It appears whole or not at all, in the place of an earlier one."
        + " What the firm has no data for is left out, and said so."
    ],
    operands: [names.declaration],
    options: [
      ReportOptions.month, ReportOptions.folder, ReportOptions.language, ReportOptions.pdf,
    ],
    examples: [
      .init("klientela report --month 2025-12", "The pack of December 2025, in out/2025-12."),
      .init(
        "klientela report --month 2025-12 --language cs --out pack",
        "In Czech, into a folder of its own."),
      .init("klientela report --month 2025-12 --pdf", "With report.pdf, for a board."),
    ], run: run)

  private static func run(_ call: Call) throws -> ExitStatus {
    let folder = try call.folder()
    let settings = try folder.settings()
    let month = try call[ReportOptions.month] ?? call.lastClassifiedMonth(folder)
    // Beside the opening of the warehouse.
    let definitions = Background {
      Result { try call.packDefinitions(folder, names: call.all(names)) }
    }
    try call.noteStale(month, try call.warehouse(folder))
    let pack = try call.pack(folder, settings, month) { try definitions.value.get() }
    let summary = try call.write(pack, folder)
    for line in PackLines.lines(summary) { try call.console.print(line) }
    return .done
  }
}
