import SQLite
import Warehouse

/// Answers to named queries for the month reported, each asked once, by several threads at a time.
final class Archive: Sendable {
  private let desks: Desks
  private let catalogue: QueryCatalogue
  /// The month reported.
  let month: Month
  /// The company's currency and decimals.
  let money: MoneyDigits
  private let answers = MadeOnce<String, Result<Answer, any Error>>()
  /// What was answered before.
  private let early: EarlyAnswers?

  /// Answers of one runner, or of several on connections that see the same state.
  init(
    _ runners: [QueryRunner], money: MoneyDigits, _ catalogue: QueryCatalogue, month: Month,
    early: EarlyAnswers? = nil
  ) {
    desks = Desks(runners)
    self.money = money
    self.catalogue = catalogue
    self.month = month
    self.early = early
  }

  /// Answers of one runner.
  convenience init(_ runner: QueryRunner, _ catalogue: QueryCatalogue, month: Month) {
    self.init([runner], money: runner.money, catalogue, month: month)
  }

  /// How many questions can be asked at a time.
  var width: Int { desks.count }

  /// The query of that name.
  func query(_ name: String) throws -> NamedQuery { try catalogue.query(name) }

  /// A guess of how long a query takes: lists of customers have many columns, and what SQL cannot say
  /// has to be worked out. What is a part of another answer waits for that, and what reads another
  /// answer should come when that is there.
  func effort(of name: String, _ parameters: [FigureDefinition.Parameter]) -> Int {
    guard let query = try? catalogue.query(name) else { return 0 }
    if !parameters.isEmpty, parameters.allSatisfy({ query.filters.contains($0.name) }) { return 0 }
    let own = query.uses.isEmpty || !query.needs.isEmpty ? query.columns.count : 0
    return own + 10 * query.needs.count
  }

  /// The rows of a query, of the month reported unless the parameters say another.
  func answer(_ name: String, _ parameters: [FigureDefinition.Parameter] = []) throws -> Answer {
    let key = ([name] + parameters.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
    return try answers.value(of: key) {
      Result { try early?.answer(key) ?? find(name, parameters) }
    }.get()
  }

  /// The answer of that key, where it is there or on its way.
  func known(_ key: String) -> Answer? { try? answers.known(key)?.get() }

  /// Questions, the long ones first, so that threads end together.
  ///
  /// Of those that rest on the walk through the month's customers one begins; the others come last, for
  /// a thread that asked one meanwhile would only wait.
  func inOrder(_ questions: [PackQuestions.Question]) -> [PackQuestions.Question] {
    let byEffort = questions.map { (effort(of: $0.query, $0.parameters), $0) }
      .sorted { $0.0 > $1.0 }.map(\.1)
    let walking = byEffort.filter { restsOnWalk($0.query) }
    return walking.prefix(1) + byEffort.filter { !restsOnWalk($0.query) } + walking.dropFirst()
  }

  private func restsOnWalk(_ name: String) -> Bool {
    (try? catalogue.query(name))?.needs.contains(where: \.restsOnWalk) ?? false
  }

  /// The rows of a query that may not be there, or may have nothing to say.
  func optionalAnswer(_ name: String) -> Answer? {
    guard catalogue.names.contains(name) else { return nil }
    return try? answer(name)
  }

  /// Runs `body` with a runner that nobody else uses meanwhile.
  func asking<T>(_ body: (QueryRunner, QueryCatalogue) throws -> T) rethrows -> T {
    try desks.take { try body($0, catalogue) }
  }

  private func find(_ name: String, _ parameters: [FigureDefinition.Parameter]) throws -> Answer {
    let query = try catalogue.query(name)
    if !parameters.isEmpty, parameters.allSatisfy({ query.filters.contains($0.name) }) {
      return try answer(name).filtered(parameters)
    }
    do {
      let given = given(query, parameters)
      // Before there is a desk: who sits at one does not wait for another.
      let used = try answers(usedBy: query, given)
      let result = try desks.take { try $0.compactRows(of: query, given, reading: used) }
      return Answer(query: name, columns: result.columns, rows: result.rows)
    } catch let error as QueryError where error.isAboutMissingFigures {
      return Answer(query: name, columns: query.columns, rows: [CompactRow]())
    }
  }

  /// The answers that a query reads as tables, of those queries whose question is clear.
  private func answers(
    usedBy query: NamedQuery, _ given: [String: String]
  ) throws -> [String: KeptAnswer] {
    var answers: [String: KeptAnswer] = [:]
    for name in query.uses {
      guard let question = query.question(to: try catalogue.query(name), given) else { continue }
      // The month reported is asked for in any case.
      let parameters = question.sorted { $0.key < $1.key }
        .filter { $0.key != "month" || $0.value != "\(month)" }
        .map { FigureDefinition.Parameter(name: $0.key, value: $0.value) }
      let answer = try answer(name, parameters)
      answers[name] = KeptAnswer(answer.columns, answer.rows)
    }
    return answers
  }

  /// The values of a query's parameters as its runner reads them.
  func given(
    _ query: NamedQuery, _ parameters: [FigureDefinition.Parameter]
  ) -> [String: String] {
    var given: [String: String] = [:]
    if query.parameter("month") != nil { given["month"] = "\(month)" }
    for parameter in parameters { given[parameter.name] = parameter.value }
    return given
  }
}

extension QueryError {
  /// The month lies outside of what was imported or classified: there is nothing to show, which a
  /// report says in a line rather than failing.
  fileprivate var isAboutMissingFigures: Bool {
    switch fault {
    case .notClassified, .noHistory: true
    default: false
    }
  }
}
