import SQLite
import Warehouse

extension Classifier {
  /// Where the aggregates of a temporary classification come from.
  public enum Aggregates: Sendable {
    /// The warehouse's own: for a month that is not kept.
    case ofWarehouse
    /// Temporary tables that shadow them on this connection, with dim_month, for a day that ends no
    /// month: the last month of their dim_month ends on that day.
    case temporary
  }

  /// Classifies a month into temporary tables that bear the names of the warehouse's and so shadow
  /// them on this connection: queries do not notice, and the warehouse stays as it is. The connection
  /// may be read-only.
  ///
  /// Throws `ClassificationError` where the month lies outside the history.
  public func classifyTemporarily(month: Month, aggregates: Aggregates = .ofWarehouse) throws {
    var tables = [
      "customer_snapshot", "customer_tag", "class_month", "snapshot_month", "score_cut",
      "lifetime_fit",
    ]
    if aggregates == .temporary { tables += ["company_month", "month_restated"] }
    for table in tables { try shadow(table) }
    try connection.execute("BEGIN")
    do {
      try makeTemporarily(month, aggregates)
      try connection.execute("COMMIT")
    } catch {
      try? connection.execute("ROLLBACK")
      throw error
    }
  }

  private func makeTemporarily(_ month: Month, _ aggregates: Aggregates) throws {
    guard let calendar = try SweepCalendar(connection) else { throw ClassificationError.noFacts }
    guard let span = calendar.span(ofKey: month.key) else {
      throw ClassificationError.outsideHistory(
        month, first: Month(index: calendar.first.index), last: Month(index: calendar.last.index))
    }
    try OwnClasses(connection, settings: settings).check()
    let ledger = try RunLedger(connection, settings: settings, isTemporary: true)
    let companyMonths = aggregates == .temporary ? Set(calendar.history) : []
    var run = try ClassificationRun(
      connection, settings: settings, calendar: calendar, ledger: ledger, upTo: span.index)
    _ = try run.make(ClassificationPlan(snapshots: [span], companyMonths: companyMonths))
  }

  /// An empty temporary table in place of the warehouse's.
  private func shadow(_ table: String) throws(SQLiteError) {
    let statement = try connection.prepare(SQLText.tableDeclaration.text)
    statement.bind(table, at: 0)
    guard try statement.step() else { return }
    let declaration = statement.text(0).replacing("CREATE TABLE", with: "CREATE TEMP TABLE")
    // No table can be dropped while a statement is being read.
    statement.reset()
    try connection.execute("DROP TABLE IF EXISTS temp.\(table)")
    try connection.execute(declaration)
  }
}
