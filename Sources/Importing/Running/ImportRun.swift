import Foundation
import SQLite
import Warehouse
import Workspace

/// One run of an import, inside the warehouse's transaction.
final class ImportRun {
  private let target: WarehouseTarget
  private let folder: WorkspaceFolder
  private let settings: Settings
  private let options: Importer.Options
  private let connection: Connection
  private let context: LoadContext
  private let headers: OrderHeaders
  private let writer: Writer
  private let files: FileOrder
  private let lineage: Lineage
  private let rereading: Rereading
  /// The people of whom nothing is stored any more; nil where there are none.
  private let erased: ErasedPeople?
  private var sourceKeys: [String: Int] = [:]
  private var kinds: [[CellKind]] = []
  /// The rejects of each file, by its path, to be written when the run has landed.
  private(set) var rejectsFiles: [ExactText: RejectsFile] = [:]
  private var isRatesNew = true
  private var isCostsNew = true

  init(
    _ target: WarehouseTarget, _ folder: WorkspaceFolder, _ settings: Settings,
    _ options: Importer.Options
  ) throws {
    self.target = target
    self.folder = folder
    self.settings = settings
    self.options = options
    connection = target.connection
    erased = try ErasedPeople(path: folder.erasedPath, stored: target.stored)
    context = LoadContext(
      keys: try Keyring(stored: target.stored, erased: erased),
      rates: ExchangeRates(
        company: settings.company.currency, usesDayBefore: settings.rateDay == .before),
      costs: ProductCosts(), company: settings.company.currency,
      historyStart: settings.historyStarts?.firstDay, erased: erased,
      room: try SumRoom(stored: target.stored))
    headers = try OrderHeaders(stored: target.stored)
    files = try FileOrder(connection, knowsOwners: settings.knowsOwners)
    rereading = Rereading(
      stored: target.stored, company: settings.company.currency,
      usesDayBefore: settings.rateDay == .before)
    writer = Writer(connection, target.facts, files)
    kinds = try writer.cellKinds()
    lineage = try Lineage(connection)
    try requireCurrency()
  }

  /// Keeps what this run learned of erased people: before it lands, for the list may know more than
  /// the warehouse and never less.
  func keepErased() throws {
    if let erased, !erased.found.isEmpty { try erased.list.write() }
  }

  private func requireCurrency() throws {
    let workspace = settings.company.currency.code
    guard let stored = target.stored,
      let warehouse = try KeptSettings(stored).value(of: "currency"), warehouse != workspace
    else { return }
    throw ImportError.otherCurrency(warehouse: warehouse, workspace: workspace)
  }

  /// Takes the files that are new; a report without a run where there are none.
  func take(_ candidates: [SourceFile], started: Date) throws -> ImportReport {
    sourceKeys = try lineage.sourceKeys(settings.sources.map(\.name))
    for (name, key) in sourceKeys { context.sourceNames[key] = name }
    erased?.sourceNames = context.sourceNames
    let known = try KnownFiles(target.stored)
    var report = ImportReport()
    for (place, candidate) in candidates.enumerated() {
      context.keys.forgetAll(but: candidates[place...])
      let hash = MappingHash.text(candidate.mapping, source: candidate.source.name, settings)
      let earlier = try known.file(candidate, mappingHash: hash)
      if let earlier, try !rereading.isDue(candidate, earlier, rates: writer.rateDays) {
        report.files.append(candidate.known(rows: earlier.rows))
        continue
      }
      if report.runKey == nil { report.runKey = try lineage.beginRun(started) }
      report.files.append(
        try take(candidate, mappingHash: hash, first: earlier?.firstKey, &report.notes))
    }
    context.keys.forgetAll(but: [])
    let settlement = Settlement(
      connection, settings, writer, target.facts, stored: target.stored,
      whenIdle: options.whenIdle)
    if report.runKey == nil {
      if target.isFirst { throw nothingToImport }
      guard let reason = try settlement.dueReason() else { return report }
      report.runKey = try lineage.beginRun(started)
      report.notes.append(reason)
    }
    try target.facts?.finishAll()
    target.synchronizeAhead()
    try Completion.dropForgotten(connection)
    if let erased { try ErasedAccounts(connection).settle(erased) }
    report.touchedMonths = try settlement.settle(context.touched, firstFacts: context.firstFacts)
    report.notes += settlement.notes
    try lineage.finishRun(touched: report.touchedMonths, started)
    return report
  }

  private var nothingToImport: ImportError {
    ImportError.mapping(
      Fault(
        file: folder.settingsPath, place: .start, message: "no file of any source is there yet",
        hint: "put the exports where the paths of `sources` say"))
  }

  private func take(
    _ candidate: SourceFile, mappingHash: String, first: Int64?, _ notes: inout [String]
  ) throws -> ImportReport.File {
    try prepare(for: candidate.entity)
    let start = Date()
    let open = try OpenFile(
      candidate.file, candidate.mapping, settingsPath: folder.settingsPath)
    let source = sourceKeys[candidate.source.name] ?? 0
    let fileKey = lineage.nextFileKey
    files.note(
      fileKey, dateKey: candidate.dateKey, source: source, path: candidate.file.name, first: first)
    let loaders = try LoaderFactory(
      builder: try PlanBuilder(
        open: open, settings: settings, sourceKeys: sourceKeys, source: candidate.source),
      context: context, headers: headers, fileKey: fileKey, fileDateKey: candidate.dateKey
    ).loaders()
    let entities = try open.entities()
    let entity = entities.first?.entity ?? .documents
    let past = try PastFiles(connection, candidate, source: source, entity: entity)
    let claim = FileClaim(
      fileKey: fileKey, path: candidate.file.path, table: loaders.counted,
      dateKey: candidate.dateKey, completeness: candidate.completeness,
      earlierFiles: past.earlier(than: fileKey, files), mayShrink: options.acceptsShrinking,
      silent: SilentColumns.byTable(open, entities))
    let isSuperseded = past.isSuperseded
    if isSuperseded { notes.append("\(candidate.file.name): a later file has said it all") }
    let leaveOut = try candidate.mapping.leaveOut.map { rule in
      LeaveOutRule(rule, field: try open.field(rule.column, place: candidate.mapping.place))
    }
    let reasons = candidate.isMended ? ReasonColumn(open) : nil
    let parser = FileParser(
      open, loaders.main, others: loaders.others, leaveOut: leaveOut, isSuperseded: isSuperseded,
      erased: erased, source: source, reasons: reasons,
      customerCells: try erased.map { _ in try CustomerCells(open, source: candidate.source) })
    try writer.begin(claim)
    context.convertedRows = 0
    var (counts, rejects) = try pump(
      parser, candidate, counted: loaders.counted, started: start)
    try refuseTooMany(counts, rejects, candidate)
    counts.converted = context.convertedRows
    if !isSuperseded { counts.reversed += try complete(claim, counts, rejects, &notes) }
    if counts.corrected > 0, candidate.dateKey == 0, let first = entities.first,
      open.keepsHistory(first)
    {
      notes.append(
        "\(candidate.file.name): without file_date or valid_from, what changed is corrected in place"
      )
    }
    if entity == .orders { rereading.noteHeaders(candidate.source.name, counts) }
    try lineage.record(
      candidate, entity: entity, counts, rejects, open.meter, mappingHash: mappingHash,
      sourceKey: source, seconds: -start.timeIntervalSinceNow)
    rejectsFiles[ExactText(candidate.file.name)] = RejectsFile(rejects, open, reasons)
    return candidate.report(entity, counts, rejects)
  }

  /// Takes away what a complete file lacks. Where a rejected row does not tell its id, it cannot be
  /// told from what is lacking: then nothing is taken away.
  private func complete(
    _ claim: FileClaim, _ counts: RowCounts, _ rejects: [Reject], _ notes: inout [String]
  ) throws -> Int {
    guard claim.completeness != .no else { return 0 }
    if let reason = claim.hindrance(rejects) {
      notes.append("\(claim.path): declared complete, but \(reason)")
      return 0
    }
    return try writer.finish(counts, sparing: rejects.compactMap(\.id))
  }

  /// Parses on one thread and writes on this one.
  private func pump(
    _ parser: FileParser, _ candidate: SourceFile, counted: Table, started: Date
  ) throws -> (RowCounts, [Reject]) {
    let pipeline = Pipeline(units: (0..<4).map { _ in WriteUnit(kinds: kinds) })
    var written = RowCounts()
    var parsed = RowCounts()
    var rejects: [Reject] = []
    // The parser is used by the parsing thread only, from here on.
    nonisolated(unsafe) let parser = parser
    try pipeline.run(fill: { try parser.parse($0) }) { unit in
      defer { unit.removeAll() }
      if options.isCancelled?() == true { throw CancellationError() }
      try writer.write(unit, counted: counted, &written)
      rejects += unit.rejects
      parsed = unit.counts
      options.progress?(
        ImportProgress(
          path: candidate.file.name, share: unit.shareRead, rows: parsed.read,
          seconds: -started.timeIntervalSinceNow))
    }
    try target.facts?.giveBack()
    return (parsed + written, rejects)
  }

  /// Reads anew what loaders look up and earlier files of this run may have changed.
  private func prepare(for entity: EntityName?) throws {
    switch entity {
    case .rates: isRatesNew = true
    case .products: isCostsNew = true
    default:
      if isRatesNew { try context.rates.load(connection) }
      if isCostsNew { try context.costs.load(connection) }
      isRatesNew = false
      isCostsNew = false
    }
  }

  private func refuseTooMany(
    _ counts: RowCounts, _ rejects: [Reject], _ candidate: SourceFile
  ) throws {
    let limit = settings.rejects
    guard counts.rejected > limit.rows, limit.isExceeded(by: counts.rejected, of: counts.read)
    else { return }
    let first = rejects.first.map { "\($0.line):\($0.column): \($0.message)" } ?? ""
    throw ImportError.tooManyRejects(
      file: candidate.file.path, rejected: counts.rejected, read: counts.read, first: first)
  }
}

extension SourceFile {
  func known(rows: Int) -> ImportReport.File {
    ImportReport.File(
      source: source.name, entity: entity?.rawValue ?? "", path: file.name, isKnown: true,
      rowsRead: rows, rowsUnchanged: rows)
  }

  func report(_ entity: EntityName, _ counts: RowCounts, _ rejects: [Reject]) -> ImportReport.File {
    ImportReport.File(
      source: source.name, entity: entity.rawValue, path: file.name, rowsRead: counts.read,
      rowsLoaded: counts.loaded, rowsUnchanged: counts.unchanged, rowsCorrected: counts.corrected,
      rowsLeftOut: counts.leftOut, rowsRejected: counts.rejected, rowsReversed: counts.reversed,
      firstReject: rejects.first.map { "\(file.path):\($0.line):\($0.column): \($0.message)" })
  }
}

extension RejectLimit {
  /// Whether more than the share of rows that may be rejected is.
  func isExceeded(by rejected: Int, of read: Int) -> Bool {
    // rejected ÷ read > mantissa ÷ 10^scale, multiplied out.
    let scale = ExactDecimal(mantissa: 1, scale: 0).rounded(digits: Int(share.scale)) ?? 1
    return Int128(rejected) * Int128(scale) > Int128(share.mantissa) * Int128(read)
  }
}
