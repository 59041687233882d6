import SQLite

/// Sums the contacts of a month into `contact_month`, by customer and medium, and `medium_month`.
public final class ContactAggregator {
  private let connection: Connection
  private let accounts: AccountLookup
  private let monthContacts: Statement
  private let strayContacts: Statement
  private let writer: TableWriter
  private let mediumWriter: TableWriter
  private var book: ContactBook

  /// An aggregator of the contacts with these accounts.
  public init(_ connection: Connection, _ accounts: AccountLookup) throws(SQLiteError) {
    self.connection = connection
    self.accounts = accounts
    monthContacts = try connection.prepare(SQLText.monthContacts.text)
    strayContacts = try connection.prepare(SQLText.strayContacts.text)
    writer = try TableWriter(connection, table: "contact_month")
    mediumWriter = try TableWriter(connection, table: "medium_month")
    book = ContactBook(customerCount: accounts.customerCount)
  }

  /// Sums a month anew. Contacts without a customer count under customer 0.
  public func sum(_ month: Month) throws(SQLiteError) {
    for table in ["contact_month", "medium_month"] {
      try connection.execute("DELETE FROM \(table) WHERE month_key = \(month.key)")
    }
    let keys = DocumentKey.documents(of: month)
    monthContacts.reset()
    monthContacts.bind(keys.lowerBound, at: 0).bind(keys.upperBound, at: 1)
    strayContacts.reset()
    strayContacts.bind(month.firstDay.key, at: 0).bind(month.lastDay.key, at: 1)
    try add(monthContacts, month, to: &book)
    try add(strayContacts, month, to: &book)
    try write(month)
  }

  private func add(
    _ contacts: Statement, _ month: Month, to book: inout ContactBook
  ) throws(SQLiteError) {
    while try contacts.step() {
      let dateKey = contacts.integer(1)
      guard dateKey / 100 == Int64(month.key) else { continue }
      book.add(
        customer: accounts.customer(of: Int(contacts.integer(0))), medium: contacts.textBytes(2),
        minutesMicro: contacts.integer(3), costMinor: contacts.optionalInteger(4), dateKey: dateKey)
    }
  }

  private func write(_ month: Month) throws(SQLiteError) {
    let batch = writer.makeBatch()
    let media = book.drain { customer, medium, sums in
      batch.append(month.key)
      batch.append(customer)
      batch.append(medium)
      batch.append(sums.contacts)
      batch.append(sums.minutesMicro)
      batch.append(sums.costedContacts)
      batch.append(sums.costMinor)
      batch.append(sums.uncostedMinutesMicro)
      batch.append(sums.lastDateKey)
    }
    try writer.write(batch)
    let mediumBatch = mediumWriter.makeBatch()
    for (medium, sums) in media {
      mediumBatch.append(month.key)
      mediumBatch.append(medium)
      for value in [sums.contacts, sums.customers, sums.minutesMicro, sums.costMinor] {
        mediumBatch.append(value)
      }
    }
    try mediumWriter.write(mediumBatch)
  }
}
