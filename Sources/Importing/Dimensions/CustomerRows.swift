import SQLite
import Warehouse

/// Makes the rows of `dim_customer` of a customer's versions.
struct CustomerRows {
  let markets: MarketNames
  let versions: CustomerVersions

  /// The last day, as a key.
  private static let lastDay: Int64 = 9999_12_31

  /// The rows of a customer in the order of their days.
  func rows(
    _ customer: Int64, id: String, _ accounts: [CustomerVersions.Account]
  ) -> [[Value]] {
    let isInferred = !accounts.contains { $0.records.contains { !$0.isBorne } }
    let versions = versions.versions(accounts)
    return versions.indices.map { index in
      let isCurrent = index + 1 == versions.count
      let last = isCurrent ? Self.lastDay : Self.dayBefore(versions[index + 1].validFrom)
      return row(customer, id, versions[index])
        + [
          .integer(isInferred ? 1 : 0), .integer(versions[index].validFrom), .integer(last),
          .integer(isCurrent ? 1 : 0),
        ]
    }
  }

  /// The cells from `customer_version_key` to `credit_limit_minor`.
  private func row(_ customer: Int64, _ id: String, _ version: CustomerVersion) -> [Value] {
    let words = version.words
    let (country, market) = (
      CustomerColumn.country.recordIndex, CustomerColumn.market.recordIndex
    )
    let key = CustomerVersionTable.key(customer: customer, validFrom: version.validFrom)
    var row: [Value] = [.integer(key), .integer(customer), .text(id)]
    row.reserveCapacity(words.count + 8)
    row += words[..<market]
    row.append(.integer(markets.key(of: words[market])))
    row.append(.integer(markets.key(of: words[country])))
    row.append(Self.known(words[CustomerColumn.acquiredOn.recordIndex]))
    row.append(words[CustomerColumn.acquisitionSource.recordIndex])
    row.append(Self.known(words[CustomerColumn.repId.recordIndex]))
    row += words[CustomerColumn.birthday.recordIndex...]
    return row
  }

  /// Keys are 0 where they are unknown.
  private static func known(_ value: Value) -> Value { value == .null ? .integer(0) : value }

  private static func dayBefore(_ dateKey: Int64) -> Int64 {
    Int64((Day(key: Int(dateKey)) ?? .earliest).adding(days: -1).key)
  }
}
