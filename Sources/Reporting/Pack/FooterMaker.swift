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

  var markup: Markup {
    let lines = [
      wording.sentence("footer.as_of", ["day": .day(month.lastDay)]), reconciliation,
      wording.sentence("footer.definitions", ["currency": .text(wording.money.sign)]),
    ]
    return .element("p", [:], text: lines.compactMap { $0 }.joined(separator: " ")) + origin
  }

  /// How many of the sources' own totals agree.
  private var reconciliation: String? {
    guard let answer = archive.optionalAnswer("reconciliation"),
      let index = answer.index("is_equal")
    else { return nil }
    guard !answer.rows.isEmpty else { return wording.text("footer.unreconciled") }
    let agreeing = answer.rows.count { $0[index].whole == 1 }
    return wording.sentence(
      "footer.reconciled",
      ["agree": .count(Int64(agreeing)), "all": .count(Int64(answer.rows.count))])
  }

  private var origin: Markup {
    let run = lineage.importedAt.map {
      wording.sentence(
        "footer.lineage", ["time": .text($0), "run": .text(lineage.run.map(String.init) ?? "–")])
    }
    let links = lineage.earlier.map {
      Markup.text(" · ") + .element("a", ["href": $0.address], text: wording.dates.month($0.month))
    }
    guard run != nil || !links.isEmpty else { return .none }
    let label = links.isEmpty ? Markup.none : .text(" " + wording.text("page.earlier"))
    return .element("p", ["class": "lineage"], [.text(run ?? ""), label] + links)
  }
}
