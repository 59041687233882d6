import SQLite
import Warehouse

/// Writes a month's snapshot: profiles, tags, scores' cuts, and the month's own row.
struct SnapshotWriter {
  private let connection: Connection
  private let settings: ClassificationSettings
  private let directory: CustomerDirectory
  private let ownClasses: OwnClasses
  private let profiles: TableWriter
  private let tags: TableWriter
  private let insertMonth: Statement

  init(
    _ connection: Connection, settings: ClassificationSettings, directory: CustomerDirectory
  ) throws(SQLiteError) {
    self.connection = connection
    self.settings = settings
    self.directory = directory
    ownClasses = OwnClasses(connection, settings: settings)
    profiles = try TableWriter(connection, table: "customer_snapshot")
    tags = try TableWriter(connection, table: "customer_tag")
    insertMonth = try connection.prepare(SQLText.insertSnapshotMonth.text)
  }

  /// Replaces the month's snapshot. `run` is the last import that it rests on, `quarterBefore` the month
  /// three months before it, where what was kept with that holds.
  func write(_ source: ProfileSource, run: Int64, quarterBefore: MonthSpan?) throws {
    let (key, minorUnits) = (source.span.key, minorUnits)
    let listed = try directory.listed(source.sweep, asOf: source.span.lastDay)
    let earlierFit = try quarterBefore.flatMap { month throws(SQLiteError) in
      try LifetimeFit(connection, keptWith: month)
    }
    let analysis = Background {
      LifetimeAnalysis(source, listed: listed, minorUnits: minorUnits, earlierFit: earlierFit)
    }
    try connection.execute(SQLText.deleteMonth.text.replacing(":month", with: "\(key)"))
    let ranks = try CustomerRanks(
      source, listed: listed, directory: directory, groups: try groups(source))
    let scores = CustomerScores(source, listed: listed)
    let lifetime = analysis.value
    let table = LifetimeTable(lifetime.fit, minorUnits: minorUnits)
    var bearers = try writeProfiles(source, ranks, scores, table, listed)
    try lifetime.write(connection, month: key)
    try ownClasses.write(month: key, tags, &bearers)
    try bearers.write(connection, month: key)
    try writeCuts(scores, month: key)
    try writeMonth(source, ranks, customers: listed.count, run: run)
  }

  /// The groups that are ranked as one, nil where the workspace ranks customers by themselves.
  private func groups(_ source: ProfileSource) throws(SQLiteError) -> CustomerGroups? {
    guard settings.ranksGroups else { return nil }
    return try CustomerGroups(
      connection, count: source.sweep.customerCount, asOf: Day(number: source.span.lastDay).key)
  }

  /// How many minor units one unit of the currency has.
  private var minorUnits: Double {
    (0..<settings.money.minorDigits).reduce(1) { power, _ in power * 10 }
  }

  /// Judging goes on while SQLite takes in what was judged. Returns who bears the built-in classes.
  private func writeProfiles(
    _ source: ProfileSource, _ ranks: CustomerRanks, _ scores: CustomerScores,
    _ lifetime: LifetimeTable, _ listed: [Int]
  ) throws -> ClassBearers {
    let feed = SnapshotFeed(
      source, settings: settings, ranks: ranks, scores: scores, lifetime: lifetime, listed: listed)
    let units = (0..<3).map { _ in
      SnapshotUnit(rows: profiles.makeBatch(), tags: tags.makeBatch())
    }
    try Relay(units).run(fill: feed.fill) { unit in
      try profiles.write(unit.rows)
      try tags.write(unit.tags)
    }
    return feed.bearers
  }

  private func writeCuts(_ scores: CustomerScores, month key: Int) throws(SQLiteError) {
    let insert = try connection.prepare(SQLText.insertScoreCut.text)
    let measures: [(String, QuantileCuts?, String)] = [
      ("recency", scores.recency, "days"), ("frequency", scores.frequency, "count"),
      ("money", scores.money, settings.money.currency),
    ]
    for (measure, cuts, unit) in measures {
      for (index, value) in (cuts?.values ?? []).enumerated() {
        insert.bind(key, at: 0).bind(measure, at: 1).bind(index + 1, at: 2).bind(value, at: 3)
          .bind(unit, at: 4)
        try insert.run()
      }
    }
  }

  private func writeMonth(
    _ source: ProfileSource, _ ranks: CustomerRanks, customers: Int, run: Int64
  ) throws(SQLiteError) {
    let circumstances = source.circumstances
    insertMonth.bind(source.span.key, at: 0).bind(run, at: 1)
      .bind(circumstances.basis.rawValue, at: 2).bind(customers, at: 3)
      .bind(settings.fingerprint, at: 4).bind(ranks.ranked, at: 5).bind(ranks.totalMinor, at: 6)
      .bind(circumstances.hasSales ? 1 : 0, at: 7)
      .bind(circumstances.hasReceivables ? 1 : 0, at: 8)
      .bind(circumstances.hasMargin ? 1 : 0, at: 9)
      .bind(circumstances.hasCostToServe ? 1 : 0, at: 10)
    try insertMonth.run()
  }
}
