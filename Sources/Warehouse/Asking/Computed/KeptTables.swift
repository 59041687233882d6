import SQLite

/// What computed tables were worked out, so that several queries of one reading share it, also on
/// several connections at once.
///
/// Rows are found by the table, the month and the parameters that they depend on. Nothing tells whether
/// the warehouse has changed since: who keeps tables holds a read transaction.
public final class KeptTables: Sendable {
  private let batches = MadeOnce<String, RowBatch>()
  private let histories = MadeOnce<String, History?>()
  private let walks = MadeOnce<Month, CustomerWalk>()
  private let states = MadeOnce<Month, CustomerStates>()
  private let prospects = MadeOnce<Month, [Prospect]>()
  private let members = MadeOnce<Month, ClassMembers>()
  private let streaks = MadeOnce<Month, ClassStreaks>()
  private let formers = MadeOnce<Month, FormerBearers>()
  private let headlines = MadeOnce<Month, MonthHeadlines>()
  private let lines = MadeOnce<Month, [CompletedLine]>()
  private let documents = MadeOnce<String, [AskedDocument]>()
  private let products = MadeOnce<Month, ProductWalk>()
  private let formerProducts = MadeOnce<Month, ProductWalk>()
  /// Whether most queries there are will be asked.
  let isForMany: Bool

  /// Nothing is kept yet.
  ///
  /// - Parameter isForMany: whether most queries there are will be asked, so that one way through the
  ///   customers or the documents of a month should find what any of them needs.
  public init(isForMany: Bool = false) { self.isForMany = isForMany }

  /// Keeps nothing of what was worked out so far: what comes next needs other things, and their room.
  public func forgetAll() {
    batches.forgetAll()
    walks.forgetAll()
    states.forgetAll()
    prospects.forgetAll()
    members.forgetAll()
    streaks.forgetAll()
    formers.forgetAll()
    headlines.forgetAll()
    lines.forgetAll()
    documents.forgetAll()
    products.forgetAll()
    formerProducts.forgetAll()
  }

  /// The rows of that name, worked out by `make` where they are not there. They are not changed any
  /// more.
  func batch(_ name: String, _ make: () throws -> RowBatch) throws -> RowBatch {
    try batches.value(of: name, make)
  }

  /// The span of the facts; nil where there is none.
  func history(_ connection: Connection) throws -> History? {
    try histories.value(of: "facts") { try History(connection) }
  }

  /// What is summed up of the customers of a month.
  func walk(of month: Month, _ connection: Connection) throws -> CustomerWalk {
    try walks.value(of: month) { try CustomerWalk(connection, month) }
  }

  /// What is asked of each customer of a month.
  func states(of month: Month, _ connection: Connection) throws -> CustomerStates {
    if isForMany { return try walk(of: month, connection).states }
    return try states.value(of: month) { try CustomerStates(connection, month) }
  }

  /// The customers of a month of whom something is expected.
  func prospects(of month: Month, _ connection: Connection) throws -> [Prospect] {
    if isForMany { return try walk(of: month, connection).prospects }
    return try prospects.value(of: month) { try Prospect.all(connection, month) }
  }

  /// Documents of customers asked about, read by `read` where they are not there.
  func documents(
    of asked: String, _ read: () throws -> [AskedDocument]
  ) throws -> [AskedDocument] {
    try documents.value(of: asked, read)
  }

  /// What is summed up of the products in the two years to a month's end.
  func products(of month: Month, _ connection: Connection) throws -> ProductWalk {
    try products.value(of: month) {
      var walk = try formerProducts(before: month, connection)
      try walk.addYear(connection, to: month)
      return walk
    }
  }

  /// The same of the first of the two years.
  func formerProducts(before month: Month, _ connection: Connection) throws -> ProductWalk {
    try formerProducts.value(of: month) { try ProductWalk(connection, before: month) }
  }

  /// Who bears which class in a month.
  func members(of month: Month, _ connection: Connection) throws -> ClassMembers {
    try members.value(of: month) { try ClassMembers(connection, month) }
  }

  /// Since when who bears a class in a month has borne it.
  func streaks(through month: Month, _ connection: Connection) throws -> ClassStreaks {
    try streaks.value(of: month) {
      try ClassStreaks(connection, through: month, members(of: month, connection))
    }
  }

  /// The same where it was asked for before: for a few customers it is quicker to look back.
  func knownStreaks(through month: Month) -> ClassStreaks? { streaks.known(month) }

  /// Who was key or loyal before a month.
  func formerBearers(before month: Month, _ connection: Connection) throws -> FormerBearers {
    try formers.value(of: month) { try FormerBearers(connection, before: month) }
  }

  /// The headlines of a month.
  func headlines(of month: Month, _ connection: Connection) throws -> MonthHeadlines {
    try headlines.value(of: month) { try MonthHeadlines(connection, month) }
  }

  /// The completed lines that were ordered in a month.
  func completedLines(of month: Month, _ connection: Connection) throws -> [CompletedLine] {
    try lines.value(of: month) { try CompletedLine.all(connection, month) }
  }
}
