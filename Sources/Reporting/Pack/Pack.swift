import SQLite
import Warehouse

/// The month's reports: a page for each, and a spreadsheet file for each query behind them.
///
/// The same warehouse gives the same bytes, but for the lineage in the footer and on the Data page.
public struct Pack: Sendable {
  private let firm: Firm
  private let wording: Wording
  private let archive: Archive
  private let kept: KeptTables
  private let reports: [ReportDefinition]
  private let lineage: Lineage
  private let isClassified: Bool
  private let missed: MissedVerdicts?
  /// The month reported.
  public var month: Month { archive.month }

  /// A pack of the month's figures as they lie in the warehouse.
  ///
  /// - Parameters:
  ///   - others: connections that see the same state, so that more threads can ask.
  ///   - definitions: the reports to make, and the queries behind them.
  ///   - missed: the classes that customers do not bear, for their pages.
  ///   - early: answers from before the classification; they count where nothing else has changed.
  public init(
    connection: Connection, others: [Connection] = [], firm: Firm, month: Month,
    language: Language, definitions: PackDefinitions, lineage: Lineage = Lineage(),
    missed: MissedVerdicts? = nil, early: EarlyAnswers? = nil
  ) throws {
    let early = try early.flatMap { try $0.isOf(connection) ? $0 : nil }
    kept = early?.kept ?? KeptTables(isForMany: true)
    let runner = try QueryRunner(connection, keeping: kept)
    let runners = try others.map { [kept] in try QueryRunner($0, keeping: kept) } + [runner]
    self.firm = firm
    reports = definitions.reports
    self.lineage = lineage
    self.missed = missed
    wording = try Wording(language, currency: runner.money.currency)
    archive = Archive(
      runners, money: runner.money, definitions.queries, month: month, early: early)
    isClassified = try History.isClassified(month, connection)
  }

  /// Throws where no pack can be put into a folder, before one is made.
  public static func check(folder: String) throws { try PackFolder(folder).check() }

  /// Writes the pack into a folder, whole or not at all; with a printer also all reports as one PDF.
  public func write(to folder: String, printer: PDFPrinter? = nil) throws -> PackSummary {
    ask(PackQuestions(reports).all)
    kept.forgetAll()
    let (made, leftOut) = divided()
    let customers = try CustomerPages(made, archive)
    let maker = pageMaker(made, leftOut, customers)
    let questions = PackQuestions(made)
    let document = try printer.map { printer in
      PackFile(path: PackFile.document, bytes: try printer.pdf(of: try maker.document()))
    }
    var customerPages = 0
    try PackFolder(folder).replace { place in
      customerPages = try write(maker, customers, questions, to: place)
      if let document { try place.write(document) }
    }
    return PackSummary(
      folder: folder, index: "\(folder)/index.html",
      document: document.map { "\(folder)/\($0.path)" }, pages: made.count,
      customerPages: customerPages, spreadsheets: questions.shown.count, leftOut: leftOut)
  }

  /// What a query of the month answers, which the pack's pages may have asked already.
  public func result(of query: String) throws -> QueryResult {
    let answer = try archive.answer(query)
    let rows = answer.rows.map { row in answer.columns.indices.map { row[$0] } }
    return QueryResult(columns: answer.columns, rows: rows, money: archive.money)
  }

  /// Asks all questions, so that the pages find the answers. One that a page cannot do without fails
  /// there.
  private func ask(_ questions: [PackQuestions.Question]) {
    _ = try? together(archive.inOrder(questions), threads: archive.width) { question in
      _ = try? archive.answer(question.query, question.parameters)
    }
  }

  private func write(
    _ answer: Answer, totals: [String: TotalRule], to file: PackPlace.File
  ) throws {
    var writer = SpreadsheetWriter(
      wording, query: answer.query, columns: answer.columns, money: archive.money)
    for row in answer.rows {
      writer.append(row)
      if writer.bytes.count >= pieceSize { try writer.take(file.write) }
    }
    writer.append(Totals(rules: totals, answer: answer))
    try writer.take(file.write)
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
      wording: wording, firm: firm, month: month, archive: archive, reports: made,
      leftOut: leftOut, lineage: lineage, customerPage: customers.link)
  }

  private enum Task: Sendable {
    case customers
    case page(ReportDefinition)
    case spreadsheet(PackQuestions.Question)
    case customer(Int)
  }

  /// Writes the pages of the reports, the files, and the pages of the customers that the reports name,
  /// each as soon as it is made, so that none is kept.
  ///
  /// - Returns: How many customers have a page.
  private func write(
    _ maker: PageMaker, _ customers: CustomerPages, _ questions: PackQuestions, to place: PackPlace
  ) throws -> Int {
    let contents = MadeOnce<Month, [CustomerPages.Content]>()
    let page = customerPage(maker.reports)
    // What takes longest begins first: pages and files are written while it is found out what stands
    // on the customers' pages.
    let tasks =
      [Task.customers] + maker.reports.map(Task.page) + questions.shown.map(Task.spreadsheet)
      + customers.indices.map(Task.customer)
    _ = try together(tasks, threads: archive.width) { task in
      switch task {
      case .page(let report): try write(report, maker, to: place)
      case .spreadsheet(let question): try write(question, to: place)
      case .customers:
        _ = try contents.value(of: month) { try find(customers, to: place) }
      case .customer(let index):
        let all = try contents.value(of: month) { try find(customers, to: place) }
        if index < all.count { try write(all[index], page, to: place) }
      }
    }
    return contents.known(month)?.count ?? 0
  }

  private func write(_ report: ReportDefinition, _ maker: PageMaker, to place: PackPlace) throws {
    let address = PageMaker.address(report, first: maker.reports.first)
    try place.write(PackFile(path: address, bytes: Array(try maker.page(report).utf8)))
  }

  private func write(_ question: PackQuestions.Question, to place: PackPlace) throws {
    let answer = try archive.answer(question.query, question.parameters)
    try place.write(question.name) { try write(answer, totals: question.totals, to: $0) }
  }

  private func write(
    _ content: CustomerPages.Content, _ page: CustomerPage, to place: PackPlace
  ) throws {
    let bytes = Array(page.html(content.sections).utf8)
    try place.write(PackFile(path: content.path, bytes: bytes))
  }

  /// What stands on the customers' pages, for which there is a folder then.
  private func find(
    _ customers: CustomerPages, to place: PackPlace
  ) throws -> [CustomerPages.Content] {
    let contents = try archive.asking { runner, queries in
      try customers.contents(
        CustomerCard(runner, queries: queries, month: isClassified ? month : nil, missed: missed))
    }
    if !contents.isEmpty { try place.makeFolder(CustomerAddresses.folder) }
    return contents
  }

  private func customerPage(_ made: [ReportDefinition]) -> CustomerPage {
    let links = made.map { report in
      PageShell.Link(
        title: report.title.text(wording.texts),
        address: "../" + PageMaker.address(report, first: made.first), isCurrent: false)
    }
    return CustomerPage(firm: firm, wording: wording, month: month, links: links)
  }
}
