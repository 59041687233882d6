import SQLite

/// Sums the contacts of a month into `contact_month`, by customer and medium.
public final class ContactAggregator {
  /// A customer's contacts of one medium.
  private struct Sums {
    var contacts: Int64 = 0
    var minutesMicro: Int64 = 0
    var costedContacts: Int64 = 0
    var costMinor: Int64 = 0
    var uncostedMinutesMicro: Int64 = 0
    var lastDateKey: Int64 = 0
  }

  private let connection: Connection
  private let customers: [Int]
  private let monthContacts: Statement
  private let strayContacts: Statement
  private let writer: TableWriter
  private var media = ContactMedia()
  private var places: [UInt64: Int] = [:]
  private var sums: [Sums] = []

  /// An aggregator over the warehouse's present accounts.
  public init(_ connection: Connection) throws(SQLiteError) {
    self.connection = connection
    customers = try CustomerLookup(connection).customerOfAccount
    monthContacts = try connection.prepare(SQLText.monthContacts.text)
    strayContacts = try connection.prepare(SQLText.strayContacts.text)
    writer = try TableWriter(connection, table: "contact_month")
  }

  /// Sums a month anew. Contacts without a customer count under customer 0.
  public func sum(_ month: Month) throws(SQLiteError) {
    try connection.execute("DELETE FROM contact_month WHERE month_key = \(month.key)")
    let keys = DocumentKey.documents(of: month)
    monthContacts.reset()
    monthContacts.bind(keys.lowerBound, at: 0).bind(keys.upperBound, at: 1)
    strayContacts.reset()
    strayContacts.bind(month.firstDay.key, at: 0).bind(month.lastDay.key, at: 1)
    for statement in [monthContacts, strayContacts] {
      while try statement.step() {
        if statement.integer(1) / 100 == Int64(month.key) { add(statement) }
      }
    }
    try write(month)
  }

  private func add(_ contact: Statement) {
    let account = Int(contact.integer(0))
    let customer = customers.indices.contains(account) ? customers[account] : 0
    let pair = UInt64(customer) << 16 | UInt64(media.index(of: contact.textBytes(2)))
    let place = places[pair] ?? sums.count
    if place == sums.count {
      places[pair] = place
      sums.append(Sums())
    }
    let minutes = contact.integer(3)
    sums[place].contacts += 1
    sums[place].minutesMicro &+= minutes
    sums[place].lastDateKey = max(sums[place].lastDateKey, contact.integer(1))
    if let cost = contact.optionalInteger(4) {
      sums[place].costedContacts += 1
      sums[place].costMinor &+= cost
    } else {
      sums[place].uncostedMinutesMicro &+= minutes
    }
  }

  private func write(_ month: Month) throws(SQLiteError) {
    let batch = writer.makeBatch()
    let ranks = media.ranks
    let order = places.map { pair, place in
      (customer: pair >> 16, rank: ranks[Int(pair & 0xffff)], medium: Int(pair & 0xffff), place)
    }
    for (customer, _, medium, place) in order.sorted(by: { ($0.0, $0.1) < ($1.0, $1.1) }) {
      batch.append(month.key)
      batch.append(Int(customer))
      batch.append(media.names[medium])
      for value in [
        sums[place].contacts, sums[place].minutesMicro, sums[place].costedContacts,
        sums[place].costMinor, sums[place].uncostedMinutesMicro, sums[place].lastDateKey,
      ] {
        batch.append(value)
      }
    }
    try writer.write(batch)
    places.removeAll(keepingCapacity: true)
    sums.removeAll(keepingCapacity: true)
  }
}

/// The media of contacts, numbered as they come. There are a handful.
private struct ContactMedia {
  private(set) var names: [[UInt8]] = []

  mutating func index(of name: UnsafeBufferPointer<UInt8>) -> Int {
    if let index = names.firstIndex(where: { $0.elementsEqual(name) }) { return index }
    names.append(Array(name))
    return names.count - 1
  }

  /// The place of each in the order of their names.
  var ranks: [Int] {
    var ranks = [Int](repeating: 0, count: names.count)
    let order = names.indices.sorted { names[$0].lexicographicallyPrecedes(names[$1]) }
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    return ranks
  }
}
