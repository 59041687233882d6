import Reporting
import Warehouse
import Workspace

enum SegmentCommand {
  static let expression = Operand(
    .text.named("EXPRESSION").completed(by: .names(.columns)), isRequired: false,
    "an SQL condition over the profile; classes are plain names: \"key and not loyal\"")
  static let list = Flag("--list", "names the segments that the workspace keeps")
  static let asOf = Option(
    "--as-of", .month, with: ["EXPRESSION"],
    "the classified month; without it the last one")
  static let columns = Option(
    "--columns", .names("A,B", of: .columns), with: ["EXPRESSION"],
    "what is shown of each customer: what `klientela query --describe profile` lists, and classes of"
      + " the firm's own")
  static let count = Flag(
    "--count", with: ["EXPRESSION"], "only counts: customers, share of revenue, not assessed")
  static let save = Option(
    "--save", .text.named("NAME"), with: ["EXPRESSION"],
    "keeps the condition under a name, in Queries/segments")
  static let freeze = Option(
    "--freeze", .text.named("NAME"), with: ["EXPRESSION"],
    "keeps the list of those who are in it now")

  static let command = Command(
    "segment", "the customers for whom a condition holds",
    notes: notes, operands: [expression.declaration],
    options: [
      list, asOf, columns, count, save, freeze, RowOptions.format, RowOptions.output,
      RowOptions.limit, RowOptions.timeLimit,
    ],
    alternatives: [
      .exactlyOne("EXPRESSION", "--list"), .atMostOne("--count", "--save", "--freeze"),
      .notBoth("--count", "--columns"),
    ]
      + ["--format", "--output", "--limit"].flatMap { option in
        ["--save", "--freeze"].map { .notBoth($0, option) }
      },
    glossary: SegmentManual.functions,
    examples: [
      .init(
        "klientela segment \"loyal and not indebted and revenue_12m > 10000 and country = 'PL'\"",
        "Loyal Polish customers who pay."),
      .init(
        "klientela segment \"exited('key', 1)\" --columns customer_id,name,rep,phone",
        "Who is no key customer any more, and whom to ask."),
      .init(
        "klientela segment \"stage = 'at_risk' and key\" --as-of 2025-11 --count",
        "How many there were a month before."),
      .init(
        "klientela segment \"key and not contacted('*', 60)\" -o neglected.csv",
        "Key customers whom nobody called for two months, as a file."),
    ], run: run)

  private static let notes =
    [
      "A class is 1 or 0 in a condition, 0 where it was not assessed; the count says of how many."
        + " Days are texts: last_order_on < '2025-06-01'. Money is in units of the company's currency."
        + " Kept segments and classes of the firm's own are plain names too."
    ]

  private static func run(_ call: Call) throws -> ExitStatus {
    let folder = try call.folder()
    let queries = call.queries(folder)
    guard let text = call[expression] else {
      let kept = queries.overview(ofFolder: SavedSegment.folder)
      try call.printRows(kept, folder, title: "klientela segment --list")
      return .done
    }
    let connection = try call.warehouseForQuestions(folder)
    let segment = try Segment(
      text, month: call[asOf], ownClasses: folder.ownClassNames, connection: connection,
      queries: queries)
    try call.noteStale(segment.month, connection)
    if let name = call[save] ?? call[freeze] {
      try keep(segment, name, call, folder, queries)
    } else {
      try show(segment, text, try QueryRunner(connection), call, folder)
    }
    return .done
  }

  private static func show(
    _ segment: Segment, _ text: String, _ runner: QueryRunner, _ call: Call,
    _ folder: WorkspaceFolder
  ) throws {
    let month = ["month": "\(segment.month)"]
    let summary = { try runner.result(of: try segment.summary, month) }
    guard !call[count] else { return try call.printRows(summary(), folder, title: text) }
    let query = try segment.query(columns: call[columns] ?? Segment.usualColumns)
    try call.printRows(folder, title: "\(text), \(segment.month)") { limit, rows in
      try runner.run(query, month, limit: limit, into: &rows)
    }
    if call.console.isTerminal || call.console.showsProgress {
      call.console.note(SegmentSummaryLine.text(try summary(), classes: segment.classes))
    }
  }

  private static func keep(
    _ segment: Segment, _ name: String, _ call: Call, _ folder: WorkspaceFolder,
    _ queries: QueryCatalogue
  ) throws {
    let path = try SavedSegment.save(
      segment, as: name, columns: call[columns] ?? Segment.usualColumns,
      isFrozen: call[freeze] != nil, in: folder.queriesPath, queries: queries)
    try call.console.print("kept as \(path); `klientela query \(name)` lists it")
  }
}
