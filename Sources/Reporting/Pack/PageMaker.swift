import Warehouse

/// Makes the page of a report.
struct PageMaker {
  let wording: Wording
  let firm: Firm
  let month: Month
  let archive: Archive
  /// The reports of the pack, in their order.
  let reports: [ReportDefinition]
  let leftOut: [LeftOut]
  let lineage: Lineage
  var customerPage: @Sendable (String) -> String? = { _ in nil }

  /// The address of a report's page; the first one is the pack's front.
  static func address(_ report: ReportDefinition, first: ReportDefinition?) -> String {
    report.name == first?.name ? "index.html" : "\(SpreadsheetName.safe(report.name)).html"
  }

  /// The whole page of a report.
  func page(_ report: ReportDefinition) throws -> String {
    let isFront = report.name == reports.first?.name
    let main = try main(report) + (isFront ? index : .none)
    return shell(report).page(
      title: "\(report.title.text(wording.texts)), \(wording.dates.month(month))", main: main,
      footer: footer)
  }

  /// All reports one after another, as one page to print.
  func document() throws -> String {
    let parts = try reports.map { report in
      Markup.element(
        "section", ["class": "report"],
        .element("p", ["class": "kicker"], text: report.title.text(wording.texts)),
        try main(report))
    }
    let title = "\(wording.sentence("page.monthly", ["month": .month(month)]))"
    return shell(nil).page(title: title, main: parts.joined, footer: footer)
  }

  private func main(_ report: ReportDefinition) throws -> Markup {
    let headline = sentences(report.headline, report).first
    return [
      .element(
        "h1", ["class": "headline"],
        text: headline.map(Self.unended) ?? report.title.text(wording.texts)),
      support(report, beside: headline), notes(report), tiles(report), changes(report),
      try sections(report), definitions(report),
    ].filter { !$0.isEmpty }.joined
  }

  private var footer: Markup {
    let glossary = reports.first { !$0.definitions.isEmpty }
    let address = glossary.map { Self.address($0, first: reports.first) + "#definitions" }
    return FooterMaker(
      wording: wording, month: month, archive: archive, lineage: lineage, definitions: address
    ).markup
  }

  private func shell(_ report: ReportDefinition?) -> PageShell {
    let links = reports.map { other in
      PageShell.Link(
        title: other.title.text(wording.texts),
        address: Self.address(other, first: reports.first), isCurrent: other.name == report?.name)
    }
    return PageShell(
      wording: wording, firm: firm.name,
      period: wording.sentence("page.monthly", ["month": .month(month)]), links: links,
      logo: firm.logo.flatMap(Logo.init(bytes:)), accent: firm.accent)
  }

  // MARK: The head of the page

  private func sentences(_ rules: [FindingRule], _ report: ReportDefinition) -> [String] {
    rules.compactMap { rule in
      let query = rule.query ?? report.requires.first ?? "kpi"
      guard let answer = archive.optionalAnswer(query) else { return nil }
      return rule.sentence(
        Evidence(wording: wording, month: month, archive: archive, answer: answer))
    }
  }

  /// What stands below the headline, without what that says already.
  private func support(_ report: ReportDefinition, beside headline: String?) -> Markup {
    let sentences = sentences(report.support, report).filter { $0 != headline }
    guard !sentences.isEmpty else { return .none }
    return .element(
      "p", ["class": "support"], text: sentences.map(Self.ended).joined(separator: " "))
  }

  /// The sentence with its full stop.
  private static func ended(_ sentence: String) -> String {
    sentence.hasSuffix(".") ? sentence : sentence + "."
  }

  /// A headline has no full stop.
  private static func unended(_ sentence: String) -> String {
    (sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence).holdingYears
  }

  private func notes(_ report: ReportDefinition) -> Markup {
    guard let kpi = archive.optionalAnswer("kpi") ?? archive.optionalAnswer("classes") else {
      return .none
    }
    let evidence = Evidence(wording: wording, month: month, archive: archive, answer: kpi)
    let list = sentences(of: report.notes.filter { !$0.isLineage }, evidence)
    let items = list.map { Markup.element("li", [:], text: $0) }
    let lineage = sentences(of: report.notes.filter(\.isLineage), evidence)
    var notes: [Markup] = []
    if !items.isEmpty { notes.append(.element("ul", ["class": "notes"], items)) }
    if !lineage.isEmpty {
      notes.append(.element("p", ["class": "lineage"], text: lineage.joined(separator: " ")))
    }
    return notes.joined
  }

  private func sentences(of rules: [NoteRule], _ evidence: Evidence) -> [String] {
    rules.compactMap { $0.sentence(evidence) }
  }

  private func tiles(_ report: ReportDefinition) -> Markup {
    let maker = TileMaker(wording: wording, month: month, archive: archive)
    return TileView.markup(report.tiles.compactMap(maker.tile))
  }

  private func changes(_ report: ReportDefinition) -> Markup {
    let items = sentences(report.changes, report).map { sentence in
      Markup.element("li", [:], text: Self.ended(sentence))
    }
    guard !items.isEmpty else { return .none }
    return .element(
      "section", [:], .element("h2", [:], text: wording.text("page.changed_most")),
      .element("ul", ["class": "changes"], items))
  }

  // MARK: Sections

  private func sections(_ report: ReportDefinition) throws -> Markup {
    let said = sentences(report.headline, report).prefix(1) + sentences(report.support, report)
    let view = FigureView(
      wording: wording, month: month, archive: archive, customerPage: customerPage,
      said: Set(said))
    var number = 0
    return try report.sections.map { section in
      let figures = try section.figures.map { definition in
        number += 1
        let id = "figure-\(number)"
        return FigureRow.Figure(
          definition: definition, id: id, content: try view.content(definition, id: id))
      }.filter { !$0.content.isEmpty }
      return figures.isEmpty ? .none : try markup(section, FigureRow.laidOut(figures, view))
    }.joined
  }

  private func markup(_ section: SectionDefinition, _ figures: [Markup]) -> Markup {
    .element(
      "section", [:],
      section.title.map { .element("h2", [:], text: $0.text(wording.texts)) } ?? .none,
      section.lead.map { .element("p", ["class": "lead"], text: $0.text(wording.texts)) } ?? .none,
      .element("div", ["class": "figures"], figures))
  }

  private func definitions(_ report: ReportDefinition) -> Markup {
    guard !report.definitions.isEmpty else { return .none }
    let entries = report.definitions.map { name in
      let term =
        wording.texts.optional("metrics.\(name)") ?? wording.texts.optional("values.class.\(name)")
        ?? wording.heading(name)
      return Markup.element("dt", [:], text: term.raisingFirst)
        + .element("dd", [:], text: wording.text("definitions.\(name)"))
    }
    return .element(
      "section", ["id": "definitions"],
      .element("h2", [:], text: wording.text("page.definitions")),
      .element("dl", ["class": "facts"], entries))
  }

  /// The front page's way to the others, and what is not there.
  private var index: Markup {
    let items = reports.dropFirst().map { report in
      Markup.element(
        "li", [:],
        .element(
          "a", ["href": Self.address(report, first: reports.first)],
          text: report.title.text(wording.texts)),
        .element("span", [:], text: report.about.text(wording.texts)))
    }
    let missing = leftOut.map {
      Markup.element("dt", [:], text: $0.title) + .element("dd", [:], text: $0.reason)
    }
    return .element(
      "section", [:], .element("h2", [:], text: wording.text("page.all_reports")),
      .element("ul", ["class": "reports"], items),
      missing.isEmpty
        ? .none
        : .element("p", ["class": "note"], text: wording.text("page.left_out"))
          + .element("dl", ["class": "facts"], missing))
  }
}
