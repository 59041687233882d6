import SQLite
import Warehouse

/// For whom rows are written, where that decides how: pages and files for spreadsheets.
public struct RowAudience: Sendable {
  /// The language of heads, numbers and dates.
  public var language: Language
  /// The firm at the head of a page.
  public var firm: String
  /// What the rows are: the query's name, or the condition.
  public var title: String

  /// English readers of a firm that is not named.
  public init(language: Language = .en, firm: String = "", title: String = "") {
    self.language = language
    self.firm = firm
    self.title = title
  }
}

/// Rows as a file for a spreadsheet program of the reader's language, as those of a pack.
struct SpreadsheetRowWriter: RowWriter {
  private let audience: RowAudience
  private let write: ByteWriter
  private var writer: SpreadsheetWriter?

  init(audience: RowAudience, write: @escaping ByteWriter) {
    self.audience = audience
    self.write = write
  }

  mutating func begin(columns: [QueryColumn], money: MoneyDigits) throws {
    let wording = try Wording(audience.language, currency: money.currency)
    writer = SpreadsheetWriter(wording, query: audience.title, columns: columns, money: money)
  }

  mutating func row(_ values: [Value]) throws {
    writer?.append(values)
    if let count = writer?.bytes.count, count >= pieceSize { try writer?.take(write) }
  }

  mutating func end(isCut: Bool) throws { try writer?.take(write) }
}

/// Rows as a page of their own, self-contained like those of a pack.
struct HTMLRowWriter: RowWriter {
  private let audience: RowAudience
  private let write: ByteWriter
  private var columns: [QueryColumn] = []
  private var rows: [[Value]] = []
  private var money = MoneyDigits(currency: "", company: 2)

  init(audience: RowAudience, write: @escaping ByteWriter) {
    self.audience = audience
    self.write = write
  }

  mutating func begin(columns: [QueryColumn], money: MoneyDigits) {
    self.money = money
    self.columns = columns
  }

  mutating func row(_ values: [Value]) { rows.append(values) }

  mutating func end(isCut: Bool) throws {
    let wording = try Wording(audience.language, currency: money.currency)
    let answer = Answer(query: audience.title, columns: columns, rows: rows)
    let table = TableMaker(wording: wording).table(
      TableDefinition(
        columns: columns.map { ColumnDefinition(column: $0.name) }, totals: [:], group: nil,
        rows: nil, isFolded: false),
      of: answer, caption: audience.title)
    let count = wording.counted(Int64(rows.count), "row") + (isCut ? " …" : "")
    let main: Markup =
      .element("h1", ["class": "headline"], text: audience.title)
      + .element("p", ["class": "support"], text: count) + TableView(wording: wording).markup(table)
    let shell = PageShell(wording: wording, firm: audience.firm, period: "", links: [])
    try write(Array(shell.page(title: audience.title, main: main, footer: .none).utf8))
  }
}
