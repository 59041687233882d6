import Charts
import SQLite
import Warehouse

/// Charts over names: customers, buckets, parts.
extension ChartMaker {
  func bars(_ source: ChartSource) -> (any Chart)? {
    let labels = source.labels()
    let roles = ["value", "compare"].filter { source.definition.column($0) != nil }
    let series = zip(roles, [Tone.accent, .context]).map { role, tone in
      Series(source.heading(role), source.numbers(role), tone: tone)
    }
    return BarChart(
      caption, measure: source.measure("value"), categories: labels, series: series,
      arrangement: .grouped)
  }

  func waterfall(_ source: ChartSource) -> (any Chart)? {
    let answer = source.answer
    let parts = ChangeParts.parts(of: answer)
    guard !parts.isEmpty else { return nil }
    let steps = parts.map { part in
      WaterfallStep(
        wording.value(part.name, of: "part"), change: source.scaled(Double(part.minor), "value"))
    }
    let before = answer.rows.first.flatMap { answer.value($0, "compared_with").whole }
    let total = { (month: Month?, column: String) in
      WaterfallChart.Total(
        month.map { wording.dates.month($0) } ?? "",
        text: answer.rows.first.flatMap { answer.value($0, column).whole }
          .map { wording.money.text($0) } ?? NumberText.unknown)
    }
    return WaterfallChart(
      caption, measure: source.signedMeasure("value"), steps: steps,
      sumLabel: wording.text("charts.change"),
      before: total(before.flatMap { Month(key: Int($0)) }, "revenue_before"),
      after: total(month, "revenue"))
  }

  func ageing(_ source: ChartSource) -> (any Chart)? {
    let tones = Self.ageingTones
    let open = zip(source.labels(), source.numbers("value")).filter { $0.1 ?? 0 >= 0 }
    let buckets = open.enumerated().map { index, bucket in
      AgeingBucket(bucket.0, value: bucket.1, tone: tones[min(index, tones.count - 1)])
    }
    return AgeingBar(caption, measure: source.labelledMeasure("value"), buckets: buckets)
  }

  /// From not due to long overdue.
  static let ageingTones: [Tone] = [.pale, .context, .warning, .warning, .bad]

  func pareto(_ source: ChartSource) -> (any Chart)? {
    let values = source.numbers("value").compactMap { $0 }
    guard values.contains(where: { $0 > 0 }) else { return nil }
    let numbers = wording.numbers
    let percent = { @Sendable (share: Double) in numbers.percent(share, decimals: 0) }
    let points = Concentration(values).points.map { point in
      ParetoPoint(
        count: point.count,
        label: wording.sentence(
          "charts.pareto_point",
          [
            "count": .count(Int64(point.count)),
            "percent": .text(numbers.percent(point.share, decimals: 0)),
          ]))
    }
    return ParetoCurve(
      caption, x: Measure(unit: wording.text("charts.share_of_customers"), tick: percent),
      y: Measure(unit: wording.text("charts.share_of_total"), tick: percent),
      values: values, points: points)
  }

  func funnel(_ source: ChartSource) -> (any Chart)? {
    let wording = wording
    let stages = zip(source.labels(), source.numbers("value")).map { FunnelStage($0, value: $1) }
    return FunnelChart(
      caption, measure: source.measure("value"), stages: stages,
      share: { share in
        wording.sentence("charts.of_those", ["percent": .text(wording.numbers.percent(share))])
      })
  }

  /// Bullets in a drawing; the table has them all.
  private static let mostBullets = 20

  /// Those of the rows that have a target. Where each row has a unit of its own, each has its own
  /// scale, and none is set back for falling short: of debts and losses less is better.
  func bullet(_ source: ChartSource) -> (any Chart)? {
    let rows = source.answer.rows.filter { source.number($0, "target") ?? 0 > 0 }
    guard !rows.isEmpty else { return nil }
    let bullets = rows.prefix(Self.mostBullets).map { row in
      let (value, target) = (source.number(row, "value"), source.number(row, "target"))
      let isReached = value.flatMap { value in target.map { value >= $0 } } ?? false
      let tone: Tone = isReached || source.hasUnits("value") ? .accent : .context
      return Bullet(
        TableView.shortened(source.text(row, "label"), to: 40), value: value, target: target,
        tone: tone, text: source.ofTarget(row))
    }
    return BulletChart(
      caption, measure: source.measure("value"), bullets: bullets,
      sharesScale: !source.hasUnits("value"))
  }
}
