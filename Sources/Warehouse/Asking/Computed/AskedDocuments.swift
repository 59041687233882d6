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
  /// The last month asked for in which it has a line.
  fileprivate(set) var lastMonthKey: Int64
  fileprivate(set) var lines: [Line] = []

  /// Its lines of the days from one to another, by their keys: a document may go on in months that are
  /// not asked for.
  func lines(ofDays keys: ClosedRange<Int>) -> [Line] {
    let isWhole = lines.allSatisfy { keys.contains(Int($0.dateKey)) }
    return isWhole ? lines : lines.filter { keys.contains(Int($0.dateKey)) }
  }
}

extension KeptTables {
  /// The documents of the customers asked about with a line in the months from one to another; without
  /// a first one in all to that.
  func documents(
    _ connection: Connection, from first: Month?, to last: Month
  ) throws -> [AskedDocument] {
    // Most of what is asked lies in the trailing year, which is read once.
    let year = last.adding(months: -11)
    guard isForMany, let first, first >= year else {
      return try AskedDocuments.all(connection, from: first, to: last)
    }
    let scope = try AskedCustomerTable.keys(connection)
    let documents = try documents(of: "\(last) \(scope)") {
      try AskedDocuments.all(connection, from: year, to: last)
    }
    return first == year ? documents : documents.filter { $0.lastMonthKey >= first.key }
  }
}

/// Reads the documents of the customers asked about, each once for each of them: one way through the
/// facts for all that is said of them.
private struct AskedDocuments {
  private let statement: Statement
  private var customer: Int64 = 0
  private var line: Int64 = 0
  private var isWaiting = false

  private struct Place: Hashable {
    let customer: Int64
    let document: Int64
  }

  private init(_ connection: Connection, from first: Month?, to last: Month) throws(SQLiteError) {
    statement = try connection.prepare(SQLText.askedLines.text)
    statement.bind(first?.key ?? 0, at: 0).bind(last.key, at: 1)
    try step()
  }

  /// Those with a line that stands, in the order in which they are met.
  static func all(
    _ connection: Connection, from first: Month?, to last: Month
  ) throws(SQLiteError) -> [AskedDocument] {
    var reader = try Self(connection, from: first, to: last)
    var documents: [AskedDocument] = []
    var places: [Place: Int] = [:]
    while reader.isWaiting {
      let document = try reader.document()
      let place = Place(customer: document.customer, document: document.key)
      // A document with lines in several months is met in each.
      if let known = places[place] {
        documents[known].lastMonthKey = document.lastMonthKey
      } else if !document.lines.isEmpty {
        places[place] = documents.count
        documents.append(document)
      }
    }
    return documents
  }

  private mutating func document() throws(SQLiteError) -> AskedDocument {
    var document = AskedDocument(
      customer: customer, key: DocumentKey.document(ofLine: line),
      lastMonthKey: statement.integer(8))
    try read(&document)
    return document
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
