import SQLite
import Warehouse

/// A customer's profile and circumstances as a classified month kept them, for its verdicts: also
/// those that do not hold, and by how much.
public struct KeptProfile: Equatable, Sendable {
  /// The profile.
  public let profile: Profile
  /// Its place in the ranking; nil where its value is not positive or unknown.
  public let standing: Standing?
  /// What is known beside it.
  public let circumstances: Circumstances

  init(profile: Profile, standing: Standing?, circumstances: Circumstances) {
    self.profile = profile
    self.standing = standing
    self.circumstances = circumstances
  }

  /// Reads them; nil where the month is not classified or the customer was not listed.
  public init?(
    _ connection: Connection, month: Month, customerKey: Int
  ) throws(SQLiteError) {
    guard let kept = try KeptMonth(connection, month: month),
      let own = try kept.profile(ofCustomer: customerKey)
    else { return nil }
    self = own
  }

  /// All verdicts under those settings; the stage's is the last.
  public func verdicts(_ settings: ClassificationSettings) -> [Verdict] {
    RuleBook(settings).verdicts(profile, standing, circumstances)
  }
}

extension Profile {
  init(orders row: Statement) {
    self.init()
    tenureDays = row.optionalInteger(0).map { Int($0) }
    recencyDays = row.optionalInteger(1).map { Int($0) }
    firstOrderDay = Self.day(row, 2)
    lastOrderDay = Self.day(row, 3)
    orderDays = Int(row.integer(4))
    medianGapTwice = row.isNull(5) ? nil : Int(row.real(5) * 2)
    ordersTotal = Int(row.integer(6))
    ordersYear = Int(row.integer(7))
    orderMonthsYear = Int(row.integer(8))
  }

  mutating func addSales(_ row: Statement) {
    linesYear = Int(row.integer(9))
    returnLinesYear = Int(row.integer(10))
    unitsYearMicro = row.integer(11)
    revenueTotalMinor = row.integer(12)
    revenueYearMinor = row.integer(13)
    revenueYearBeforeMinor = row.integer(14)
    discountsYearMinor = row.integer(15)
    returnsYearMinor = row.integer(16)
    costedRevenueYearMinor = row.integer(17)
    marginYearMinor = row.optionalInteger(18)
    laterOrderRevenueMinor = row.integer(28)
  }

  mutating func addService(_ row: Statement) {
    contactsYear = Int(row.integer(19))
    contactMinutesYearMicro = row.integer(20)
    lastContactDay = Self.day(row, 21)
    costToServeYearMinor = row.optionalInteger(22)
    receivablesMinor = row.integer(23)
    overdueMinor = row.integer(24)
    creditMinor = row.integer(25)
    disputedMinor = row.integer(26)
    oldestOverdueDays = row.optionalInteger(27).map { Int($0) }
  }

  private static func day(_ row: Statement, _ column: Int) -> Int32? {
    let day = dayNumber(ofKey: row.integer(column))
    return day == noDay ? nil : day
  }
}
