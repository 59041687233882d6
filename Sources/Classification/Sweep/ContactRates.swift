/// What contacts cost by medium: a contact's own cost wins, else the medium's rates, else those of `*`.
struct ContactRates {
  private struct Rates {
    var perContactMinor: Int64 = 0
    var perMinuteMinor: Int64 = 0
  }

  private let byMedium: [(medium: [UInt8], rates: Rates)]
  private let rest: Rates

  init(_ rates: ServiceRates) {
    func rate(_ list: [ServiceRates.Medium], _ medium: String) -> Int64 {
      let found = list.first { $0.medium == medium } ?? list.first { $0.medium == "*" }
      return found?.minor ?? 0
    }
    func both(_ medium: String) -> Rates {
      Rates(
        perContactMinor: rate(rates.perContact, medium),
        perMinuteMinor: rate(rates.perMinute, medium))
    }
    let named = Set((rates.perContact + rates.perMinute).map(\.medium)).subtracting(["*"])
    byMedium = named.sorted().map { (Array($0.utf8), both($0)) }
    rest = both("*")
  }

  /// Millionths of a minor unit, exact.
  func costMicro(
    medium: UnsafeBufferPointer<UInt8>, contacts: Int64, minutesMicro: Int64, ownCostMinor: Int64
  ) -> Int64 {
    let rates = byMedium.first { $0.medium.elementsEqual(medium) }?.rates ?? rest
    return (ownCostMinor &+ contacts &* rates.perContactMinor) &* 1_000_000
      &+ minutesMicro &* rates.perMinuteMinor
  }
}
