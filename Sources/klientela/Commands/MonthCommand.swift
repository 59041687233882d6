import Classification
import Reporting
import SQLite
import Warehouse
import Workspace

enum MonthCommand {
  static let month = Operand(
    Taking("MONTH", "a month such as 2025-12, or `previous`", completion: .names(.months)) { text in
      text == "previous" ? Clock.month.adding(months: -1) : Month(iso: text)
    }, "the month, YYYY-MM, or `previous` for the one before the current")

  static let command = Command(
    "month", "the main job: imports what is new, classifies the customers, writes the report",
    notes: [
      "Prints what was read, loaded, unchanged, corrected, left out and rejected, how many customers"
        + " bear each class, and the page to open. A second run finds nothing new and changes"
        + " nothing."
    ],
    operands: [month.declaration],
    options: [
      ReportOptions.folder, ReportOptions.language, ReportOptions.pdf,
      ImportOptions.acceptShrink,
      ImportOptions.strict,
    ],
    examples: [
      .init("klientela month 2025-12", "December 2025."),
      .init("klientela month previous --strict", "For cron: status 1 where a row was rejected."),
    ], run: run)

  private static func run(_ call: Call) throws -> ExitStatus {
    let folder = try call.folder()
    let settings = try folder.settings()
    let month = try call.required(month)
    // Before the import: a slip in a class of the firm's own, or a place where no pack can stand,
    // shows while nothing is written.
    try Classifier.check(ClassificationSettings(settings))
    try call.checkPlace(folder, month)
    // Beside the import's beginning, which is one thread's work.
    let definitions = Background { Result { try call.packDefinitions(folder) } }
    let former = FormerWork(before: month, folder, settings)
    // Also where the import fails: who still reads would leave the log behind.
    defer { former.finish() }
    let status = try call.importExports(
      folder, settings, month: month, whenIdle: former.begin)
    let log = try Warehouse.openForWriting(path: folder.warehousePath, keepsLog: true)
    try withExtendedLifetime(log) {
      try classifyAndReport(
        call, folder, settings, month, definitions.value.get(), former.value, log)
      // Lets the readers go: the log goes with the last connection, which is this one.
      Interruption.release()
    }
    return status
  }

  private static func classifyAndReport(
    _ call: Call, _ folder: WorkspaceFolder, _ settings: Settings, _ month: Month,
    _ definitions: PackDefinitions, _ former: FormerReadings?, _ log: Connection
  ) throws {
    let early = try call.earlyAnswers(folder, month, definitions, former?.months)
    // Patient: what classification writes is waited for by all that comes after.
    let asking = PatientWork {
      early.ask()
      // What the import committed, while classification still writes.
      try? Warehouse.foldLog(by: log)
    }
    defer {
      early.stop()
      asking.finish()
    }
    let result = try call.classify(
      folder, settings, .some(month), keepsLog: true, former: former?.sweep)
    early.stop()
    // Beside the report, which reads. Where it fails, the next commit does it.
    let folding = Background {
      asking.finish()
      try? Warehouse.foldLog(by: log)
    }
    defer { _ = folding.value }
    for line in ClassificationSummary.lines(result) { try call.console.print(line) }
    let pack = try call.pack(folder, settings, month, early: early) { definitions }
    let summary = Result { try call.write(pack, folder) }
    // The pack has asked it, so that it is not asked twice; it counts also where no pack could be put.
    try call.console.print(try ClassTable.text(pack.result(of: "classes")))
    for line in PackLines.lines(try summary.get()) { try call.console.print(line) }
  }
}
