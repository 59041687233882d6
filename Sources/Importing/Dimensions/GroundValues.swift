import SQLite
import Workspace

/// The values that accounts bear on the grounds for joins, made alike.
struct GroundValues {
  private var values: [Identity.Ground: [(value: String, account: Int64)]] = [:]
  /// The registration ids of accounts that have one.
  private(set) var registrations: [Int64: String] = [:]

  init(_ connection: Connection, _ grounds: [Identity.Ground]) throws(SQLiteError) {
    let words = try CurrentWords(connection)
    var countries = try CountryCodes(homeOf: connection)
    let others = grounds.filter { $0 != .registrationID }
    while try words.next() {
      let country = words.with(.country) { countries.code(of: $0) }
      registrations[words.account] = words.value(.registrationID, country: country)
      for ground in others {
        guard let value = words.value(ground, country: country) else { continue }
        values[ground, default: []].append((value, words.account))
      }
    }
    if grounds.contains(.registrationID) {
      values[.registrationID] = registrations.map { ($0.value, $0.key) }
    }
    for ground in grounds { values[ground]?.sort { $0.value < $1.value } }
  }

  /// Calls `body` with each value that two accounts or more bear on a ground, ascending.
  func forEachShared(_ ground: Identity.Ground, _ body: (String, [Int64]) -> Void) {
    let values = values[ground] ?? []
    var start = 0
    while start < values.count {
      var end = start + 1
      while end < values.count, values[end].value == values[start].value { end += 1 }
      if end - start > 1 { body(values[start].value, values[start..<end].map(\.account)) }
      start = end
    }
  }
}

extension CurrentWords {
  /// The value that the account bears on a ground, made alike; nil where it bears none.
  func value(_ ground: Identity.Ground, country: String?) -> String? {
    var buffer: [UInt8] = []
    let isValue = with(Column(ground)) {
      IdentityValue.append(ground, $0, country: country, to: &buffer)
    }
    return isValue ? String(decoding: buffer, as: UTF8.self) : nil
  }
}

extension CurrentWords.Column {
  /// The column in which the values of a ground stand.
  init(_ ground: Identity.Ground) {
    switch ground {
    case .taxID: self = .taxID
    case .registrationID: self = .registrationID
    case .email: self = .email
    case .phone: self = .phone
    }
  }
}
