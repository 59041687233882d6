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
    var places: [String?: Int] = [:]
    var sums: [Sums] = []

    mutating func add(_ contact: Statement, to member: String?) {
      let place = places[member] ?? sums.count
      if place == sums.count {
        places[member] = place
        sums.append(Sums())
      }
      sums[place].add(contact)
    }
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    let statement = try connection.prepare(SQLText.comparedContacts.text)
    statement.bind(month.key, at: 0)
    var members = Array(repeating: Members(), count: Self.dimensions.count)
    while try statement.step() {
      for index in members.indices {
        members[index].add(statement, to: statement.optionalText(Sums.columns + index))
      }
    }
    for (dimension, found) in zip(Self.dimensions, members) {
      for (member, place) in found.places.sorted(by: { $0.value < $1.value }) {
        batch.append(dimension)
        batch.append(member)
        found.sums[place].append(to: batch)
      }
    }
  }
}

extension ContactMemberTable.Sums {
  /// How many columns of a contact are summed; its members stand behind them.
  fileprivate static let columns = 5

  fileprivate mutating func add(_ contact: Statement) {
    let period = Int(contact.integer(0))
    let isNow = period == 2
    contacts[period] += 1
    if let minutes = contact.optionalInteger(2) {
      minutesMicro = (minutesMicro ?? 0) &+ (isNow ? minutes : 0)
      timed += isNow ? 1 : 0
    }
    guard isNow else { return }
    customers.append(contact.integer(1))
    if let cost = contact.optionalInteger(3) { costMicro = (costMicro ?? 0) &+ cost }
    withOutcome += Int(contact.integer(4))
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
