/// The names of a chart's rows: in a column at the left, or each on a line of its own above its row
/// where a column would take too much of the width.
struct RowLabels {
  /// The room of the column, gap included; 0 where the names stand above.
  let width: Double
  /// What a name above its row takes.
  let lineHeight: Double
  private let names: [String]
  private let style: TextStyle

  init(_ names: [String], width: Double) {
    let widest = names.map { TextMeasure.width(PlainText.label($0)) }.max() ?? 0
    let share = width < Layout.wide ? 0.34 : 0.42
    let isBeside = widest + 10 <= width * share || (width >= 800 && !names.isEmpty)
    let column = min(widest, width * share - 10)
    let room = isBeside ? column : width
    self.width = isBeside ? column + 10 : 0
    lineHeight = isBeside ? 0 : TextStyle.lineHeight
    style = TextStyle(hasHalo: !isBeside)
    self.names = names.map { TextMeasure.truncated($0, to: room) }
  }

  /// - Parameters:
  ///   - top: where a name above its row begins.
  ///   - middle: the height of the row's middle, for a name beside it.
  func draw(_ index: Int, top: Double, middle: Double, on drawing: inout Drawing) {
    let baseline = lineHeight > 0 ? top + style.ascent : middle + 4
    drawing.add(names[index], at: Point(x: 0, y: baseline), style)
  }
}
