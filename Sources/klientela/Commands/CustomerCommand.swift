import Reporting
import Warehouse
import Workspace

enum CustomerCommand {
  static let customer = Operand(
    .text.named("CUSTOMER"),
    "an id, a name or a part of it, or an e-mail address; accents and case do not matter")
  static let asOf = Option("--as-of", .month, "the classified month; without it the last one")
  static let html = Flag("--html", "writes a page instead, which needs no network")
  static let output = Option(
    "--output", short: "-o", .file, with: ["--html"],
    "writes the page to a file, which appears whole or not at all")
  static let language = Option(
    "--language", Taking<Language>.choice("LANGUAGE"), with: ["--html"],
    "the page's language: en, cs, sk or pl; without it the company's")
  static let whole = Flag("--all", "shows all orders, invoices and events, not the latest")

  static let command = Command(
    "customer", "everything about one customer",
    notes: [
      "Who it is and under which ids the sources know it; its classes with their reasons, now and"
        + " in earlier months; its orders by state, invoices, and all that happened, the latest"
        + " first. Below each heading stands the query that gives it."
    ],
    operands: [customer.declaration],
    options: [asOf, whole, html, output, language, RowOptions.timeLimit],
    examples: [
      .init("klientela customer 100110", "By its id."),
      .init("klientela customer \"stolarz grabowski\"", "By a part of its name."),
      .init(
        "klientela customer 100110 --html -o 100110.html", "As a page to print or to send."),
      .init(
        "klientela query customer_events --set customer=100110 --set kind=payment",
        "A part of it, as rows."),
    ], run: run)

  private static func run(_ call: Call) throws -> ExitStatus {
    let folder = try call.folder()
    let connection = try call.warehouseForQuestions(folder)
    let text = try call.required(customer)
    let found = try CustomerFinder(connection).find(text)
    guard let one = found.first else { throw CustomerFinderError.nobody(text) }
    guard found.count == 1 else { throw CustomerFinderError.several(text, found) }
    let month = try call[asOf] ?? History.lastClassifiedMonth(connection)
    if let month { try call.noteStale(month, connection) }
    let queries = call.queries(folder)
    let missed =
      try call[html]
      ? month.map { MissedVerdicts(connection, $0, try folder.settings()) } : nil
    let card = try CustomerCard(
      connection, queries: queries, month: month, leavesOutVerdicts: !call[html],
      missed: missed)
    if call[html] {
      guard let month else { throw NothingClassified() }
      try writePage(call, folder, try card.sections(of: one.id, isWhole: call[whole]), month)
      return .done
    }
    let verdicts = try month.map { month in
      let borne = try QueryRunner(connection).result(
        of: try queries.query("customer_classes"), ["customer": one.id, "month": "\(month)"])
      return try VerdictLines(
        connection, customerKey: one.key, month: month, settings: try folder.settings(),
        borne: borne)
    }
    for section in try card.sections(of: one.id, isWhole: call[whole]) {
      try call.console.print(call.console.heading(section.title) + " (\(section.query))")
      try call.console.print(try section.text(width: call.console.width))
      if section.query == "customer_accounts", let verdicts, !verdicts.lines.isEmpty {
        try call.console.print(call.console.heading("Verdicts"))
        for line in verdicts.lines { try call.console.print(line) }
        try call.console.print()
      }
    }
    return .done
  }
  private static func writePage(
    _ call: Call, _ folder: WorkspaceFolder, _ sections: [CustomerCard.Section], _ month: Month
  ) throws {
    let company = try folder.settings().company
    let page = try CustomerPage(
      firm: try Firm(company, in: folder),
      language: call[language] ?? Language(company.language), currency: company.currency.code,
      month: month)
    let output = try Output(call[output], console: call.console, workspace: folder)
    try output.write(Array(page.html(sections).utf8))
    try output.finish()
  }
}
