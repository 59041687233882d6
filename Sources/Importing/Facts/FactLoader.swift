import Warehouse

/// Loads rows of one kind of fact, each known by an id of its source: what they have in common.
final class FactLoader<Column: EntityColumn>: RowLoader {
  let row: Row<Column>
  let context: LoadContext
  let fileKey: Int64
  private let read: (FactLoader, WriteUnit) throws -> RowOutcome

  /// `read` loads the current row.
  init(
    _ row: Row<Column>, fileKey: Int64, _ context: LoadContext,
    read: @escaping (FactLoader, WriteUnit) throws -> RowOutcome
  ) {
    self.row = row
    self.fileKey = fileKey
    self.context = context
    self.read = read
  }

  var faults: [RowFault] { row.faults }
  var currentID: String? { row.currentID }

  func load(into unit: WriteUnit) throws -> RowOutcome {
    row.begin()
    return try read(self, unit)
  }

  /// The key of the account that a column names, 0 for none, which has a fact on that day.
  func account(_ column: Column, on day: Day?, _ unit: WriteUnit) throws -> Int64 {
    let account = try member(column, context.keys.accounts, unit)
    if let day { context.noteFact(of: account, dateKey: day.key) }
    return account
  }

  /// The key of the member that a column names, 0 for none.
  func member(_ column: Column, _ keys: MemberKeys, _ unit: WriteUnit) throws -> Int64 {
    guard row.has(column) else { return 0 }
    return try keys.key(of: row.bytes(column), source: row.idSource(column), in: unit)
  }

  /// Begins the row of a document: its key, source and id. Without a day it is kept among those of the
  /// first month that keys know.
  func begin(
    _ table: Table, _ id: Bytes, _ column: Column, _ keys: DocumentKeys, day: Day?,
    _ unit: WriteUnit
  ) throws -> (batch: RowBatch, isNew: Bool) {
    let source = row.idSource(column)
    let entry = try keys.entry(id, source: source, monthIndex: day?.month.index ?? 0)
    let batch = entry.isNew ? unit.fresh(table) : unit.known(table)
    batch.append(entry.key)
    batch.append(source)
    batch.append(id)
    if entry.isNew, let day { context.touch(day.month.index, of: table) }
    return (batch, entry.isNew)
  }

  /// Appends what somebody wrote freely, which may tell who an erased person was.
  func appendFreeText(_ column: Column, of account: Int64, to batch: RowBatch) {
    let text = row.bytes(column)
    guard let erased = context.erased, !text.isEmpty,
      erased.isErased(account) || erased.tells(text)
    else { return batch.appendText(text) }
    batch.append(ErasedPeople.text)
  }

  /// Appends a number in millionths, NULL where nothing is said.
  func appendMicro(_ value: ExactDecimal?, to batch: RowBatch) {
    batch.append(value.flatMap { $0.rounded(digits: 6) })
  }
}
