/// What the pages of a pack ask, each question once.
struct PackQuestions {
  /// A named query with its parameters, and the file that takes its rows.
  struct Question: Sendable {
    let query: String
    let parameters: [FigureDefinition.Parameter]
    /// The file's name; nil where no figure shows the rows.
    var spreadsheet: String?
    var totals: [String: TotalRule] = [:]
  }

  private var byFile: [String: Question] = [:]
  private var others: [Question] = []

  init(_ reports: [ReportDefinition]) {
    for figure in reports.flatMap(\.sections).flatMap(\.figures) { add(figure) }
    let asked = Set(byFile.values.filter(\.parameters.isEmpty).map(\.query))
    let names = reports.flatMap { $0.requires + $0.tiles.map(\.query) }
    others = Set(names).subtracting(asked).sorted().map { Question(query: $0, parameters: []) }
  }

  private mutating func add(_ figure: FigureDefinition) {
    let name = SpreadsheetName.of(figure.query, figure.parameters)
    let totals = figure.table?.totals ?? [:]
    byFile[
      name,
      default: Question(query: figure.query, parameters: figure.parameters, spreadsheet: name)
    ].totals.merge(totals) { first, _ in first }
  }

  /// The names of the files.
  var spreadsheets: Set<String> { Set(byFile.keys) }

  /// All questions.
  var all: [Question] { byFile.sorted { $0.key < $1.key }.map(\.value) + others }
}
