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
  private let cells: RowBatch

  init(_ batch: RowBatch) { cells = batch }

  func append(_ row: SnapshotRow) {
    addIdentity(row)
    addOrders(row.profile)
    addSales(row.profile)
    addService(row)
    addDebts(row.profile)
    addScores(row)
  }

  private func addIdentity(_ row: SnapshotRow) {
    add(row.monthKey)
    add(row.profile.customerKey)
    add(row.stage.rawValue)
    add(row.headline)
    add(row.isKey)
    add(row.isLoyal)
    add(row.isIndebted)
    add(row.isUnprofitable)
  }

  private func addOrders(_ profile: Profile) {
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

  private func addSales(_ profile: Profile) {
    add(profile.linesYear)
    add(profile.returnLinesYear)
    cells.append(profile.unitsYearMicro)
    cells.append(profile.revenueTotalMinor)
    cells.append(profile.revenueYearMinor)
    cells.append(profile.revenueYearBeforeMinor)
    cells.append(profile.discountsYearMinor)
    cells.append(profile.returnsYearMinor)
    cells.append(profile.costedRevenueYearMinor)
    cells.append(profile.marginYearMinor)
  }

  private func addService(_ row: SnapshotRow) {
    add(row.profile.contactsYear)
    cells.append(row.profile.contactMinutesYearMicro)
    addDay(row.profile.lastContactDay)
    cells.append(row.profile.costToServeYearMinor)
    cells.append(row.profile.contributionYearMinor)
    add(row.rank)
  }

  private func addDebts(_ profile: Profile) {
    cells.append(profile.receivablesMinor)
    cells.append(profile.overdueMinor)
    cells.append(profile.creditMinor)
    cells.append(profile.disputedMinor)
    add(profile.oldestOverdueDays)
  }

  private func addScores(_ row: SnapshotRow) {
    add(row.scores?.recency)
    add(row.scores?.frequency)
    add(row.scores?.money)
    add(row.profile.laterOrderDays)
    cells.append(row.profile.laterOrderRevenueMinor)
    add(row.lifetime?.aliveProbability)
    add(row.lifetime?.expectedOrders)
    cells.append(row.lifetime?.expectedRevenueMinor)
    cells.append(row.lifetime?.valueMinor)
  }

  private func add(_ value: Int?) { cells.append(value.map(Int64.init)) }
  private func add(_ value: Int) { cells.append(Int64(value)) }
  private func add(_ flag: Bool?) { cells.append(flag.map { $0 ? 1 : 0 }) }
  private func add(_ text: String) { cells.append(text) }
  private func add(_ number: Double?) {
    // Adding 0 turns −0, whose bits are those of NULL, into 0.
    cells.append(real: number.map { $0 + 0 })
  }
  private func addDay(_ day: Int32?) {
    add(day.map { Day(number: $0).key } ?? 0)
  }
}
