import SQLite
import Warehouse

/// The classes that customers do not bear at a classified month's end, and why not.
public struct MissedClasses {
  private let connection: Connection
  private let kept: KeptMonth
  private let rules: RuleBook
  private let sentences: Sentences

  /// A class that is not borne, with the sentence that says what was measured and what is needed, or
  /// what is unknown.
  public struct Miss: Sendable {
    /// The class.
    public let name: String
    /// `loyal: orders in 4 of the 12 months …`
    public let sentence: String
  }

  /// Nil where the month is not classified.
  public init?(
    _ connection: Connection, month: Month, settings: ClassificationSettings
  ) throws(SQLiteError) {
    guard let kept = try KeptMonth(connection, month: month) else { return nil }
    self.kept = kept
    self.connection = connection
    rules = RuleBook(settings)
    sentences = Sentences(money: settings.money)
  }

  /// Those of customers by the ids that they print.
  public func misses(ofCustomers ids: [String]) throws(SQLiteError) -> [ExactText: [Miss]] {
    let keys = try CustomerKeys(connection)
    var misses: [ExactText: [Miss]] = [:]
    for id in ids {
      guard let key = try keys.key(ofID: id), let own = try kept.profile(ofCustomer: key)
      else { continue }
      misses[ExactText(id)] = rules.classes
        .map { $0.explain(own.profile, own.standing, own.circumstances) }
        .filter { $0.outcome != .holds }
        .map { Miss(name: $0.rule, sentence: sentences.labelled($0)) }
    }
    return misses
  }
}
