import SQLite
import Warehouse

/// Rows of the snapshot and of its tags on their way into the tables.
struct SnapshotUnit {
  let rows: RowBatch
  let tags: RowBatch
}

/// Judges one customer after the other and fills units with their rows and tags.
final class SnapshotFeed {
  private let source: ProfileSource
  private let book: RuleBook
  private let ranks: CustomerRanks
  private let scores: CustomerScores
  private let lifetime: LifetimeTable
  private let listed: [Int]
  private let tagRows: TagRows
  /// Who bears the built-in classes, of those judged so far.
  private(set) var bearers = ClassBearers()
  private var position = 0

  private static let customersPerUnit = 2048

  init(
    _ source: ProfileSource, settings: ClassificationSettings, ranks: CustomerRanks,
    scores: CustomerScores, lifetime: LifetimeTable, listed: [Int]
  ) {
    self.source = source
    book = RuleBook(settings)
    self.ranks = ranks
    self.scores = scores
    self.lifetime = lifetime
    self.listed = listed
    tagRows = TagRows(money: settings.money)
  }

  /// Fills a unit with the next customers, keys and classes ascending; false when there are no more.
  func fill(_ unit: SnapshotUnit) -> Bool {
    unit.rows.removeAll()
    unit.tags.removeAll()
    let cells = SnapshotCells(unit.rows)
    let end = min(position + Self.customersPerUnit, listed.count)
    for place in position..<end { cells.append(judge(listed[place], unit.tags)) }
    position = end
    return end < listed.count
  }

  private func judge(_ customer: Int, _ tags: RowBatch) -> SnapshotRow {
    let profile = source.profile(of: customer)
    let standing = ranks.standing(of: customer)
    let circumstances = source.circumstances
    var row = SnapshotRow(monthKey: source.span.key, profile: profile)
    row.rank = standing?.rank
    row.stage = book.stage.assess(profile, circumstances)
    row.isIndebted = judge(book.indebted, profile, standing, tags)
    row.isKey = judge(book.key, profile, standing, tags)
    row.isLoyal = judge(book.loyal, profile, standing, tags)
    row.isUnprofitable = judge(book.unprofitable, profile, standing, tags)
    row.headline = book.headline.choose(stage: row.stage) { row.bears($0) }
    row.scores = scores.scores(of: profile)
    row.lifetime = lifetime.figures(of: profile)
    return row
  }

  private func judge(
    _ rule: some ClassRule, _ profile: Profile, _ standing: Standing?, _ tags: RowBatch
  ) -> Bool? {
    let verdict = rule.assess(profile, standing, source.circumstances)
    if verdict == true {
      let explained = rule.explain(profile, standing, source.circumstances)
      tagRows.append(
        explained, month: source.span.key, customer: profile.customerKey, to: tags)
      bearers.add(
        profile.customerKey, to: explained.rule, revenueMinor: profile.revenueYearMinor)
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
