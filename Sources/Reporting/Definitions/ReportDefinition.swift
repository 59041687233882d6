/// A report as it is declared in a file of `Reports/`: what it asks and how it shows the answers.
public struct ReportDefinition: Sendable, Equatable {
  /// The file's name without its ending: the page's name, and what `klientela report NAME` takes.
  public let name: String
  /// Its place among the reports.
  let order: Int
  /// What the way to it is called.
  let title: Phrase
  /// One line about it, on the first page.
  let about: Phrase
  /// Queries one of which must answer a row, else the firm has no data for the report.
  let requires: [String]
  /// Said of a report that is left out.
  let missing: Phrase
  /// Findings of which the first true one is the headline.
  let headline: [FindingRule]
  /// Findings that stand below it, all that are true.
  let support: [FindingRule]
  /// What a reader must know before trusting the figures.
  let notes: [NoteRule]
  let tiles: [TileDefinition]
  /// Sentences about what changed most, in the order of a list.
  let changes: [FindingRule]
  let sections: [SectionDefinition]
  /// Terms that the page explains at its end, by the names of the built-in definitions.
  let definitions: [String]

  /// Every query that the report asks.
  public var queries: [String] {
    let figures = sections.flatMap(\.figures).map(\.query)
    return (requires + tiles.map(\.query) + figures).reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }
}

/// A figure of the month with its changes.
struct TileDefinition: Sendable, Equatable {
  /// A query with a row for each metric, as `kpi` has.
  let query: String
  let metric: String
  let good: GoodDirection?
}

/// Whether more of a figure is good news.
enum GoodDirection: String, CaseIterable, Sendable {
  case up, down
}

/// Figures under one title.
struct SectionDefinition: Sendable, Equatable {
  let title: Phrase?
  let lead: Phrase?
  let figures: [FigureDefinition]
}

/// A query's answer, drawn, as a table, or both.
struct FigureDefinition: Sendable, Equatable {
  let query: String
  /// The query's parameters besides the month.
  let parameters: [Parameter]
  let title: Phrase
  /// Makes the title say what the figure shows.
  let finding: FindingRule?
  let subtitle: Phrase?
  let note: Phrase?
  /// Said in place of a figure without rows; without it the figure is left out.
  let empty: Phrase?
  var isFull: Bool
  let chart: ChartDefinition?
  let table: TableDefinition?

  struct Parameter: Sendable, Equatable {
    let name: String
    let value: String
  }
}

/// How an answer is drawn: which column plays which part.
struct ChartDefinition: Sendable, Equatable {
  let kind: ChartKind
  /// Columns by their part, such as `x`, `value`, `label`.
  let roles: [String: [String]]

  /// The one column of a part.
  func column(_ role: String) -> String? { roles[role]?.first }
}

/// How an answer stands in a table.
struct TableDefinition: Sendable, Equatable {
  let columns: [ColumnDefinition]
  let totals: [String: TotalRule]
  /// Column whose equal values stand together under a row with its name and subtotals. Where no row
  /// knows it, there are no groups.
  let group: String?
  /// Groups alone have totals: those of all rows would mix what does not add up.
  var hasSubtotalsOnly = false
  /// Column by which the rows of the page are ordered, the greatest first, and groups by its sum; the
  /// file keeps the query's order.
  var sort: String?
  /// Rows shown on the page; the file has all.
  let rows: Int?
  /// Stands behind a chart and opens on demand.
  var isFolded: Bool
  /// Turns rows of pairs, such as category and market, into a table of both.
  var pivot: PivotDefinition?
}

/// A table with a row for each name of one column and a column for each of another.
struct PivotDefinition: Sendable, Equatable {
  let row: String
  let column: String
  let value: String
  /// The same figure of the year before: tints the cells by growth, and gives a column of it.
  let before: String?
  /// Rows of figures in units of their own over months: in the query's order, without totals.
  var isCourse = false
  /// Both columns bear the same names: rows and columns stand in one order, so that the diagonal is
  /// what stayed.
  var isSquare = false
  /// Rows and columns in the order of their names, not of their sums.
  var isByName = false
  /// Rows and columns all and as the query has them, such as the hours of a day.
  var isInOrder = false
}

/// A column of a table.
struct ColumnDefinition: Sendable, Equatable {
  let column: String
  var heading: Phrase?
  var format: FigureFormat?
  /// A small bar of the figure's size.
  var hasBar = false
  /// A column whose sign and size tint this one.
  var heat: String?
  /// Column with the customer's id to whose page the cell leads.
  var customer: String?
  /// Left out where no row knows it, or all have nothing of it.
  var isOptional = false
  /// Colours what is above or below zero.
  var good: GoodDirection?
}

/// How a column's total is made.
enum TotalRule: Sendable, Equatable {
  /// The sum of the rows.
  case sum
  /// The quotient of two columns' totals: ratios are never added or averaged.
  case ratio(of: String, to: String)
  /// One less than the quotient of two columns' totals: a growth.
  case growth(of: String, from: String)
}
