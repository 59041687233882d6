import Classification
import Importing
import SQLite
import Synchronization
import Warehouse
import Workspace

/// Options of the commands that load exports.
enum ImportOptions {
  static let strict = Flag("--strict", "ends with status 1 where a row was rejected")
  static let acceptShrink = Flag(
    "--accept-shrink", "takes a file that is declared complete and has lost over half of its rows")
}

extension Call {
  /// Loads what is new, prints what came of it, and says whether a reject is a failure. `whenIdle`: see
  /// `Importer.Options`.
  func importExports(
    _ folder: WorkspaceFolder, _ settings: Settings, sources: [String] = [], month: Month? = nil,
    mended: [String] = [], isDryRun: Bool = false, whenIdle: (@Sendable () -> Void)? = nil
  ) throws -> ExitStatus {
    let isCancelled = Cancellation()
    Interruption.onRequest { isCancelled.request() }
    var options = Importer.Options()
    options.sources = sources
    options.month = month
    options.mended = mended
    options.acceptsShrinking = self[ImportOptions.acceptShrink]
    options.isDryRun = isDryRun
    options.whenIdle = whenIdle
    options.isCancelled = { isCancelled.isRequested }
    if console.showsProgress { options.progress = ProgressLine(console).show }
    let report = try Importer(folder: folder, settings: settings).run(options)
    console.progress("")
    for line in ImportSummary(report).lines { try console.print(line) }
    return self[ImportOptions.strict] && report.rowsRejected > 0 ? .failed : .done
  }
}

extension Call {
  /// Makes the snapshots of a month, of the last one with facts where it is nil, or of all months.
  /// `keepsLog`: see `Warehouse.openForWriting`; `former`: see `Classifier`.
  func classify(
    _ folder: WorkspaceFolder, _ settings: Settings, _ month: Month??, keepsLog: Bool = false,
    former: FormerSweep? = nil
  ) throws -> ClassificationResult {
    let connection = try writableWarehouse(folder, keepsLog: keepsLog)
    let classifier = Classifier(
      connection: connection, settings: ClassificationSettings(settings), former: former)
    do {
      guard let month else { return try classifier.classifyWithOffers(month: nil) }
      guard let month = try month ?? History(connection)?.lastMonth else {
        throw ClassificationError.noFacts
      }
      return try classifier.classifyWithOffers(month: month)
    } catch let error as SQLiteError {
      throw Warehouse.translate(error, path: folder.warehousePath)
    }
  }
}

/// Whether the user asked to stop.
final class Cancellation: Sendable {
  private let flag = Atomic(false)
  var isRequested: Bool { flag.load(ordering: .relaxed) }
  func request() { flag.store(true, ordering: .relaxed) }
}

/// Tells how far an import is, ten times a second at most.
final class ProgressLine: Sendable {
  private let console: Console
  private let shown = Mutex(ContinuousClock.now - .seconds(1))

  init(_ console: Console) { self.console = console }

  @Sendable func show(_ progress: ImportProgress) {
    let isDue = shown.withLock { shown in
      let now = ContinuousClock.now
      guard now - shown > .milliseconds(100) else { return false }
      shown = now
      return true
    }
    guard isDue else { return }
    console.progress(Self.line(progress))
  }

  /// `exports/sales.csv 40 %, 2,004,992 rows, 1,190,000 rows a second, 3 s left`.
  static func line(_ progress: ImportProgress) -> String {
    let share = progress.share.map { " \(Int($0 * 100)) %" } ?? ""
    let pace = progress.rowsPerSecond.map { ", \(grouped($0)) rows a second" } ?? ""
    let rest = progress.secondsLeft.map { ", \(duration($0)) left" } ?? ""
    return "\(progress.path)\(share), \(grouped(progress.rows)) rows\(pace)\(rest)"
  }

  private static func duration(_ seconds: Int) -> String {
    seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
  }
}
