import SQLite
import Warehouse

/// Makes a tile of a row of the KPI table, with the course of its last months.
struct TileMaker {
  let wording: Wording
  let month: Month
  let archive: Archive

  /// Months that a sparkline covers.
  private static let courseMonths = 25

  /// The tile, nil where the figure is unknown.
  func tile(_ definition: TileDefinition) -> Tile? {
    guard let answer = archive.optionalAnswer(definition.query),
      let row = answer.row("metric", definition.metric),
      let index = answer.index("value"), row[index] != .null
    else { return nil }
    let type = answer.type(index, in: row)
    let course = course(definition.metric, type)
    // A figure that never was anything but zero is one that the firm does not have.
    guard row[index].number != 0 || course.contains(where: { $0 ?? 0 != 0 }) else { return nil }
    let shown = shown(row[index], type)
    return Tile(
      id: SpreadsheetName.safe(definition.metric),
      name: wording.value(definition.metric, of: "metric"), value: shown.value, unit: shown.unit,
      gap: shown.unit == "%" ? wording.language.percentGap : " ",
      lines: lines(definition, row, answer, type), course: course,
      courseLabel: courseLabel(definition.metric, course, type))
  }

  /// The figure and its unit apart: the figure large, the unit small.
  private func shown(_ value: Value, _ type: ColumnType) -> (value: String, unit: String) {
    switch type {
    case .money:
      return value.whole.map(shownMoney) ?? (NumberText.unknown, wording.money.sign)
    case .ratio:
      return (wording.numbers.fixed((value.number ?? 0) * 100, decimals: 1), "%")
    case .days:
      let days = wording.numbers.fixed(value.number ?? 0, decimals: 1)
      return (days, wording.text("units.days_part"))
    default:
      return (FigureText(wording, type: type, values: [value]).text(value), "")
    }
  }

  /// From so many units on money stands in millions, for on a telephone a tile holds no more.
  private static let mostUnits = 1_000_000_000.0

  private func shownMoney(_ minor: Int64) -> (value: String, unit: String) {
    let money = wording.money
    let millions = money.units(minor) / Magnitude.million.divisor
    guard money.units(minor).magnitude >= Self.mostUnits else {
      return money.isSignFirst ? (money.text(minor), "") : (money.amount(minor), money.sign)
    }
    let amount = wording.numbers.fixed(millions, decimals: 1)
    let unit = wording.text("units.million")
    return money.isSignFirst
      ? (money.withSign(amount), unit) : (amount, unit + Space.noBreak + money.sign)
  }

  // MARK: Beside the figure

  private func lines(
    _ definition: TileDefinition, _ row: CompactRow, _ answer: Answer, _ type: ColumnType
  ) -> [Tile.Line] {
    let value = answer.value(row, "value")
    let changes = [("month_change", "previous_month"), ("year_change", "same_month_last_year")]
    var lines = changes.compactMap { name, column in
      change(value, answer.value(row, column), type, definition.good).map {
        Tile.Line(name: wording.text("page.\(name)"), text: $0.text, tone: $0.tone)
      }
    }
    lines += yearToDate(row, answer, type, definition.good)
    lines += target(value, answer.value(row, "target"), type)
    return lines
  }

  private func change(
    _ now: Value, _ before: Value, _ type: ColumnType, _ good: GoodDirection?
  ) -> (text: String, tone: TableModel.Tone?)? {
    guard let now = now.number, let before = before.number else { return nil }
    let text: String
    if type == .ratio {
      text = wording.points(now - before)
    } else if before > 0 {
      text = wording.relativeChange(now / before - 1)
    } else {
      return nil
    }
    let isZero = !text.contains { ("1"..."9").contains($0) }
    guard let good, !isZero else { return (text, nil) }
    return (text, (now > before) == (good == .up) ? .good : .bad)
  }

  private func yearToDate(
    _ row: CompactRow, _ answer: Answer, _ type: ColumnType, _ good: GoodDirection?
  ) -> [Tile.Line] {
    let sum = answer.value(row, "year_to_date")
    guard sum != .null else { return [] }
    let shown = shown(sum, type)
    let gap = shown.unit == "%" ? wording.language.percentGap : Space.noBreak
    let text =
      type == .money
      ? compact(sum) : shown.unit.isEmpty ? shown.value : shown.value + gap + shown.unit
    let change = change(sum, answer.value(row, "year_to_date_last_year"), type, good)
    return [
      Tile.Line(name: wording.text("page.year_to_date"), text: text, aside: change.map(\.text))
    ]
  }

  /// Money short enough for a line: `45.2 million`.
  private func compact(_ value: Value) -> String {
    guard let minor = value.whole else { return NumberText.unknown }
    let units = wording.money.units(minor)
    let magnitude = Magnitude(of: units.magnitude)
    guard let name = magnitude.name else { return wording.money.amount(minor) }
    let decimals = magnitude == .million ? 1 : 0
    return wording.numbers.fixed(units / magnitude.divisor, decimals: decimals)
      + Space.noBreak + wording.text("units.\(name)")
  }

  private func target(_ value: Value, _ target: Value, _ type: ColumnType) -> [Tile.Line] {
    guard let now = value.number, let wanted = target.number, wanted > 0 else { return [] }
    let text = type == .money ? compact(target) : shown(target, type).value
    let share = wording.sentence(
      "page.of_target", ["percent": .text(wording.numbers.percent(now / wanted, decimals: 0))])
    return [Tile.Line(name: wording.text("page.target"), text: text, aside: share)]
  }

  // MARK: The course

  private func course(_ metric: String, _ type: ColumnType) -> [Double?] {
    guard let answer = archive.optionalAnswer("kpi_by_month"), answer.index("month") != nil else {
      return []
    }
    var values: [Int64: Double] = [:]
    for row in answer.rows where answer.value(row, "metric") == .text(metric) {
      if let key = answer.value(row, "month").whole {
        values[key] = answer.value(row, "value").number
      }
    }
    let months = (0..<Self.courseMonths).map { month.adding(months: $0 - Self.courseMonths + 1) }
    let known = months.map { values[Int64($0.key)] }
    return Array(known.drop { $0 == nil })
  }

  private func courseLabel(_ metric: String, _ course: [Double?], _ type: ColumnType) -> String {
    guard let first = course.first ?? nil, let last = course.last ?? nil else { return "" }
    let text = { (number: Double) in
      let value: Value = type == .ratio || type == .days ? .real(number) : .integer(Int64(number))
      let shown = shown(value, type)
      return shown.unit.isEmpty ? shown.value : shown.value + Space.noBreak + shown.unit
    }
    return wording.sentence(
      "page.course",
      [
        "name": .text(wording.value(metric, of: "metric")),
        "count": .count(Int64(course.count)), "first": .text(text(first)),
        "last": .text(text(last)),
      ])
  }
}
