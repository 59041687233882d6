import SQLite

/// Which campaign reached which customer first on which day: a campaign's cost is shared evenly over
/// those it has reached by the as-of day, dated on the reach.
struct CampaignReaches {
  private struct Reach {
    var customer: Int32
    var day: Int32
  }

  private struct Campaign {
    var costMinor: Int64
    /// By day.
    var reaches: [Reach] = []
  }

  private var campaigns: [Campaign] = []

  init(_ connection: Connection) throws(SQLiteError) {
    let statement = try connection.prepare(SQLText.campaignReaches.text)
    var current: Int64?
    while try statement.step() {
      if statement.integer(0) != current {
        current = statement.integer(0)
        campaigns.append(Campaign(costMinor: statement.integer(1)))
      }
      campaigns[campaigns.count - 1].reaches.append(
        Reach(customer: statement.small(2), day: dayNumber(ofKey: statement.integer(3))))
    }
    for index in campaigns.indices { campaigns[index].reaches.sort { $0.day < $1.day } }
  }

  /// Whether any campaign with a cost has reached anyone by that day.
  func isAnyKnown(by day: Int32) -> Bool {
    campaigns.contains { ($0.reaches.first?.day ?? .max) <= day }
  }

  /// The shares of all customers reached in a span of days, as of its last day.
  func shares(from first: Int32, to last: Int32) -> CampaignShares {
    var shares = CampaignShares()
    for campaign in campaigns {
      let (reached, inSpan) = Self.counts(campaign, first, last)
      if inSpan > 0 {
        shares.add(costMinor: campaign.costMinor, times: inSpan, of: reached)
      }
    }
    return shares
  }

  /// Each customer's shares of the campaigns that reached it in a span of days, as of its last day.
  func sharesByCustomer(from first: Int32, to last: Int32) -> [Int: CampaignShares] {
    var shares: [Int: CampaignShares] = [:]
    for campaign in campaigns {
      let reached = Self.counts(campaign, first, last).reached
      for reach in campaign.reaches where reach.day >= first && reach.day <= last {
        shares[Int(reach.customer), default: CampaignShares()]
          .add(costMinor: campaign.costMinor, times: 1, of: reached)
      }
    }
    return shares
  }

  private static func counts(
    _ campaign: Campaign, _ first: Int32, _ last: Int32
  ) -> (reached: Int, inSpan: Int) {
    let reached = campaign.reaches.count { $0.day <= last }
    let before = campaign.reaches.count { $0.day < first }
    return (reached, reached - before)
  }
}

/// A sum of shares of campaigns' costs, as a fraction. Exact for as long as its denominator stays
/// under a million millions; beyond that each share is held to a millionth of a millionth.
struct CampaignShares: Equatable {
  private var numerator: Int128 = 0
  private var denominator: Int128 = 1

  private static let finest: Int128 = 1_000_000_000_000

  /// No share.
  static let none = CampaignShares()

  var isEmpty: Bool { numerator == 0 }

  /// Adds cost × count ÷ reached.
  mutating func add(costMinor: Int64, times count: Int, of reached: Int) {
    let share = Int128(costMinor) * Int128(count)
    let common = leastCommonMultiple(denominator, Int128(max(reached, 1)))
    if common <= Self.finest {
      numerator = numerator * (common / denominator) + share * (common / Int128(max(reached, 1)))
      denominator = common
    } else {
      numerator =
        roundedQuotient(numerator * Self.finest, denominator)
        + roundedQuotient(share * Self.finest, Int128(max(reached, 1)))
      denominator = Self.finest
    }
  }

  /// This and another fraction, rounded once, half away from zero; nil where it does not fit.
  func rounded(adding other: Int128, over otherDenominator: Int128) -> Int64? {
    let common = leastCommonMultiple(denominator, otherDenominator)
    let (left, leftOverflow) = numerator.multipliedReportingOverflow(by: common / denominator)
    let (right, rightOverflow) = other.multipliedReportingOverflow(by: common / otherDenominator)
    let (sum, sumOverflow) = left.addingReportingOverflow(right)
    if leftOverflow || rightOverflow || sumOverflow { return nil }
    return Int64(exactly: roundedQuotient(sum, common))
  }
}

/// Of two positive integers whose product fits.
private func leastCommonMultiple(_ a: Int128, _ b: Int128) -> Int128 {
  var (large, small) = (a, b)
  while small != 0 { (large, small) = (small, large % small) }
  return a / max(large, 1) * b
}
