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
    try forEachPayment(keys, of: owners) { payment, customer in
      guard let id = ids[customer] else { return }
      batch.append(id)
      batch.append(payment)
    }
  }

  /// The customers of their invoices.
  private func ownersOfInvoices() throws(SQLiteError) -> [Int64: Int64] {
    let statement = try connection.prepare(SQLText.askedInvoices.text)
    var owners: [Int64: Int64] = [:]
    while try statement.step() { owners[statement.integer(1)] = statement.integer(0) }
    return owners
  }

  private func forEachPayment(
    _ keys: Range<Int64>, of owners: [Int64: Int64], _ body: (Int64, Int64) -> Void
  ) throws(SQLiteError) {
    let payments = try connection.prepare(SQLText.spanPayments.text)
    payments.bind(keys.lowerBound, at: 0).bind(keys.upperBound, at: 1)
    guard try isShorter(keys, than: owners.count * Self.paymentsOfLookup) else {
      let payments = try connection.prepare(SQLText.spanPaymentsOfInvoice.text)
      payments.bind(keys.lowerBound, at: 1).bind(keys.upperBound, at: 2)
      // One month after the other, for the payments of a time lie together.
      for (invoice, customer) in owners.sorted(by: { $0.key < $1.key }) {
        payments.reset()
        payments.bind(invoice, at: 0)
        while try payments.step() { body(payments.integer(0), customer) }
      }
      return
    }
    while try payments.step() {
      if let customer = owners[payments.integer(1)] { body(payments.integer(0), customer) }
    }
  }

  /// How many payments are read in a row in the time in which those of an invoice are looked up.
  private static let paymentsOfLookup = 4

  /// Whether there are fewer payments than that.
  private func isShorter(_ keys: Range<Int64>, than most: Int) throws(SQLiteError) -> Bool {
    let count = try connection.integer(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM fact_payment
        WHERE payment_key >= \(keys.lowerBound) AND payment_key < \(keys.upperBound) LIMIT \(most))
      """)
    return count < most
  }
}
