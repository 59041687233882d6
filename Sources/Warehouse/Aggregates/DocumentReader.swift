import SQLite

/// Reads the documents whose keys lie in a range, each with the current state of its lines.
struct DocumentReader {
  private let statement: Statement
  private var isWaiting: Bool
  /// The current document's key.
  private(set) var document: Int64 = 0
  /// The current document's lines that stand, in the order of their slots.
  private(set) var lines: [SaleLine] = []

  init(_ statement: Statement, keys: Range<Int64>) throws(SQLiteError) {
    self.statement = statement
    statement.reset()
    statement.bind(keys.lowerBound, at: 0).bind(keys.upperBound, at: 1)
    isWaiting = try statement.step()
  }

  /// Goes to the next document; false at the end.
  mutating func next() throws(SQLiteError) -> Bool {
    guard isWaiting else { return false }
    lines.removeAll(keepingCapacity: true)
    var key = statement.integer(0)
    document = DocumentKey.document(ofLine: key)
    while isWaiting, DocumentKey.document(ofLine: key) == document {
      // The last revision of a slot is what stands; an odd one is a reversal: nothing stands.
      let slot = DocumentKey.slot(ofLine: key)
      var line: SaleLine?
      repeat {
        line = DocumentKey.revision(ofLine: key) & 1 == 0 ? read() : nil
        isWaiting = try statement.step()
        if isWaiting { key = statement.integer(0) }
      } while isWaiting && DocumentKey.document(ofLine: key) == document
        && DocumentKey.slot(ofLine: key) == slot
      if let line { lines.append(line) }
    }
    return true
  }

  private func read() -> SaleLine {
    SaleLine(
      account: Int(statement.integer(1)), product: Int(statement.integer(2)),
      dateKey: Int(statement.integer(3)), status: statement.integer(4),
      quantityMicro: statement.integer(5), grossMinor: statement.integer(6),
      revenueMinor: statement.integer(7), costMinor: statement.optionalInteger(8),
      channel: Int(statement.integer(9)), rep: Int(statement.integer(10)),
      campaign: Int(statement.integer(11)), market: Int(statement.integer(12)),
      country: Int(statement.integer(13)))
  }
}
