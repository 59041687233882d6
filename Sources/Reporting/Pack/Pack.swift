import SQLite
import Warehouse

/// The month's reports: a page for each, and a spreadsheet file for each query behind them.
///
/// The same warehouse gives the same bytes, but for the lineage in the footer and on the Data page.
public struct Pack: Sendable {
  private let firm: Firm
  private let wording: Wording
  private let archive: Archive
  private let reports: [ReportDefinition]
  private let lineage: Lineage
  private let isClassified: Bool

  /// A pack of the month's figures as they lie in the warehouse.
  ///
  /// - Parameters:
  ///   - others: connections that see the same state, so that more threads can ask.
  ///   - reports: the reports to make, the front page first; all of the catalogue in their order.
  ///   - queries: the built-in queries and the workspace's own.
  public init(
    connection: Connection, others: [Connection] = [], firm: Firm, month: Month,
    language: Language, reports: [ReportDefinition], queries: QueryCatalogue,
    lineage: Lineage = Lineage()
  ) throws {
    let kept = KeptTables()
    let runner = try QueryRunner(connection, keeping: kept)
    let runners = try others.map { try QueryRunner($0, keeping: kept) } + [runner]
    self.firm = firm
    self.reports = reports
    self.lineage = lineage
    wording = try Wording(language, currency: runner.money.currency)
    archive = Archive(runners, money: runner.money, queries, month: month)
    let classified = "SELECT count(*) FROM snapshot_month WHERE month_key = \(month.key)"
    isClassified = try connection.integer(classified) > 0
  }

  /// Writes the pack into a folder, whole or not at all; with a printer also all reports as one PDF.
  public func write(to folder: String, printer: PDFPrinter? = nil) throws -> PackSummary {
    // The long ones first, so that the threads end together.
    let questions = PackQuestions(reports).all.sorted {
      archive.effort(of: $0.query, $0.parameters) > archive.effort(of: $1.query, $1.parameters)
    }
    let files = try together(questions, threads: archive.width, spreadsheet)
    let (made, leftOut) = divided()
    let customers = try CustomerPages(made, archive)
    let maker = pageMaker(made, leftOut, customers)
    let pages = try self.pages(maker, customers)
    let document = try printer.map { printer in
      PackFile(path: PackFile.document, bytes: try printer.pdf(of: try maker.document()))
    }
    let names = PackQuestions(made).spreadsheets
    let spreadsheets = files.compactMap { $0 }.filter { names.contains($0.path) }
      .sorted { $0.path < $1.path }
    try PackFolder(folder).replace(
      with: pages + spreadsheets + [document].compactMap { $0 })
    return PackSummary(
      folder: folder, index: "\(folder)/index.html",
      document: document.map { "\(folder)/\($0.path)" }, pages: made.count,
      customerPages: pages.count - made.count, spreadsheets: spreadsheets.count,
      leftOut: leftOut)
  }

  /// Asks a question, so that the pages find its answer, and makes its file, where it has one. An
  /// answer that a page cannot do without fails there.
  @Sendable
  private func spreadsheet(of question: PackQuestions.Question) -> PackFile? {
    guard let answer = try? archive.answer(question.query, question.parameters),
      let name = question.spreadsheet
    else { return nil }
    return PackFile(path: name, bytes: bytes(of: answer, totals: question.totals))
  }

  private func bytes(of answer: Answer, totals: [String: TotalRule]) -> [UInt8] {
    var writer = SpreadsheetWriter(wording, columns: answer.columns, money: archive.money)
    for row in answer.rows { writer.append(row) }
    writer.append(Totals(rules: totals, answer: answer))
    return writer.bytes
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

  /// What a thread makes: a report's page, or what the customers' pages say.
  private enum Part: Sendable {
    case page(PackFile)
    case customers([CustomerPages.Content])
  }

  /// The pages of the reports and, behind them, those of the customers that they name.
  private func pages(_ maker: PageMaker, _ customers: CustomerPages) throws -> [PackFile] {
    // What takes longest begins first.
    let tasks = [nil] + maker.reports.map(Optional.some)
    let parts = try together(tasks, threads: archive.width) { report in
      guard let report else { return Part.customers(try contents(customers)) }
      let address = PageMaker.address(report, first: maker.reports.first)
      return .page(PackFile(path: address, bytes: Array(try maker.page(report).utf8)))
    }
    var (pages, cards): ([PackFile], [CustomerPages.Content]) = ([], [])
    for part in parts {
      switch part {
      case .page(let file): pages.append(file)
      case .customers(let contents): cards += contents
      }
    }
    return try pages + customerPages(cards, maker.reports)
  }

  private func contents(_ customers: CustomerPages) throws -> [CustomerPages.Content] {
    try archive.asking { runner, queries in
      try customers.contents(
        CustomerCard(runner, queries: queries, month: isClassified ? archive.month : nil))
    }
  }

  private func customerPages(
    _ contents: [CustomerPages.Content], _ made: [ReportDefinition]
  ) throws -> [PackFile] {
    let links = made.map { report in
      PageShell.Link(
        title: report.title.text(wording.texts),
        address: "../" + PageMaker.address(report, first: made.first), isCurrent: false)
    }
    let page = CustomerPage(firm: firm, wording: wording, month: archive.month, links: links)
    return try together(contents, threads: archive.width) { content in
      PackFile(path: content.path, bytes: Array(page.html(content.sections).utf8))
    }
  }
}
