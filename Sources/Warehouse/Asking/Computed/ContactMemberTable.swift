import SQLite

/// The contacts of a month, beside those of the month before and of the same month of the year before,
/// by medium, direction, person, department and topic: all from one look at them.
///
/// `member` is NULL where it is not known. All but the first three counts are of the month alone; the
/// minutes, the timed contacts and the cost are of those of which they are known, `minutes_micro` NULL
/// where no contact of the three months has any, `cost_micro` where no cost is known.
struct ContactMemberTable: ComputedTable {
  static let name = "contact_member"
  static let columns: [(name: String, kind: CellKind)] = [
    ("dimension", .text), ("member", .text), ("contacts", .integer), ("previous_month", .integer),
    ("same_month_last_year", .integer), ("customers", .integer), ("minutes_micro", .integer),
    ("timed_contacts", .integer), ("cost_micro", .integer), ("with_outcome", .integer),
  ]

  private static let dimensions = ["medium", "direction", "rep", "department", "topic"]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  fileprivate struct Sums {
    /// Of the month before, of the same month of the year before, of the month.
    var contacts = [0, 0, 0]
    var minutesMicro: Int64?
    var timed = 0
    var costMicro: Int64?
    var withOutcome = 0
    var customers: [Int64] = []
  }

  /// The members of a dimension in the order in which they are met.
  private struct Members {
    private var texts = FewTexts()
    /// The places of the sums of each text.
    private var places: [Int] = []
    private var unknownPlace: Int?
    private(set) var sums: [(text: Int?, sums: Sums)] = []

    mutating func add(_ contact: Contact, of row: Statement, _ column: Int) {
      let place = place(of: texts.index(row, column))
      sums[place].sums.add(contact)
    }

    func text(_ number: Int?) -> String? { number.map { texts[$0] } }

    private mutating func place(of text: Int?) -> Int {
      if let text, places.indices.contains(text) { return places[text] }
      if text == nil, let unknownPlace { return unknownPlace }
      let place = sums.count
      // Texts are numbered as they are met.
      if text == nil { unknownPlace = place } else { places.append(place) }
      sums.append((text, Sums()))
      return place
    }
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let statement = try connection.prepare(SQLText.comparedContacts.text)
    statement.bind(month.key, at: 0)
    var members = Array(repeating: Members(), count: Self.dimensions.count)
    while try statement.step() {
      let contact = Contact(statement)
      for index in members.indices {
        members[index].add(contact, of: statement, Contact.columns + index)
      }
    }
    for (dimension, found) in zip(Self.dimensions, members) {
      for (text, sums) in found.sums {
        batch.append(dimension)
        batch.append(found.text(text))
        sums.append(to: batch)
      }
    }
  }
}

/// What is summed of a contact.
private struct Contact {
  /// How many columns of a contact are summed; its members stand behind them.
  static let columns = 5

  /// The month before, the same month of the year before, the month.
  let period: Int
  let customer: Int64
  let minutesMicro: Int64?
  let costMicro: Int64?
  let withOutcome: Int

  init(_ row: Statement) {
    period = Int(row.integer(0))
    customer = row.integer(1)
    minutesMicro = row.optionalInteger(2)
    costMicro = row.optionalInteger(3)
    withOutcome = Int(row.integer(4))
  }
}

extension ContactMemberTable.Sums {
  fileprivate mutating func add(_ contact: Contact) {
    let isNow = contact.period == 2
    contacts[contact.period] += 1
    if let minutes = contact.minutesMicro {
      minutesMicro = (minutesMicro ?? 0) &+ (isNow ? minutes : 0)
      timed += isNow ? 1 : 0
    }
    guard isNow else { return }
    // Whom nobody knows is no customer.
    if contact.customer != 0 { customers.append(contact.customer) }
    if let cost = contact.costMicro { costMicro = (costMicro ?? 0) &+ cost }
    withOutcome += contact.withOutcome
  }

  fileprivate func append(to batch: RowBatch) {
    batch.append(contacts[2])
    batch.append(contacts[0])
    batch.append(contacts[1])
    batch.append(Set(customers).count)
    batch.append(minutesMicro)
    batch.append(timed)
    batch.append(costMicro)
    batch.append(withOutcome)
  }
}
