/// A table in colours: the deeper, the larger. Positive values are blue (the accent), negative ones
/// red with their sign, so that a map of changes reads in grey print too.
public struct HeatMap: Chart {
  /// What a reader who does not see the drawing is told.
  public var caption: Caption
  /// What the values are.
  public var measure: Measure
  /// Names at the left, from the top.
  public var rows: [String]
  /// Names above, from the left.
  public var columns: [String]
  /// One list a row, one value a column; nil is an empty place.
  public var values: [[Double?]]
  /// The value of the deepest colour; without it the largest absolute value. A map of ratios sets 1,
  /// so that months can be compared.
  public var deepest: Double?
  /// True writes – in an empty place, as in a matrix; false leaves it blank, as in the triangle of
  /// cohorts.
  public var showsGaps: Bool

  /// Each parameter is described at the property of its name.
  public init(
    _ caption: Caption, measure: Measure, rows: [String], columns: [String],
    values: [[Double?]], deepest: Double? = nil, showsGaps: Bool = false
  ) {
    self.caption = caption
    self.measure = measure
    self.rows = rows
    self.columns = columns
    self.values = values.map { $0.map(Finite.value) }
    self.deepest = Finite.value(deepest)
    self.showsGaps = showsGaps
  }

  /// The drawing, `width` px wide.
  public func svg(width: Double) -> String {
    let width = Layout.usable(width)
    let isKnown = values.contains { row in row.contains { $0 != nil } }
    guard isKnown, !rows.isEmpty, !columns.isEmpty else {
      return Drawing.empty(caption, width: width)
    }
    return HeatMapDrawing(self, width: width).rendered()
  }
}

/// The layout of a heat map at one width.
private struct HeatMapDrawing {
  private let chart: HeatMap
  private let width: Double
  /// The room of the rows' names.
  private let nameWidth: Double
  private let band: BandScale
  private let head: PeriodAxis
  /// The columns' names where they run upwards, for want of room side by side; else none.
  private let uprightNames: [String]
  private let deepest: Double
  /// The values fit into their cells.
  private let hasValues: Bool
  private let top: Double
  private let cellHeight: Double

  private var height: Double {
    top + cellHeight * Double(chart.rows.count) + (hasValues ? 2 : 32)
  }

  init(_ chart: HeatMap, width: Double) {
    self.chart = chart
    self.width = width
    let widest = chart.rows.map { TextMeasure.width(PlainText.label($0)) }.max() ?? 0
    nameWidth = min(widest, width * 0.36)
    let band = BandScale(count: chart.columns.count, start: nameWidth + 8, end: width)
    self.band = band
    let room = max(band.step - 4, 24)
    let names = chart.columns.map { Period(TextMeasure.truncated($0, to: room)) }
    uprightNames = Self.uprightNames(chart, step: band.step, room: room)
    head = PeriodAxis(names, middles: chart.columns.indices.map(band.middle), width: width)
    let known = chart.values.flatMap { $0.compactMap { $0 } }
    deepest = max(chart.deepest ?? 0, 0) > 0 ? chart.deepest ?? 1 : known.map(abs).max() ?? 1
    hasValues = known.allSatisfy {
      TextMeasure.width(chart.measure.value($0)) <= band.step - 6
    }
    let headHeight = uprightNames.map { TextMeasure.width($0) }.max().map { $0 + 10 } ?? 22
    top = (chart.measure.unit.isEmpty ? 0 : 18) + headHeight
    cellHeight = hasValues ? 24 : min(max(band.step, 14), 22)
  }

  /// Names of which little would be left between their neighbours run upwards, where a line of text is
  /// narrow enough for that.
  private static func uprightNames(_ chart: HeatMap, step: Double, room: Double) -> [String] {
    let widest = chart.columns.map { TextMeasure.width(PlainText.label($0)) }.max() ?? 0
    guard widest > room, room < leastRoom, step >= TextStyle.lineHeight else { return [] }
    return chart.columns.map { TextMeasure.truncated($0, to: longestUpright) }
  }

  /// Less room than that leaves no word.
  private static let leastRoom = 40.0
  private static let longestUpright = 140.0

  func rendered() -> String {
    var drawing = Drawing(chart.caption, width: width, height: height)
    drawing.addUnit(chart.measure.unit)
    addHead(to: &drawing)
    for row in chart.rows.indices { addRow(row, to: &drawing) }
    if !hasValues { addScale(to: &drawing) }
    return drawing.rendered()
  }

  private func addHead(to drawing: inout Drawing) {
    let style = TextStyle(paint: .muted)
    guard uprightNames.isEmpty else {
      for (column, name) in uprightNames.enumerated() {
        drawing.addUpright(name, at: Point(x: band.middle(column) + 4, y: top - 6), style)
      }
      return
    }
    for label in head.labels {
      let place = Point(x: label.middle, y: top - 7)
      drawing.add(label.text, at: place, style, anchor: .middle)
    }
  }

  private func addRow(_ row: Int, to drawing: inout Drawing) {
    let middle = top + cellHeight * (Double(row) + 0.5)
    let name = TextMeasure.truncated(chart.rows[row], to: nameWidth)
    drawing.add(name, at: Point(x: 0, y: middle + 4))
    for column in chart.columns.indices {
      guard let value = value(row, column) else {
        let text = chart.showsGaps ? "–" : ""
        let place = Point(x: band.middle(column), y: middle + 4)
        drawing.add(text, at: place, TextStyle(paint: .muted), anchor: .middle)
        continue
      }
      addCell(value, row, column, middle: middle, to: &drawing)
    }
  }

  private func value(_ row: Int, _ column: Int) -> Double? {
    guard chart.values.indices.contains(row) else { return nil }
    let values = chart.values[row]
    return values.indices.contains(column) ? values[column] : nil
  }

  private func addCell(
    _ value: Double, _ row: Int, _ column: Int, middle: Double, to drawing: inout Drawing
  ) {
    let box = Box(
      left: band.lead(column) + 0.5, top: middle - cellHeight / 2 + 0.5,
      right: band.lead(column) + band.step - 0.5, bottom: middle + cellHeight / 2 - 0.5)
    let text = chart.measure.value(value)
    let paint: Paint = value < 0 ? .bad : .accent
    let hover = hasValues ? "" : "\(chart.rows[row]) · \(chart.columns[column]): \(text)"
    drawing.add(Mark.box(box, fill: paint, opacity: opacity(value), hover: hover))
    if hasValues {
      drawing.add(text, at: Point(x: box.center.x, y: middle + 4), anchor: .middle)
    } else if value < 0 && band.step >= 8 {
      let start = Point(x: box.center.x - 3, y: middle)
      drawing.add(Mark.line(from: start, to: start.moved(x: 6), Stroke(paint: .ink)))
    }
  }

  /// From hardly coloured to half: text in the page's ink stays readable on every cell.
  private func opacity(_ value: Double) -> Double {
    value == 0 ? 0.03 : 0.06 + 0.46 * min(abs(value) / deepest, 1)
  }

  /// What the colours mean, where the cells do not say.
  private func addScale(to drawing: inout Drawing) {
    let style = TextStyle(paint: .muted)
    let baseline = height - 6
    let isNegative = chart.values.contains { $0.contains { ($0 ?? 0) < 0 } }
    let shares = isNegative ? [-1.0, -0.5, 0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]
    let low = TextMeasure.truncated(chart.measure.value(shares[0] * deepest), to: width / 3)
    let high = TextMeasure.truncated(chart.measure.value(deepest), to: width / 3)
    drawing.add(low, at: Point(x: 0, y: baseline), style)
    var left = TextMeasure.width(low) + 6
    for share in shares {
      let value = share * deepest
      let box = Box(left: left, top: baseline - 10, right: left + 16, bottom: baseline + 1)
      drawing.add(
        Mark.box(box, fill: value < 0 ? .bad : .accent, opacity: opacity(value), edge: .rule))
      left = box.right
    }
    drawing.add(high, at: Point(x: left + 6, y: baseline), style)
  }
}
