import SQLite
import Warehouse

/// The rows of a query or a segment as a page of their own: what `--format html` writes.
public struct QueryPage {
  private let wording: Wording
  private let firm: Firm
  private let title: String

  /// A page in a language, under a title.
  public init(
    firm: Firm, language: Language, title: String, currency: String
  ) throws(ReportFault) {
    self.firm = firm
    self.title = title
    wording = try Wording(language, currency: currency)
  }

  /// All rows as a page that needs no network, with the columns in the query's order.
  public func html(_ result: QueryResult) -> String {
    let answer = Answer(query: "", columns: result.columns, rows: result.rows)
    let columns = result.columns.map { ColumnDefinition(column: $0.name) }
    let table = TableDefinition(
      columns: columns, totals: [:], group: nil, rows: nil, isFolded: false)
    let model = TableMaker(wording: wording).table(table, of: answer, caption: title)
    let shell = PageShell(wording: wording, firm: firm.name, period: "", links: [])
    let main: [Markup] = [
      .element("h1", ["class": "headline"], text: title),
      .element("p", ["class": "support"], text: count(result)),
      result.rows.isEmpty ? .none : TableView(wording: wording).markup(model),
    ]
    return shell.page(title: title, main: main.joined, footer: .none)
  }

  private func count(_ result: QueryResult) -> String {
    let rows = wording.counted(Int64(result.rows.count), "row")
    return result.isCut ? rows + " " + wording.text("page.more") : rows
  }
}
