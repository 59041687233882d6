import Warehouse

/// Makes the rows of `dim_customer` of a customer's versions.
struct CustomerRows {
  let markets: MarketNames
  /// Keeps the texts of what is said.
  let buffer: WordBuffer

  /// The last day, as a key.
  private static let lastDay: Int64 = 9999_12_31

  /// The rows of a customer's versions, in the order of their days.
  func rows(
    _ customer: Int64, id: Word, _ accounts: [CustomerVersions.Account],
    _ versions: [CustomerVersion]
  ) -> [[Word]] {
    let isInferred = !accounts.contains { $0.records.contains { !$0.isBorne } }
    return versions.indices.map { index in
      let isCurrent = index + 1 == versions.count
      let last = isCurrent ? Self.lastDay : Self.dayBefore(versions[index + 1].validFrom)
      return row(customer, id, versions[index])
        + [
          Word(isInferred ? 1 : 0), Word(versions[index].validFrom), Word(last),
          Word(isCurrent ? 1 : 0),
        ]
    }
  }

  /// The cells from `customer_version_key` to `credit_limit_minor`.
  private func row(_ customer: Int64, _ id: Word, _ version: CustomerVersion) -> [Word] {
    let words = version.words
    let (country, market) = (
      CustomerColumn.country.recordIndex, CustomerColumn.market.recordIndex
    )
    let key = CustomerVersionTable.key(customer: customer, validFrom: version.validFrom)
    var row: [Word] = [Word(key), Word(customer), id]
    row.reserveCapacity(words.count + 8)
    row += words[..<market]
    row.append(Word(marketKey(words[market])))
    row.append(Word(marketKey(words[country])))
    row.append(Word(words[CustomerColumn.acquiredOn.recordIndex].integer))
    row.append(words[CustomerColumn.acquisitionSource.recordIndex])
    row.append(Word(words[CustomerColumn.repId.recordIndex].integer))
    row += words[CustomerColumn.birthday.recordIndex...]
    return row
  }

  private func marketKey(_ name: Word) -> Int64 {
    buffer.text(name).map(markets.key) ?? 0
  }

  private static func dayBefore(_ dateKey: Int64) -> Int64 {
    Int64((Day(key: Int(dateKey)) ?? .earliest).adding(days: -1).key)
  }
}
