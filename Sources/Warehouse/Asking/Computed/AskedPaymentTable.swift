import SQLite

/// The payments of the months asked for that name only an invoice, of the customers asked about: found
/// from the invoices or from the payments, whichever is quicker. A payment whose month is not that of
/// its key is not among them.
struct AskedPaymentTable: ComputedTable {
  static let name = "asked_payment"
  static let columns: [(name: String, kind: CellKind)] = [
    ("customer_id", .text), ("payment_key", .integer),
  ]

  static let parameters = ["customer", "months"]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  static func scope(_ connection: Connection) throws -> String {
    try AskedCustomerTable.keys(connection)
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let first = AskedOrderTable.firstMonth(to: month, values)
    let start = first.map { DocumentKey.documents(of: $0).lowerBound } ?? 0
    let keys = max(start, 0)..<max(start, DocumentKey.documents(of: month).upperBound, 0)
    let owners = try ownersOfInvoices()
    let ids = try AskedCustomerTable.ids(connection)
    for found in try readPayments(keys, of: owners) ?? lookUpPayments(keys, of: owners) {
      guard let id = ids[found.customer] else { continue }
      batch.append(id)
      batch.append(found.payment)
    }
  }

  /// The customers of their invoices.
  private func ownersOfInvoices() throws(SQLiteError) -> [Int64: Int64] {
    let statement = try connection.prepare(SQLText.askedInvoices.text)
    var owners: [Int64: Int64] = [:]
    while try statement.step() { owners[statement.integer(1)] = statement.integer(0) }
    return owners
  }

  private struct Found {
    let payment: Int64
    let customer: Int64
  }

  /// How many payments are read in a row in the time in which those of an invoice are looked up.
  private static let paymentsOfLookup = 4

  /// Theirs among all payments; nil where these are so many that it is quicker to look theirs up.
  private func readPayments(
    _ keys: Range<Int64>, of owners: [Int64: Int64]
  ) throws(SQLiteError) -> [Found]? {
    let payments = try connection.prepare(SQLText.spanPayments.text)
    payments.bind(keys.lowerBound, at: 0).bind(keys.upperBound, at: 1)
    var found: [Found] = []
    var rest = owners.count * Self.paymentsOfLookup
    while try payments.step() {
      rest -= 1
      guard rest > 0 else { return nil }
      if payments.integer(2) == 0, let customer = owners[payments.integer(1)] {
        found.append(Found(payment: payments.integer(0), customer: customer))
      }
    }
    return found
  }

  private func lookUpPayments(
    _ keys: Range<Int64>, of owners: [Int64: Int64]
  ) throws(SQLiteError) -> [Found] {
    let payments = try connection.prepare(SQLText.spanPaymentsOfInvoice.text)
    payments.bind(keys.lowerBound, at: 1).bind(keys.upperBound, at: 2)
    var found: [Found] = []
    // One month after the other, for the payments of a time lie together.
    for (invoice, customer) in owners.sorted(by: { $0.key < $1.key }) {
      payments.reset()
      payments.bind(invoice, at: 0)
      while try payments.step() {
        found.append(Found(payment: payments.integer(0), customer: customer))
      }
    }
    return found
  }
}
