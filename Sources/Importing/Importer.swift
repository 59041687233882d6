import Foundation
import SQLite
import Warehouse
import Workspace

/// Loads what is new in a workspace's exports into its warehouse: all of it, or nothing.
public struct Importer {
  private let folder: WorkspaceFolder
  private let settings: Settings

  /// How a run is made.
  public struct Options: Sendable {
    /// Only these sources; empty for all.
    public var sources: [String] = []
    /// Read and check everything, keep nothing.
    public var isDryRun = false
    /// A month that must lie within the history when all is loaded; else nothing is.
    public var month: Month? = nil
    /// A file that is declared complete may have less than half of the rows that stood.
    public var acceptsShrinking = false
    /// Files of rejects, mended: `rejects/3/sales.csv`. They are taken as the files were that they
    /// come from, and nothing else is.
    public var mended: [String] = []
    /// How long to wait for another import.
    public var waitSeconds = 5.0
    /// Called now and then with how far the run is, on the calling thread.
    public var progress: (@Sendable (ImportProgress) -> Void)? = nil
    /// Called on another thread when all rows are in and what is left to be done is one thread's work; not
    /// called by a first import, nor where nothing is new.
    public var whenIdle: (@Sendable () -> Void)? = nil
    /// Asked now and then; true stops the run with nothing changed.
    public var isCancelled: (@Sendable () -> Bool)? = nil

    /// All sources, for real.
    public init() {}
  }

  /// An importer of a workspace.
  public init(folder: WorkspaceFolder, settings: Settings) {
    self.folder = folder
    self.settings = settings
  }

  /// Takes the files that are new or whose content or mapping changed. Throws `ImportError`,
  /// `WarehouseError`, `SQLiteError` or a `Fault` of the mapping; then nothing is changed.
  public func run(_ options: Options = Options()) throws -> ImportReport {
    let start = Date()
    let catalogue = FileCatalogue(folder: folder, settings: settings)
    let files =
      try options.mended.isEmpty
      ? catalogue.files(of: try chosenSources(options.sources))
      : MendedFiles(folder: folder, settings: settings).files(options.mended)
    let lock = try WorkspaceLock(
      path: folder.warehousePath + ".lock", waitSeconds: options.waitSeconds)
    defer { withExtendedLifetime(lock) {} }
    do {
      if !options.isDryRun { try Eraser(folder: folder, settings: settings).applyList() }
      var report = try run(files, options, start)
      report.seconds = Date().timeIntervalSince(start)
      return report
    } catch let error as SQLiteError {
      throw Warehouse.translate(error, path: folder.warehousePath)
    }
  }

  private func run(
    _ files: [SourceFile], _ options: Options, _ start: Date
  ) throws -> ImportReport {
    let target = try WarehouseTarget(path: folder.warehousePath)
    var isLanded = false
    defer { if !isLanded { target.abandon() } }
    if !options.isDryRun {
      let last = try target.stored?.integer("SELECT max(run_key) FROM import_run") ?? 0
      RejectsFolder.clearAbandoned(folder, last: last)
    }
    let run = try ImportRun(target, folder, settings, options)
    var report = try run.take(files, started: start)
    if let month = options.month { try require(month, target.connection) }
    guard let runKey = report.runKey, !options.isDryRun else { return report }
    try run.keepErased()
    // Before the run lands: where they cannot be written, nothing is changed.
    let rejects = RejectsFolder(folder, run: runKey)
    defer { if !isLanded { rejects.abandon(report.files.compactMap(\.rejectsPath)) } }
    if !run.rejectsFiles.isEmpty { try rejects.begin() }
    for index in report.files.indices {
      guard let file = run.rejectsFiles[ExactText(report.files[index].path)] else { continue }
      report.files[index].rejectsPath = try file.write(to: rejects)
    }
    try target.commit()
    isLanded = true
    rejects.finish()
    return report
  }

  /// A month that nobody can report on shows a slip: better nothing is done than half of it.
  private func require(_ month: Month, _ connection: Connection) throws {
    guard let history = try History(connection), !history.contains(month) else { return }
    throw ImportError.outsideHistory(month, first: history.firstMonth, last: history.lastMonth)
  }

  private func chosenSources(_ names: [String]) throws -> [Source] {
    guard !names.isEmpty else { return settings.sources }
    return try names.map { name in
      if let source = settings.source(name) { return source }
      throw ImportError.unknownSource(
        name, nearest: nearestName(to: name, in: settings.sources.map(\.name)))
    }
  }
}
