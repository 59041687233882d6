import SQLite
import Synchronization
import Warehouse

/// Answers to those questions of a pack that need nothing of what classification makes, asked while it
/// runs.
///
/// Which ones these are nobody has to say: the connection refuses the others.
public final class EarlyAnswers: Sendable {
  private let reading: EarlyReading
  private let archive: Archive
  private let reports: [ReportDefinition]
  private let isEnough = Atomic(false)
  let kept: KeptTables
  /// The month reported.
  var month: Month { archive.month }

  /// Of the pack that is made by these definitions; `former`: what was read of former months before.
  public init(
    _ reading: EarlyReading, former: FormerReading? = nil, definitions: PackDefinitions
  ) throws {
    self.reading = reading
    kept = reading.kept(of: former)
    let runner = try QueryRunner(reading.connection, keeping: kept)
    archive = Archive(runner, definitions.queries, month: reading.month)
    reports = definitions.reports
  }

  /// Asks one question after the other until there is none left, then reads what others will ask of
  /// former months, or until `stop` is called. Then it reads no more.
  public func ask() {
    for question in archive.inOrder(PackQuestions(reports).all)
    where !isEnough.load(ordering: .relaxed) {
      _ = try? archive.answer(question.query, question.parameters)
    }
    try? reading.readFormerMonths(keeping: kept) { isEnough.load(ordering: .relaxed) }
    try? reading.endFormerMonths()
    archive.asking { runner, _ in runner.endReading() }
  }

  /// Lets no further question be asked; one that is being asked is brought to its end.
  public func stop() { isEnough.store(true, ordering: .relaxed) }

  /// Whether the answers are those of what a connection sees.
  func isOf(_ connection: Connection) throws(SQLiteError) -> Bool {
    try reading.isStill(on: connection)
  }

  /// The answer to a question, where there is one; one that is being made is waited for.
  func answer(_ key: String) -> Answer? { archive.known(key) }
}
