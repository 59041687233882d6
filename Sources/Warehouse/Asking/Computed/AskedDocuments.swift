import SQLite

/// A document of a customer asked about, with the lines of it that stand.
struct AskedDocument {
  /// A line in its last revision.
  struct Line {
    let dateKey: Int64
    let status: Int64
    let revenueMinor: Int64
    let channel: Int64
    let promisedDateKey: Int64
    let deliveredDateKey: Int64
  }

  /// What a line's status says.
  enum Status: Int64 { case planned, open, completed, cancelled }

  let customer: Int64
  let key: Int64
  fileprivate(set) var lines: [Line] = []
}

/// Reads the documents of the customers asked about, each once for each of them: one way through the
/// facts for all that is said of them.
struct AskedDocuments {
  private let statement: Statement
  private var customer: Int64 = 0
  private var line: Int64 = 0
  private var isWaiting = false
  private var seen: Set<Place> = []

  private struct Place: Hashable {
    let customer: Int64
    let document: Int64
  }

  /// Those with a line in the months from one to another; without a first one in all to that.
  init(_ connection: Connection, from first: Month?, to last: Month) throws(SQLiteError) {
    statement = try connection.prepare(SQLText.askedLines.text)
    statement.bind(first?.key ?? 0, at: 0).bind(last.key, at: 1)
    try step()
  }

  /// The next document that has a line that stands; nil behind the last one.
  mutating func next() throws(SQLiteError) -> AskedDocument? {
    while isWaiting {
      let place = Place(customer: customer, document: DocumentKey.document(ofLine: line))
      var document = AskedDocument(customer: place.customer, key: place.document)
      try read(&document)
      // A document with lines in several months is met in each.
      if !document.lines.isEmpty, seen.insert(place).inserted { return document }
    }
    return nil
  }

  /// Reads the lines of a document: the last revision of each slot, unless that is a reversal.
  private mutating func read(_ document: inout AskedDocument) throws(SQLiteError) {
    var last = line
    repeat {
      last = line
      let current =
        DocumentKey.revision(ofLine: line) & 1 == 0 ? AskedDocument.Line(statement) : nil
      try step()
      let isRevised =
        isWaiting && line > last && customer == document.customer
        && DocumentKey.document(ofLine: line) == document.key
        && DocumentKey.slot(ofLine: line) == DocumentKey.slot(ofLine: last)
      if let current, !isRevised { document.lines.append(current) }
    } while isWaiting && line > last && customer == document.customer
      && DocumentKey.document(ofLine: line) == document.key
  }

  private mutating func step() throws(SQLiteError) {
    isWaiting = try statement.step()
    guard isWaiting else { return }
    customer = statement.integer(0)
    line = statement.integer(1)
  }
}

extension AskedDocument.Line {
  /// The line in a row of `asked_lines`.
  fileprivate init(_ row: Statement) {
    self.init(
      dateKey: row.integer(2), status: row.integer(3), revenueMinor: row.integer(4),
      channel: row.integer(5), promisedDateKey: row.integer(6), deliveredDateKey: row.integer(7))
  }
}
