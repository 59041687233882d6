import SQLite
import Warehouse

/// Judges one customer after the other and hands the rows on, block by block.
struct SnapshotFeed {
  private let source: ProfileSource
  private let book: RuleBook
  private let ranks: CustomerRanks
  private let scores: CustomerScores
  private let lifetime: LifetimeTable
  private let listed: [Int]
  private let onTag: (Verdict, Int) -> Void
  private static let rowsPerBlock = 4096

  /// `onTag` is told each class that a customer bears, customers and classes ascending.
  init(
    _ source: ProfileSource, book: RuleBook, ranks: CustomerRanks, scores: CustomerScores,
    lifetime: LifetimeTable, listed: [Int], onTag: @escaping (Verdict, Int) -> Void
  ) {
    self.source = source
    self.book = book
    self.ranks = ranks
    self.scores = scores
    self.lifetime = lifetime
    self.listed = listed
    self.onTag = onTag
  }

  /// Writes the rows of all customers listed.
  func write(with writer: TableWriter) throws(SQLiteError) {
    let cells = SnapshotCells(writer.makeBatch())
    for (index, customer) in listed.enumerated() {
      cells.append(judge(customer))
      if index % Self.rowsPerBlock == Self.rowsPerBlock - 1 { try cells.flush(to: writer) }
    }
    try cells.flush(to: writer)
  }

  private func judge(_ customer: Int) -> SnapshotRow {
    let profile = source.profile(of: customer)
    let standing = ranks.standing(of: customer)
    let circumstances = source.circumstances
    var row = SnapshotRow(monthKey: source.span.key, profile: profile)
    row.rank = standing?.rank
    row.stage = book.stage.assess(profile, circumstances)
    row.isIndebted = judge(book.indebted, profile, standing)
    row.isKey = judge(book.key, profile, standing)
    row.isLoyal = judge(book.loyal, profile, standing)
    row.isUnprofitable = judge(book.unprofitable, profile, standing)
    row.headline = book.headline.choose(stage: row.stage) { row.bears($0) }
    row.scores = scores.scores(of: profile)
    row.lifetime = lifetime.figures(of: profile)
    return row
  }

  private func judge(
    _ rule: some ClassRule, _ profile: Profile, _ standing: Standing?
  ) -> Bool? {
    let verdict = rule.assess(profile, standing, source.circumstances)
    if verdict == true {
      onTag(rule.explain(profile, standing, source.circumstances), profile.customerKey)
    }
    return verdict
  }
}

extension SnapshotRow {
  /// Whether the customer bears the built-in class of that name.
  func bears(_ name: String) -> Bool {
    switch name {
    case "key": isKey == true
    case "loyal": isLoyal == true
    case "indebted": isIndebted == true
    case "unprofitable": isUnprofitable == true
    default: false
    }
  }
}
