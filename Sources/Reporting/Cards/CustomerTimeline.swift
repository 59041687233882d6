import Charts
import SQLite
import Warehouse

/// All that passed between a customer and the firm, on one line of time: a lane for each kind.
struct CustomerTimeline {
  let wording: Wording
  let month: Month

  /// Kinds in the order of their lanes.
  private static let kinds = [
    "order", "invoice", "payment", "contact", "ticket", "response", "document", "deal", "contract",
  ]

  /// The strip, nil where there are too few events to make one.
  func chart(_ answer: Answer) -> TimelineStrip? {
    let events = answer.rows.compactMap { row -> (day: Day, kind: String, label: String)? in
      guard let day = answer.value(row, "happened_on").whole.flatMap({ Day(key: Int($0)) }),
        let kind = answer.value(row, "kind").string
      else { return nil }
      let what = answer.value(row, "what").string.map { wording.value($0, of: "what") }
      let parts = [wording.dates.short(day), wording.value(kind, of: "kind"), what ?? ""]
      return (day, kind, parts.filter { !$0.isEmpty }.joined(separator: ", "))
    }
    guard events.count > 1, let first = events.map(\.day).min() else { return nil }
    let kinds = Self.kinds.filter { kind in events.contains { $0.kind == kind } }
    let last = max(month.lastDay, events.map(\.day).max() ?? month.lastDay)
    let marks = events.compactMap { event in
      kinds.firstIndex(of: event.kind).map { lane in
        TimelineEvent(
          start: Double(event.day.number), lane: lane,
          label: TableView.shortened(event.label), tone: lane == 0 ? .accent : .context)
      }
    }
    return TimelineStrip(
      Caption(id: "events", label: wording.text("card.events")), lanes: kinds.map(name),
      events: marks, range: Double(first.number)...Double(last.number + 1),
      ticks: years(from: first, to: last))
  }

  private func name(_ kind: String) -> String { wording.value(kind, of: "event_kind") }

  /// The first days of the years in between; of the months, where it is less than a year.
  private func years(from first: Day, to last: Day) -> [TimelineStrip.Tick] {
    let step = first.distance(to: last) > 500 ? 12 : 1
    var month = step == 12 ? Month(year: first.year, month: 1) ?? first.month : first.month
    var ticks: [TimelineStrip.Tick] = []
    while month.firstDay <= last {
      if month.firstDay >= first {
        let label = step == 12 ? String(month.year) : wording.dates.short(month)
        ticks.append(TimelineStrip.Tick(Double(month.firstDay.number), label))
      }
      month = month.adding(months: step)
    }
    return ticks
  }
}
