import SQLite
import Warehouse

/// A classified month as it was kept, from which the profiles of many customers are read.
final class KeptMonth {
  private let month: Month
  private let circumstances: Circumstances
  private let rankedCustomers: Int
  private let totalMinor: Int64
  private let connection: Connection
  private let row: Statement
  /// By place in the ranking; read when the first place is asked for.
  private var places: [Place]?

  /// Those who share a place: one customer, or a group that is ranked as one.
  private struct Place {
    var members = 0
    var valueMinor: Int64 = 0
    /// What those before it hold together.
    var beforeMinor: Int64 = 0
  }

  /// Nil where the month is not classified.
  init?(_ connection: Connection, month: Month) throws(SQLiteError) {
    let head = try connection.prepare(SQLText.keptCircumstances.text)
    head.bind(month.key, at: 0)
    guard try head.step() else { return nil }
    circumstances = Circumstances(
      asOfDay: head.small(7), basis: Circumstances.Basis(rawValue: head.text(0)) ?? .none,
      hasSales: head.integer(3) == 1, hasReceivables: head.integer(4) == 1,
      hasMargin: head.integer(5) == 1, hasCostToServe: head.integer(6) == 1)
    rankedCustomers = Int(head.integer(1))
    totalMinor = head.integer(2)
    self.month = month
    self.connection = connection
    row = try connection.prepare(SQLText.keptProfile.text)
  }

  /// A customer's profile; nil where it was not listed.
  func profile(ofCustomer key: Int) throws(SQLiteError) -> KeptProfile? {
    defer { row.reset() }
    row.bind(month.key, at: 0).bind(key, at: 1)
    guard try row.step() else { return nil }
    var profile = Profile(orders: row)
    profile.customerKey = key
    profile.addSales(row)
    profile.addService(row)
    let rank = row.optionalInteger(29)
    if places == nil, rank != nil { places = try readPlaces() }
    return KeptProfile(
      profile: profile, standing: rank.map { standing(Int($0)) }, circumstances: circumstances)
  }

  private func standing(_ rank: Int) -> Standing {
    let place = places.flatMap { $0.indices.contains(rank) ? $0[rank] : nil } ?? Place()
    return Standing(
      rank: rank, ranked: rankedCustomers, beforeMinor: place.beforeMinor, totalMinor: totalMinor,
      group: place.members > 1
        ? Standing.Group(members: place.members, valueMinor: place.valueMinor) : nil)
  }

  private func readPlaces() throws(SQLiteError) -> [Place] {
    var places = [Place](repeating: Place(), count: rankedCustomers + 1)
    let ranking = try connection.prepare(SQLText.keptRanking.text)
    ranking.bind(month.key, at: 0)
    while try ranking.step() {
      let rank = Int(ranking.integer(0))
      guard places.indices.contains(rank), !ranking.isNull(1) else { continue }
      places[rank].members += 1
      places[rank].valueMinor &+= ranking.integer(1)
    }
    for rank in places.indices.dropFirst() {
      places[rank].beforeMinor = places[rank - 1].beforeMinor &+ places[rank - 1].valueMinor
    }
    return places
  }
}
