/// What the pages of a pack ask, each question once.
struct PackQuestions {
  /// A named query with its parameters, and the file that takes its rows.
  struct Question: Sendable {
    let query: String
    let parameters: [FigureDefinition.Parameter]
    var totals: [String: TotalRule] = [:]

    /// The file's name.
    var name: String { SpreadsheetName.of(query, parameters) }
  }

  /// Those whose rows a figure shows, in the order of their files.
  let shown: [Question]
  private let others: [Question]

  init(_ reports: [ReportDefinition]) {
    var byFile: [String: Question] = [:]
    for figure in reports.flatMap(\.sections).flatMap(\.figures) {
      let question = Question(query: figure.query, parameters: figure.parameters)
      let totals = figure.table.map { $0.hasSubtotalsOnly ? [:] : $0.totals } ?? [:]
      byFile[question.name, default: question].totals.merge(totals) { first, _ in first }
    }
    shown = byFile.sorted { $0.key < $1.key }.map(\.value)
    let asked = Set(shown.filter(\.parameters.isEmpty).map(\.query))
    let names = reports.flatMap { $0.requires + $0.tiles.map(\.query) }
    others = Set(names).subtracting(asked).sorted().map { Question(query: $0, parameters: []) }
  }

  /// All questions.
  var all: [Question] { shown + others }
}
