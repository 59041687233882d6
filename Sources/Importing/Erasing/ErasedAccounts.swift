import SQLite
import Warehouse

/// The accounts of erased people in a warehouse.
struct ErasedAccounts {
  /// An account that is to be erased.
  struct Account {
    var key: Int64
    var id: String
    var sourceKey: Int64
    /// What it is called from now on.
    var name: String
  }

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// The accounts of each person who has several.
  func people() throws(SQLiteError) -> [[Int64]] {
    let statement = try connection.prepare(
      "SELECT account_key, erased_as FROM erased_account ORDER BY account_key")
    var people: [String: [Int64]] = [:]
    while try statement.step() {
      people[ErasedList.person(of: statement.text(1)), default: []].append(statement.integer(0))
    }
    return people.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  /// Notes the accounts that turned out in a run to be erased people's, and takes from the warehouse
  /// what it said of them before.
  func settle(_ erased: ErasedPeople) throws(SQLiteError) {
    let ids = try AccountIDs(connection)
    var accounts: [Account] = []
    for (key, name) in erased.found.sorted(by: { $0.key < $1.key }) {
      guard let called = try ids.id(of: key) else { continue }
      var account = Account(
        key: key, id: called.id, sourceKey: Int64(called.source), name: name)
      if account.id != name {
        let source = erased.sourceNames[Int(account.sourceKey)] ?? ""
        account.name = erased.adopt(id: account.id, source: source, person: name) { candidate in
          (try? ids.account(of: candidate, source: called.source)) != nil
        }
      }
      accounts.append(account)
    }
    try erase(accounts)
    if !accounts.isEmpty { try keep(mark: erased.list.mark) }
  }

  /// Takes from the warehouse what tells who accounts are. Dimensions are to be derived anew.
  func erase(_ accounts: [Account]) throws(SQLiteError) {
    if accounts.isEmpty { return }
    try connection.execute(SQLText.beginErasingAccounts.text)
    let insert = try connection.prepare("INSERT INTO erased_now VALUES (?, ?, ?, ?)")
    for account in accounts {
      insert.bind(account.key, at: 0).bind(account.id, at: 1).bind(account.sourceKey, at: 2)
        .bind(account.name, at: 3)
      try insert.run()
    }
    try connection.execute(SQLText.eraseAccounts.text)
  }

  /// Replaces free texts anywhere that name the person, and what was rejected of it.
  func erase(_ traces: PersonTraces, rejects: [Int64]) throws(SQLiteError) {
    try connection.execute(SQLText.beginErasingWords.text)
    let insert = try connection.prepare("INSERT OR IGNORE INTO erased_word VALUES (?)")
    for word in traces.words {
      insert.bind(word, at: 0)
      try insert.run()
    }
    try connection.execute(SQLText.eraseTraces.text)
    try connection.execute("DELETE FROM erased_word")
    let blank = try connection.prepare(
      "UPDATE rejected_row SET text = '', message = reason WHERE rejected_row_key = ?")
    for key in rejects {
      blank.bind(key, at: 0)
      try blank.run()
    }
  }

  /// The rejected rows that tell of a person.
  func rejects(
    telling traces: PersonTraces, _ finder: CustomerCellFinder
  ) throws(SQLiteError) -> [Int64] {
    let rows = try connection.prepare(
      "SELECT rejected_row_key, text, message, file_key FROM rejected_row ORDER BY file_key")
    var file: (key: Int64, cells: CustomerCells?) = (-1, nil)
    var keys: [Int64] = []
    while try rows.step() {
      let isTold = [1, 2].contains { column in
        traces.areIn(UnsafeRawBufferPointer(rows.textBytes(column)))
      }
      if !isTold, !traces.shortIDs.isEmpty, file.key != rows.integer(3) {
        file = (rows.integer(3), finder.cells(ofFile: rows.integer(3)))
      }
      if isTold || file.cells?.tell(traces, in: Array(rows.textBytes(1)), .utf8) == true {
        keys.append(rows.integer(0))
      }
    }
    return keys
  }

  /// Whether a list of erased people was applied to the warehouse.
  func isApplied(mark: String) throws(SQLiteError) -> Bool {
    try KeptSettings(connection).value(of: "erased") == mark
  }

  /// Notes that a list of erased people was applied to the warehouse.
  func keep(mark: String) throws(SQLiteError) {
    try KeptSettings(connection).keep(mark, as: "erased")
  }
}
