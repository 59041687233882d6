import SQLite
import Warehouse

/// A customer's row of customer_snapshot before it is written.
struct SnapshotRow {
  var monthKey = 0
  var profile = Profile()
  var stage = Stage.notAssessed
  var headline = ""
  var isKey: Bool?
  var isLoyal: Bool?
  var isIndebted: Bool?
  var isUnprofitable: Bool?
  var rank: Int?
  var scores: CustomerScores.Scores?
  var lifetime: LifetimeFigures?
}

/// What the lifetime model says of a customer.
struct LifetimeFigures: Equatable {
  var aliveProbability: Double
  /// Order days.
  var expectedOrders: Double
  /// Minor units; nil where the spend model did not converge.
  var expectedRevenueMinor: Int64?
  /// Minor units, discounted, times the margin ratio where known.
  var valueMinor: Int64?
}

/// The cells of a row, in the order of `SnapshotColumn.all`.
struct SnapshotCells {
  /// What stands for NULL.
  static let null = Int64.min
  private(set) var cells: [Int64] = []
  private(set) var texts: [String] = []

  mutating func fill(_ row: SnapshotRow) {
    cells.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    addIdentity(row)
    addOrders(row.profile)
    addSales(row.profile)
    addService(row)
    addDebts(row.profile)
    addScores(row)
  }

  private mutating func addIdentity(_ row: SnapshotRow) {
    add(row.monthKey)
    add(row.profile.customerKey)
    add(row.stage.rawValue)
    add(row.headline)
    add(row.isKey)
    add(row.isLoyal)
    add(row.isIndebted)
    add(row.isUnprofitable)
  }

  private mutating func addOrders(_ profile: Profile) {
    addDay(profile.firstOrderDay)
    addDay(profile.lastOrderDay)
    add(profile.recencyDays)
    add(profile.tenureDays)
    add(profile.orderDays)
    add(profile.medianGapTwice.map { Double($0) / 2 })
    add(profile.ordersTotal)
    add(profile.ordersYear)
    add(profile.orderMonthsYear)
  }

  private mutating func addSales(_ profile: Profile) {
    add(profile.linesYear)
    add(profile.returnLinesYear)
    cells.append(profile.unitsYearMicro)
    cells.append(profile.revenueTotalMinor)
    cells.append(profile.revenueYearMinor)
    cells.append(profile.revenueYearBeforeMinor)
    cells.append(profile.discountsYearMinor)
    cells.append(profile.returnsYearMinor)
    cells.append(profile.costedRevenueYearMinor)
    cells.append(profile.marginYearMinor ?? Self.null)
  }

  private mutating func addService(_ row: SnapshotRow) {
    add(row.profile.contactsYear)
    cells.append(row.profile.contactMinutesYearMicro)
    addDay(row.profile.lastContactDay)
    cells.append(row.profile.costToServeYearMinor ?? Self.null)
    cells.append(row.profile.contributionYearMinor ?? Self.null)
    add(row.rank)
  }

  private mutating func addDebts(_ profile: Profile) {
    cells.append(profile.receivablesMinor)
    cells.append(profile.overdueMinor)
    cells.append(profile.creditMinor)
    cells.append(profile.disputedMinor)
    add(profile.oldestOverdueDays)
  }

  private mutating func addScores(_ row: SnapshotRow) {
    add(row.scores?.recency)
    add(row.scores?.frequency)
    add(row.scores?.money)
    add(row.profile.laterOrderDays)
    cells.append(row.profile.laterOrderRevenueMinor)
    add(row.lifetime?.aliveProbability)
    add(row.lifetime?.expectedOrders)
    cells.append(row.lifetime?.expectedRevenueMinor ?? Self.null)
    cells.append(row.lifetime?.valueMinor ?? Self.null)
  }

  private mutating func add(_ value: Int?) { cells.append(value.map { Int64($0) } ?? Self.null) }
  private mutating func add(_ value: Int) { cells.append(Int64(value)) }
  private mutating func add(_ flag: Bool?) { cells.append(flag.map { $0 ? 1 : 0 } ?? Self.null) }
  private mutating func add(_ text: String) {
    cells.append(Int64(texts.count))
    texts.append(text)
  }
  private mutating func add(_ number: Double?) {
    // Adding 0 turns −0, whose bits are those of `null`, into 0.
    cells.append(number.map { Int64(bitPattern: ($0 + 0).bitPattern) } ?? Self.null)
  }
  private mutating func addDay(_ day: Int32?) {
    add(day.map { Day(number: $0).key } ?? 0)
  }
}
