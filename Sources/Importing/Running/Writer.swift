import SQLite
import Warehouse

/// Puts what was parsed into the warehouse. It belongs to the thread that writes.
final class Writer {
  private let connection: Connection
  private let facts: FactLoad?
  private let files: FileOrder
  private var writers: [TableWriter?]
  private var upserts: [Upsert?]
  private var lines: LineReviser?
  private var claim: FileClaim?
  private var span = FileSpan()
  private var spanColumn: Int?
  /// The days of the rates that are new or other than before.
  private(set) var rateDays = RateDays()
  /// The months that this run changed.
  var touched = TouchedMonths()
  /// Members or costs changed that earlier months' sums rest on.
  var restsChanged = Rests()

  /// What sums rest on beside facts.
  struct Rests {
    /// Products whose cost changed.
    var productCosts = false
    /// Products or customers whose category or market may have changed.
    var members = false
  }

  /// The products that files brought into another category.
  var recategorized: [Int64] { upserts[Table.product.rawValue]?.recategorized ?? [] }

  /// `facts` fills the tables of a first warehouse.
  init(_ connection: Connection, _ facts: FactLoad?, _ files: FileOrder) {
    self.connection = connection
    self.facts = facts
    self.files = files
    writers = Table.allCases.map { _ in nil }
    upserts = Table.allCases.map { _ in nil }
  }

  /// The kinds of the cells of each table.
  func cellKinds() throws(SQLiteError) -> [[CellKind]] {
    var kinds: [[CellKind]] = []
    for table in Table.allCases { kinds.append(try writer(table).kinds) }
    return kinds
  }

  /// Begins a file.
  func begin(_ claim: FileClaim) throws(SQLiteError) {
    self.claim = claim
    span = FileSpan()
    spanColumn =
      try claim.completeness == .no ? nil : place(of: claim.table.spanColumn, claim.table)
    let confirms = claim.completeness != .no
    for upsert in upserts { upsert?.begin(nil, confirms: false) }
    for (table, silent) in claim.silent { try upsert(table).begin(silent, confirms: false) }
    if claim.table == .saleLine {
      try lineReviser().confirms = confirms
    } else {
      try upsert(claim.table).begin(claim.silent[claim.table], confirms: confirms)
    }
  }

  /// Ends a file: what it lacks is taken away, where it is declared complete. `spared` are the ids of
  /// its rejected rows. Returns how many rows went.
  func finish(_ counts: RowCounts, sparing spared: [String]) throws -> Int {
    guard let claim, claim.completeness != .no else { return 0 }
    try showStanding(of: claim)
    let completion = Completion(connection, claim, span, try lineReviser())
    let count = try completion.run(counts, sparing: spared, &touched)
    if count > 0 { note(.corrected, claim.table) }
    return count
  }

  /// What stood before a complete file is looked for by SQL, which takes it away: a table that is being
  /// filled is finished for it, with those that speak of it, and goes on row by row.
  private func showStanding(of claim: FileClaim) throws(SQLiteError) {
    guard let facts else { return }
    if !claim.earlierFiles.isEmpty, facts.takes(claim.table.name) { try facts.finishForChanges() }
    try facts.giveBack()
  }

  private func place(of column: String?, _ table: Table) throws(SQLiteError) -> Int? {
    guard let column else { return nil }
    return try connection.prepare("SELECT * FROM \(table.name)").columnNames.firstIndex(of: column)
  }

  /// Writes a unit; `counted` is the table whose rows are the file's own.
  func write(_ unit: WriteUnit, counted: Table, _ counts: inout RowCounts) throws(SQLiteError) {
    var tally = RecordTally(unit.recordEnds)
    noteSpan(unit)
    if let facts { try fill(facts, unit) }
    for table in Table.allCases {
      if let batch = unit.freshIfAny(table) { try writer(table).write(batch) }
      guard let batch = unit.knownIfAny(table) else { continue }
      for row in 0..<batch.count {
        let revision = try put(batch, row, table)
        note(revision, table)
        if table == counted { tally.add(revision) }
        if table == .exchangeRate, revision != .unchanged { rateDays.add(batch, row: row) }
      }
    }
    counts = counts + tally.counts
    for document in unit.wholeDocuments {
      let reviser = try lineReviser()
      counts.reversed += try reviser.reverse(
        document: document.order, behind: document.lastSlot, fileKey: document.fileKey, files,
        &touched)
    }
  }

  /// Adds new rows to the tables that are being filled; one whose rows change is finished before.
  private func fill(_ facts: FactLoad, _ unit: WriteUnit) throws(SQLiteError) {
    let revisesLines = !unit.wholeDocuments.isEmpty || unit.knownIfAny(.saleLine) != nil
    if revisesLines { try facts.finish(Table.saleLine.name) }
    // Who may correct a document is asked of the document.
    if revisesLines || unit.knownIfAny(.orderHeader) != nil {
      try facts.finish(Table.order.name)
    }
    for table in Table.allCases where facts.takes(table.name) {
      if unit.knownIfAny(table) != nil { try facts.finish(table.name) }
      guard let batch = unit.freshIfAny(table), facts.takes(table.name) else { continue }
      let taken = try facts.add(batch, to: table.name)
      if taken < batch.count { try writer(table).write(batch, from: taken) }
      batch.removeAll()
    }
    if unit.needsWriting { try facts.giveBack() }
  }

  private func noteSpan(_ unit: WriteUnit) {
    guard let spanColumn, let table = claim?.table else { return }
    if let batch = unit.freshIfAny(table) { span.add(batch, column: spanColumn) }
    if let batch = unit.knownIfAny(table) { span.add(batch, column: spanColumn) }
  }

  private func put(_ batch: RowBatch, _ row: Int, _ table: Table) throws(SQLiteError) -> Revision {
    if table == .saleLine {
      return try lineReviser().put(batch, row: row, files, &touched)
    }
    return try upsert(table).put(batch, row: row, files, &touched)
  }

  private func note(_ revision: Revision, _ table: Table) {
    guard revision != .unchanged else { return }
    switch table {
    case .productCost: restsChanged.productCosts = true
    case .product, .productBorne, .customerRecord: restsChanged.members = true
    default: break
    }
  }

  private func writer(_ table: Table) throws(SQLiteError) -> TableWriter {
    if let writer = writers[table.rawValue] { return writer }
    let writer = try TableWriter(connection, table: table.name)
    writers[table.rawValue] = writer
    return writer
  }

  private func upsert(_ table: Table) throws(SQLiteError) -> Upsert {
    if let upsert = upserts[table.rawValue] { return upsert }
    let upsert = try Upsert(table, connection)
    upserts[table.rawValue] = upsert
    return upsert
  }

  private func lineReviser() throws(SQLiteError) -> LineReviser {
    if let lines { return lines }
    let reviser = try LineReviser(connection)
    lines = reviser
    return reviser
  }
}

/// Counts what became of the rows of a file. One that became several rows of its table is corrected
/// if one of them was, else loaded if one was.
struct RecordTally {
  private let ends: [Int]
  private var record = 0
  private var rows = 0
  private var standing = Revision.unchanged
  private(set) var counts = RowCounts()

  /// `ends`: how many rows of the table there are behind each row of the file; empty where each row of
  /// the file became one.
  init(_ ends: [Int]) {
    self.ends = ends
    closeRecords()
  }

  mutating func add(_ revision: Revision) {
    if ends.isEmpty { return count(revision) }
    rows += 1
    if revision == .corrected || standing == .unchanged { standing = revision }
    closeRecords()
  }

  /// Rows of the file without a row in the table changed nothing.
  private mutating func closeRecords() {
    while record < ends.count, ends[record] == rows {
      count(standing)
      standing = .unchanged
      record += 1
    }
  }

  private mutating func count(_ revision: Revision) {
    switch revision {
    case .loaded: counts.loaded += 1
    case .unchanged: counts.unchanged += 1
    case .corrected: counts.corrected += 1
    }
  }
}
