import SQLite
import Warehouse

/// What only tells when and by whom the warehouse was filled: it stands in one element of the footer
/// and on the Data page, so that all else is the same bytes for the same data.
public struct Lineage: Sendable {
  /// The last import's moment, as it was noted.
  public var importedAt: String?
  /// Its number.
  public var run: Int64?
  /// Packs of earlier months that lie beside this one: their address by month.
  public var earlier: [(month: Month, address: String)]

  /// A pack's lineage.
  public init(
    importedAt: String? = nil, run: Int64? = nil, earlier: [(month: Month, address: String)] = []
  ) {
    self.importedAt = importedAt
    self.run = run
    self.earlier = earlier
  }
}

/// The end of every page: what lets a controller trust it.
struct FooterMaker {
  let wording: Wording
  let month: Month
  let archive: Archive
  let lineage: Lineage
  /// Where the terms are explained.
  var definitions: String?

  var markup: Markup {
    let lines = [
      wording.sentence("footer.as_of", ["day": .day(month.lastDay)]), reconciliation,
      wording.sentence("footer.definitions", ["currency": .text(wording.money.sign)]),
    ]
    let link = definitions.map {
      Markup.text(" ") + .element("a", ["href": $0], text: wording.text("page.definitions"))
    }
    let text = Markup.text(lines.compactMap { $0 }.joined(separator: " "))
    return .element("p", [:], text, link ?? .none) + origin
  }

  /// How many of the sources' own totals agree, of those of which that can be told.
  private var reconciliation: String? {
    guard let answer = archive.optionalAnswer("reconciliation"),
      let index = answer.index("is_equal")
    else { return nil }
    guard !answer.rows.isEmpty else { return wording.text("footer.unreconciled") }
    let told = answer.rows.compactMap { $0[index].whole }
    guard !told.isEmpty else { return nil }
    return wording.sentence(
      "footer.reconciled",
      ["agree": .count(Int64(told.count { $0 == 1 })), "all": .count(Int64(told.count))])
  }

  private var origin: Markup {
    let run = lineage.importedAt.map {
      wording.sentence(
        "footer.lineage",
        [
          "time": .text(wording.dates.moment($0)),
          "run": .text(lineage.run.map(String.init) ?? "–"),
        ])
    }
    let links = lineage.earlier.map {
      Markup.text(" · ") + .element("a", ["href": $0.address], text: wording.dates.month($0.month))
    }
    guard run != nil || rows != nil || !links.isEmpty else { return .none }
    let told = [rows, run].compactMap { $0 }.joined(separator: " ")
    let label = links.isEmpty ? Markup.none : .text(" " + wording.text("page.earlier"))
    return .element("p", ["class": "lineage"], [.text(told), label] + links)
  }

  /// What the imports took in: it depends on how often they ran, and so is part of the lineage.
  private var rows: String? {
    guard let answer = archive.optionalAnswer("sources"), !answer.rows.isEmpty else { return nil }
    let sum = { (column: String) -> Insert in
      .count(answer.rows.reduce(0) { $0 + (answer.value($1, column).whole ?? 0) })
    }
    let names = answer.rows.compactMap { answer.value($0, "source").string }
    let distinct = Set(names).sorted().map { TableView.shortened($0, to: 40) }
    return wording.sentence(
      "footer.rows",
      [
        "sources": .text(distinct.joined(separator: ", ")), "loaded": sum("rows_loaded"),
        "rejected": sum("rows_rejected"), "left": sum("rows_left_out"),
      ])
  }
}
