import SQLite
import Warehouse

/// Answers to named queries for the month reported, each asked once.
final class Archive {
  private let runner: QueryRunner
  private let catalogue: QueryCatalogue
  /// The month reported.
  let month: Month
  private var answers: [String: Result<Answer, any Error>] = [:]

  init(_ runner: QueryRunner, _ catalogue: QueryCatalogue, month: Month) {
    self.runner = runner
    self.catalogue = catalogue
    self.month = month
  }

  /// The company's currency and decimals.
  var money: MoneyDigits { runner.money }

  /// The query of that name.
  func query(_ name: String) throws -> NamedQuery { try catalogue.query(name) }

  /// The rows of a query, of the month reported unless the parameters say another.
  func answer(_ name: String, _ parameters: [FigureDefinition.Parameter] = []) throws -> Answer {
    let key = ([name] + parameters.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
    if let known = answers[key] { return try known.get() }
    let answer = Result { try ask(name, parameters) }
    answers[key] = answer
    return try answer.get()
  }

  /// The rows of a query that may not be there, or may have nothing to say.
  func optionalAnswer(_ name: String) -> Answer? {
    guard catalogue.names.contains(name) else { return nil }
    return try? answer(name)
  }

  private func ask(_ name: String, _ parameters: [FigureDefinition.Parameter]) throws -> Answer {
    let query = try catalogue.query(name)
    do {
      let result = try runner.result(of: query, given(query, parameters))
      return Answer(query: name, columns: result.columns, rows: result.rows)
    } catch let error as QueryError where error.isAboutMissingFigures {
      return Answer(query: name, columns: query.columns, rows: [])
    }
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

/// What a finding is drawn from: the answer it stands above, all others, and the words.
struct Evidence {
  let wording: Wording
  let month: Month
  let archive: Archive
  /// The answer that the finding is about; the KPI table for the headline of a page.
  let answer: Answer

  /// A figure of the KPI table.
  func figure(_ metric: String, _ column: String = "value") -> Value {
    guard let kpi = archive.optionalAnswer("kpi"), let row = kpi.row("metric", metric) else {
      return .null
    }
    return kpi.value(row, column)
  }

  /// The last month of the year before.
  var yearAgo: Month { month.adding(months: -12) }

  func money(_ minor: Int64) -> Insert { .text(wording.money.text(minor)) }
  func signedMoney(_ minor: Int64) -> Insert { .text(wording.money.signed(minor)) }
  func percent(_ ratio: Double) -> Insert { .text(wording.numbers.percent(ratio)) }

  /// `a, b and c` as the language lists.
  func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    let start = items.dropLast().joined(separator: ", ")
    return wording.sentence("findings.list", ["start": .text(start), "last": .text(last)])
  }
}
