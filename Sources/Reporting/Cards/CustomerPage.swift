import Charts
import SQLite
import Warehouse

/// A customer's card as a page: its verdicts with their reasons, the four C, one line of all that
/// happened, and the papers behind it.
public struct CustomerPage: Sendable {
  private let wording: Wording
  private let firm: Firm
  private let month: Month
  /// The way to the reports, where the page belongs to a pack.
  private let links: [PageShell.Link]

  /// A page in a language, as of a month's end.
  public init(
    firm: Firm, language: Language, currency: String, month: Month
  ) throws(ReportFault) {
    self.init(
      firm: firm, wording: try Wording(language, currency: currency), month: month, links: [])
  }

  /// A page of a pack.
  init(firm: Firm, wording: Wording, month: Month, links: [PageShell.Link]) {
    self.firm = firm
    self.wording = wording
    self.month = month
    self.links = links
  }

  /// The page of a card's sections.
  public func html(_ sections: [CustomerCard.Section]) -> String {
    let answers = sections.reduce(into: [String: Answer]()) { answers, section in
      answers[section.query] = Answer(
        query: section.query, columns: section.result.columns, rows: section.result.rows)
    }
    let cut = Set(sections.filter(\.result.isCut).map(\.query))
    let name = name(answers["customer_record"])
    let parts: [Markup] = [
      .element("h1", ["class": "headline"], text: name),
      verdicts(answers["customer_classes"]), missed(answers[MissedVerdicts.section]),
      fourC(answers["customer_four_c"]), timeline(answers["customer_events"], cut),
      record(answers["customer_record"]),
      tables(answers, cut),
    ]
    let shell = PageShell(
      wording: wording, firm: firm.name,
      period: wording.sentence("card.period", ["day": .day(month.lastDay)]), links: links,
      logo: firm.logo.flatMap(Logo.init(bytes:)), accent: firm.accent)
    let footer = wording.sentence(
      "footer.definitions", ["currency": .text(wording.money.sign)])
    return shell.page(
      title: name, main: parts.filter { !$0.isEmpty }.joined,
      footer: .element("p", [:], text: footer))
  }

  private func name(_ record: Answer?) -> String {
    guard let record, let row = record.rows.first else { return wording.text("page.customer") }
    let texts = ["name", "customer_id"].map { record.value(row, $0).string ?? "" }
    return TableView.shortened(texts.first { !$0.isEmpty } ?? wording.text("page.unnamed"))
  }

  // MARK: What it is, and why

  private func verdicts(_ answer: Answer?) -> Markup {
    guard let answer, !answer.rows.isEmpty else {
      return .element("p", ["class": "support"], text: wording.text("card.no_class"))
    }
    return reasons(answer)
  }

  /// The classes that are not borne, with what was measured and what is needed.
  private func missed(_ answer: Answer?) -> Markup {
    guard let answer, !answer.rows.isEmpty else { return .none }
    return .element("p", ["class": "support"], text: wording.text("card.missed"))
      + reasons(answer)
  }

  private func reasons(_ answer: Answer) -> Markup {
    let reasons = try? ReasonText(wording)
    let items = answer.rows.map { row in
      let code = answer.value(row, "class").string ?? ""
      let reason = answer.value(row, "reason").string ?? ""
      return Markup.element(
        "li", [:],
        .element(
          "span", ["class": "chip \(SpreadsheetName.safe(code))"],
          text: wording.value(code, of: "class")),
        .text(" " + (reasons?.text(reason) ?? reason) + since(row, answer)))
    }
    return .element("ul", ["class": "changes"], items)
  }

  /// Since when a class is borne, where that is told.
  private func since(_ row: CompactRow, _ answer: Answer) -> String {
    guard let key = answer.value(row, "since").whole, let month = Month(key: Int(key)) else {
      return ""
    }
    return "; " + wording.sentence("card.since", ["month": .month(month)])
  }

  private func fourC(_ answer: Answer?) -> Markup {
    guard let answer, !answer.rows.isEmpty else { return .none }
    let columns = ["cost", "value", "convenience", "communication"].map { aspect in
      let rows = answer.rows.filter { answer.value($0, "aspect") == .text(aspect) }
      return Markup.element(
        "div", [:], .element("h3", [:], text: wording.text("card.\(aspect)")),
        .element("dl", ["class": "facts"], rows.map { measure($0, answer) }))
    }
    return section("card.four_c", .element("div", ["class": "four"], columns))
  }

  private func measure(_ row: CompactRow, _ answer: Answer) -> Markup {
    let name = answer.value(row, "measure").string ?? ""
    let text = answer.index("value").map { UnitText(wording).text($0, in: row, of: answer) }
    return .element("dt", [:], text: wording.heading(name))
      + .element("dd", [:], text: text ?? NumberText.unknown)
  }

  private func record(_ answer: Answer?) -> Markup {
    guard let answer, let row = answer.rows.first else { return .none }
    let facts = answer.columns.enumerated().compactMap { index, column -> Markup? in
      let text =
        column.type == .money
        ? row[index].whole.map { wording.money.text($0) } ?? NumberText.unknown
        : FigureText(wording, type: column.type, values: [row[index]]).text(row[index])
      guard row[index] != .null, !text.isEmpty, text != NumberText.unknown else { return nil }
      let shown = column.type == .text ? wording.value(text, of: column.name) : text
      return .element("dt", [:], text: wording.heading(column.name))
        + .element("dd", [:], text: TableView.shortened(shown))
    }
    return section("card.record", .element("dl", ["class": "facts"], facts))
  }

  // MARK: What happened

  private func timeline(_ answer: Answer?, _ cut: Set<String>) -> Markup {
    guard let answer else { return .none }
    let strip = CustomerTimeline(wording: wording, month: month).chart(answer)
    let drawing = strip.map { strip in
      [("small", 358.0), ("middle", 540.0), ("large", 1120.0)].map { name, width in
        Markup.element(
          "div", ["class": "chart \(name)"], Markup(trusted: strip.svg(width: width)))
      }.joined
    }
    let table = table(
      answer, ["happened_on", "kind", "reference", "what", "amount"], "card.events")
    return section(
      "card.events",
      .element("figure", ["class": "figure full"], drawing ?? .none, table, note(answer, cut)))
  }

  /// Says that older rows are left out.
  private func note(_ answer: Answer, _ cut: Set<String>) -> Markup {
    guard cut.contains(answer.query) else { return .none }
    return .element("p", ["class": "table-note"], text: wording.text("card.latest"))
  }

  private func tables(_ answers: [String: Answer], _ cut: Set<String>) -> Markup {
    let plans = [
      ("card.orders", "customer_orders", ["order_id", "ordered_on", "state", "lines", "revenue"]),
      (
        "card.invoices", "customer_invoices",
        ["invoice_id", "issued_on", "due_on", "amount", "paid", "overdue_days", "is_disputed"]
      ),
      (
        "card.history", "customer_class_history",
        ["month", "headline", "stage", "revenue_12m", "contribution_12m"]
      ),
      (
        "card.accounts", "customer_accounts", ["source", "account_id", "joined_by", "joined_value"]
      ),
    ]
    return plans.map { title, query, columns in
      guard let answer = answers[query], !answer.rows.isEmpty else { return Markup.none }
      return section(title, table(answer, columns, title) + note(answer, cut))
    }.filter { !$0.isEmpty }.joined
  }

  /// Columns of what a document says, to the minor unit: what was paid of an invoice would look like
  /// all of it where both are rounded.
  private static let exactColumns: Set = ["amount", "paid", "revenue"]

  private func table(_ answer: Answer, _ columns: [String], _ title: String) -> Markup {
    let definition = TableDefinition(
      columns: columns.map {
        ColumnDefinition(column: $0, format: Self.exactColumns.contains($0) ? .exact : nil)
      }, totals: [:], group: nil, rows: nil, isFolded: false)
    let model = TableMaker(wording: wording).table(
      definition, of: answer, caption: wording.text(title))
    return TableView(wording: wording).markup(model)
  }

  private func section(_ title: String, _ content: Markup) -> Markup {
    .element("section", [:], .element("h2", [:], text: wording.text(title)), content)
  }
}
