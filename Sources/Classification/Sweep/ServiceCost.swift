import Warehouse

/// Cost to serve (METRICS): what is known of contacts, orders, returns, overdue balances and
/// campaigns, added exactly and rounded once, half away from zero.
struct ServiceCost {
  private let perOrderMinor: Int64
  private let perReturnLineMinor: Int64
  private let interestMantissa: Int128
  private let interestDenominator: Int128

  init(_ rates: ServiceRates) {
    perOrderMinor = rates.perOrderMinor ?? 0
    perReturnLineMinor = rates.perReturnLineMinor ?? 0
    let interest = rates.overdueInterestPerYear?.normalized ?? .zero
    interestMantissa = Int128(interest.mantissa)
    // Twelve month-end balances make a year's average, and one a month's twelfth of the rate.
    interestDenominator = (0..<interest.scale).reduce(Int128(12)) { power, _ in power * 10 }
  }

  /// The cost in minor units; nil where it is too large for an amount.
  func minor(
    contactCostMicro: Int64, orders: Int64, returnLines: Int64, overdueSumMinor: Int64,
    campaignShares: CampaignShares
  ) -> Int64? {
    let perPiece =
      Int128(orders) * Int128(perOrderMinor)
      + Int128(returnLines) * Int128(perReturnLineMinor)
    let piecesMicro = Int128(contactCostMicro) + perPiece * 1_000_000
    let interest = Int128(overdueSumMinor) * interestMantissa
    if interest == 0, campaignShares.isEmpty {
      return Int64(exactly: roundedQuotient(piecesMicro, 1_000_000))
    }
    let denominator = interestDenominator * 1_000_000
    let numerator = piecesMicro * interestDenominator + interest * 1_000_000
    return campaignShares.rounded(adding: numerator, over: denominator)
  }
}

/// numerator ÷ denominator (positive), rounded half away from zero.
func roundedQuotient(_ numerator: Int128, _ denominator: Int128) -> Int128 {
  let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
  guard remainder.magnitude >= denominator.magnitude - remainder.magnitude else { return quotient }
  return numerator < 0 ? quotient - 1 : quotient + 1
}
