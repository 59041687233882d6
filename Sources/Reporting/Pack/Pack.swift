import SQLite
import Warehouse

/// The month's reports: a page for each, and a spreadsheet file for each query behind them.
///
/// The same warehouse gives the same bytes, but for the lineage in the footer and on the Data page.
public struct Pack {
  private let firm: Firm
  private let wording: Wording
  private let archive: Archive
  private let reports: [ReportDefinition]
  private let lineage: Lineage
  private let card: CustomerCard

  /// A pack of the month's figures as they lie in the warehouse.
  ///
  /// - Parameters:
  ///   - reports: the reports to make, the front page first; all of the catalogue in their order.
  ///   - queries: the built-in queries and the workspace's own.
  public init(
    connection: Connection, firm: Firm, month: Month, language: Language,
    reports: [ReportDefinition], queries: QueryCatalogue, lineage: Lineage = Lineage()
  ) throws {
    let runner = try QueryRunner(connection)
    self.firm = firm
    self.reports = reports
    self.lineage = lineage
    wording = try Wording(language, currency: runner.money.currency)
    archive = Archive(runner, queries, month: month)
    let isClassified =
      try connection.integer(
        "SELECT count(*) FROM snapshot_month WHERE month_key = \(month.key)") > 0
    card = try CustomerCard(connection, queries: queries, month: isClassified ? month : nil)
  }

  /// Writes the pack into a folder, whole or not at all; with a printer also all reports as one PDF.
  public func write(to folder: String, printer: PDFPrinter? = nil) throws -> PackSummary {
    let (made, leftOut) = divided()
    let customers = try CustomerPages(made, archive)
    let background = try customerPages(customers, made)
    let maker = pageMaker(made, leftOut, customers)
    let pages = try self.pages(maker)
    let document = try printer.map { printer in
      PackFile(path: PackFile.document, bytes: try printer.pdf(of: try maker.document()))
    }
    let spreadsheets = try self.spreadsheets(made)
    let customerPages = background.value
    try PackFolder(folder).replace(
      with: pages + customerPages + spreadsheets + [document].compactMap { $0 })
    return PackSummary(
      folder: folder, index: "\(folder)/index.html",
      document: document.map { "\(folder)/\($0.path)" }, pages: pages.count,
      customerPages: customerPages.count, spreadsheets: spreadsheets.count, leftOut: leftOut)
  }

  /// Reports that the firm has data for, and those that it has none for.
  private func divided() -> (made: [ReportDefinition], leftOut: [LeftOut]) {
    var made: [ReportDefinition] = []
    var leftOut: [LeftOut] = []
    for report in reports {
      if report.requires.isEmpty || report.requires.contains(where: hasRows) {
        made.append(report)
      } else {
        leftOut.append(
          LeftOut(
            name: report.name, title: report.title.text(wording.texts),
            reason: report.missing.text(wording.texts)))
      }
    }
    return (made, leftOut)
  }

  private func hasRows(_ query: String) -> Bool {
    archive.optionalAnswer(query).map { !$0.rows.isEmpty } ?? false
  }

  private func pageMaker(
    _ made: [ReportDefinition], _ leftOut: [LeftOut], _ customers: CustomerPages
  ) -> PageMaker {
    PageMaker(
      wording: wording, firm: firm, month: archive.month, archive: archive, reports: made,
      leftOut: leftOut, lineage: lineage, customerPage: customers.link)
  }

  private func pages(_ maker: PageMaker) throws -> [PackFile] {
    try maker.reports.map { report in
      PackFile(
        path: PageMaker.address(report, first: maker.reports.first),
        bytes: Array(try maker.page(report).utf8))
    }
  }

  private func customerPages(
    _ customers: CustomerPages, _ made: [ReportDefinition]
  ) throws -> Background<[PackFile]> {
    let links = made.map { report in
      PageShell.Link(
        title: report.title.text(wording.texts),
        address: "../" + PageMaker.address(report, first: made.first), isCurrent: false)
    }
    let page = CustomerPage(firm: firm, wording: wording, month: archive.month, links: links)
    return try customers.files(card, page)
  }

  // MARK: Spreadsheet files

  private struct Spreadsheet {
    let query: String
    let parameters: [FigureDefinition.Parameter]
    var totals: [String: TotalRule]
  }

  private func spreadsheets(_ made: [ReportDefinition]) throws -> [PackFile] {
    var sheets: [String: Spreadsheet] = [:]
    for figure in made.flatMap(\.sections).flatMap(\.figures) {
      let name = SpreadsheetName.of(figure.query, figure.parameters)
      let given = figure.table?.totals ?? [:]
      sheets[
        name,
        default: Spreadsheet(query: figure.query, parameters: figure.parameters, totals: [:])
      ].totals.merge(given) { first, _ in first }
    }
    return try sheets.sorted { $0.key < $1.key }.compactMap { name, sheet in
      let answer = try archive.answer(sheet.query, sheet.parameters)
      return PackFile(path: name, bytes: bytes(of: answer, totals: sheet.totals))
    }
  }

  private func bytes(of answer: Answer, totals: [String: TotalRule]) -> [UInt8] {
    var writer = SpreadsheetWriter(wording, columns: answer.columns, money: archive.money)
    for row in answer.rows { writer.append(row) }
    writer.append(Totals(rules: totals, answer: answer))
    return writer.bytes
  }
}
