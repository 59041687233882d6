import SQLite
import Warehouse
import Workspace

/// All keys that an import gives or finds. It belongs to the thread that parses.
final class Keyring {
  let markets: MemberKeys
  let channels: MemberKeys
  let currencies: MemberKeys
  let categories: MemberKeys
  let reps: MemberKeys
  let campaigns: MemberKeys
  let products: MemberKeys
  let accounts: MemberKeys
  let orders: DocumentKeys
  let invoices: DocumentKeys
  let payments: DocumentKeys
  let contacts: DocumentKeys
  let tickets: DocumentKeys
  let opportunities: DocumentKeys
  let contracts: DocumentKeys
  let documents: DocumentKeys

  /// `stored` reads what the warehouse had before this run; nil where it had nothing. `erased`: the
  /// people whose ids are not kept.
  init(stored: Connection?, erased: ErasedPeople? = nil) throws(SQLiteError) {
    let finder = Finder(connection: stored)
    markets = try finder.names(.market, "market") { $0.append($1) }
    channels = try finder.names(.channel, "channel") { $0.append($1) }
    currencies = try finder.names(.currency, "currency") { batch, code in
      batch.append(code)
      batch.append(Currency(code: code)?.minorDigits ?? 2)
    }
    categories = try finder.names(.category, "category") { $0.append($1) }
    // The columns behind the id, in the order of the tables' declarations.
    reps = try finder.members(.rep, "rep") { batch in
      batch.appendNulls(4)
      batch.append(0)
      batch.append(1)
      batch.append(0)
    }
    campaigns = try finder.members(.campaign, "campaign") { batch in
      batch.appendNulls(2)
      batch.append(0)
      batch.append(0)
      batch.appendNulls(1)
      batch.append(1)
      batch.append(0)
    }
    products = try finder.members(.product, "product") { batch in
      batch.appendNulls(1)
      batch.append(0)
      batch.appendNulls(3)
      batch.append(0)
      batch.append(0)
      batch.append(1)
      batch.append(0)
    }
    accounts = try finder.members(.account, "account", erased: erased) { batch in
      batch.append(0)
      batch.append(0)
    }
    orders = try finder.documents(.order, "order")
    invoices = try finder.documents(.invoice, "invoice")
    payments = try finder.documents(.payment, "payment")
    contacts = try finder.documents(.contact, "contact")
    tickets = try finder.documents(.ticket, "ticket")
    opportunities = try finder.documents(.opportunity, "opportunity")
    contracts = try finder.documents(.contract, "contract")
    documents = try finder.documents(.document, "document")
  }
}

extension Keyring {
  /// Gives back the memory of documents that no file to come can name; `files` are those files.
  func forgetAll(but files: some Sequence<SourceFile>) {
    var needed: Set<EntityName> = []
    for file in files {
      // Only its header will tell what is in it.
      guard !file.mapping.entities.isEmpty else { return }
      needed.formUnion(file.mapping.entities.map(\.entity))
    }
    if needed.isDisjoint(with: [.orders, .sales, .orderLines]) { orders.forget() }
    if needed.isDisjoint(with: [.invoices, .payments]) {
      invoices.forget()
      payments.forget()
    }
    if needed.isDisjoint(with: [.contacts]) { contacts.forget() }
  }
}

/// Prepares what finds the keys of one kind.
private struct Finder {
  let connection: Connection?

  /// Members known by their name, whatever the source.
  func names(
    _ table: Table, _ entity: String, _ append: @escaping (RowBatch, Bytes) -> Void
  ) throws(SQLiteError) -> MemberKeys {
    let lookup = try connection?.prepare(
      "SELECT \(entity)_key FROM \(table.name) WHERE \(entity) = ?1 AND ?2 >= 0")
    let next = try nextKey(table, entity)
    return MemberKeys(lookup: lookup, next: next, areNames: true) { unit, key, _, name in
      let batch = unit.fresh(table)
      batch.append(key)
      append(batch, name)
    }
  }

  /// Members known by their source's id.
  func members(
    _ table: Table, _ entity: String, erased: ErasedPeople? = nil,
    _ appendRest: @escaping (RowBatch) -> Void
  ) throws(SQLiteError) -> MemberKeys {
    let lookup = try lookup(table, entity)
    let next = try nextKey(table, entity)
    return MemberKeys(lookup: lookup, next: next, erased: erased) { unit, key, source, id in
      let batch = unit.fresh(table)
      batch.append(key)
      batch.append(source)
      batch.append(id)
      appendRest(batch)
    }
  }

  func documents(_ table: Table, _ entity: String) throws(SQLiteError) -> DocumentKeys {
    DocumentKeys(
      lookup: try lookup(table, entity),
      greatest: try connection?.prepare("SELECT max(\(entity)_id) FROM \(table.name)"),
      newest: try connection?.prepare(
        """
        SELECT max(\(entity)_key) FROM \(table.name) WHERE \(entity)_key >= ? AND \(entity)_key < ?
        """))
  }

  private func lookup(_ table: Table, _ entity: String) throws(SQLiteError) -> Statement? {
    try connection?.prepare(
      "SELECT \(entity)_key FROM \(table.name) WHERE \(entity)_id = ? AND source_key = ?")
  }

  private func nextKey(_ table: Table, _ entity: String) throws(SQLiteError) -> Int64 {
    try (connection?.integer("SELECT max(\(entity)_key) FROM \(table.name)") ?? 0) + 1
  }
}

extension RowBatch {
  /// Appends cells that are NULL.
  func appendNulls(_ count: Int) {
    for _ in 0..<count { append(RowBatch.null) }
  }
}
