import Charts
import SQLite
import Warehouse

/// Charts over months.
extension ChartMaker {
  func line(_ source: ChartSource) -> (any Chart)? {
    let (months, series) = source.seriesOverMonths()
    guard let first = series.first, hasValues(series) else { return nil }
    if series.count > 5 {
      return SmallMultiples(
        caption, measure: source.measure("value"), periods: periods(months), series: series)
    }
    // Two or three measures are told apart; of many names one is in view and the others are context.
    let others: [Tone] = source.definition.column("series") == nil ? [.ink, .context] : []
    let toned =
      [tinted(first, .accent)]
      + series.dropFirst().enumerated().map {
        tinted($1, $0 < others.count ? others[$0] : .context)
      }
    return LineChart(
      caption, measure: source.measure("value"), periods: periods(months), series: toned)
  }

  private func hasValues(_ series: [Series]) -> Bool {
    series.contains { $0.values.contains { $0 != nil } }
  }

  private func tinted(_ series: Series, _ tone: Tone) -> Series {
    Series(series.name, series.values, tone: tone, isDashed: series.isDashed)
  }

  /// The last twelve months in the accent, the twelve before in grey.
  func yearOnYear(_ source: ChartSource) -> (any Chart)? {
    let values = source.valuesByMonth()
    let months = (0..<12).map { month.adding(months: $0 - 11) }
    let before = months.map { $0.adding(months: -12) }
    guard (months + before).contains(where: { values[$0] ?? 0 != 0 }) else { return nil }
    let now = Series(spanName(months), months.map { values[$0] })
    let past = Series(spanName(before), before.map { values[$0] }, tone: .context)
    let series = before.contains { values[$0] != nil } ? [now, past] : [now]
    let axis = months.map { month in
      Period(wording.dates.short(month), name: wording.dates.month(month, form: "nominative"))
    }
    return LineChart(caption, measure: source.measure("value"), periods: axis, series: series)
  }

  /// `2025`, or `2024/25` where twelve months belong to two years.
  private func spanName(_ months: [Month]) -> String {
    guard let first = months.first, let last = months.last else { return "" }
    if first.year == last.year { return String(first.year) }
    let short = last.year % 100
    return "\(first.year)/\(short < 10 ? "0" : "")\(short)"
  }

  func columns(_ source: ChartSource) -> (any Chart)? {
    let (months, series) = source.seriesOverMonths()
    guard hasValues(series) else { return nil }
    let isAgeing = source.definition.roles["value"]?.last == "overdue_over_90"
    let tones: [Tone] =
      isAgeing ? Self.ageingTones : [.accent, .pale, .context, .warning, .ink]
    let toned = zip(series, tones).map { tinted($0, $1) }
    return ColumnChart(
      caption, measure: source.measure("value"), periods: periods(months), series: toned,
      arrangement: toned.count > 1 ? .stacked : .grouped)
  }

  func periods(_ months: [Month]) -> [Period] {
    months.map { month in
      Period(
        wording.dates.short(month), group: String(month.year), name: wording.dates.month(month))
    }
  }

  /// History and projection: what is expected of a month stands in months to come only.
  func fan(_ source: ChartSource) -> (any Chart)? {
    let rows = source.monthRows()
    let coming = rows.filter { source.number($0.row, "value") != nil }
    let history = rows.filter { source.number($0.row, "value") == nil }
    guard !coming.isEmpty else { return nil }
    return FanChart(
      caption, measure: source.measure("value"), periods: periods((history + coming).map(\.month)),
      history: history.map { source.number($0.row, "history") },
      projection: coming.compactMap { source.fanPoint($0.row) },
      expectedName: wording.text("charts.expected"),
      innerName: wording.numbers.percent(0.8, decimals: 0),
      outerName: wording.numbers.percent(0.95, decimals: 0))
  }
}
