/// Names and last values at the right of a plot, each beside the end of its line.
struct EndLabels {
  struct Item {
    var name: String
    var value: String
    var tone: Tone
    /// Px of the point that the label belongs to.
    var y: Double = 0
  }

  /// The gap between the plot and the labels.
  static let gap = 10.0
  private let items: [Item]
  private let room: Double

  /// - Parameter room: the most that the labels may take, in px.
  init(_ items: [Item], room: Double) {
    self.items = items
    self.room = room
  }

  /// What the labels take to the right of the plot, gap included.
  var width: Double {
    let widest = items.map { item in
      lines(item).map { TextMeasure.width($0.text, $0.style) }.max() ?? 0
    }
    return widest.max().map { min($0, room) + Self.gap } ?? 0
  }

  /// The label's one line, or name above value where one line is too long.
  private func lines(_ item: Item) -> [(text: String, style: TextStyle)] {
    let style = TextStyle(paint: item.tone.text, isBold: !item.tone.isQuiet)
    let whole = [item.name, item.value].filter { !$0.isEmpty }.joined(separator: " ")
    if TextMeasure.width(PlainText.label(whole), style) <= room { return [(whole, style)] }
    let value = TextMeasure.truncated(item.value, to: room, style)
    return (wrapped(item.name, style) + [value]).filter { !$0.isEmpty }.map { ($0, style) }
  }

  /// A name on two lines where one is too short for its words.
  private func wrapped(_ name: String, _ style: TextStyle) -> [String] {
    let words = PlainText.label(name).split(separator: " ")
    let breaks = words.indices.dropFirst().reversed()
    let fits = { (text: String) in TextMeasure.width(text, style) <= room }
    guard !fits(words.joined(separator: " ")),
      let end = breaks.first(where: { fits(words[..<$0].joined(separator: " ")) })
    else { return [TextMeasure.truncated(name, to: room, style)] }
    let rest = words[end...].joined(separator: " ")
    return [words[..<end].joined(separator: " "), TextMeasure.truncated(rest, to: room, style)]
  }

  /// Draws the labels with their ends at the given heights; the last items are left out where not
  /// all fit. Returns those drawn.
  func draw(on drawing: inout Drawing, left: Double, range: ClosedRange<Double>) {
    var shown = items
    while !shown.isEmpty {
      let wishes = shown.map {
        LabelSpread.Item(wanted: $0.y, extent: Double(lines($0).count) * TextStyle.lineHeight)
      }
      if let middles = LabelSpread.middles(wishes, in: range) {
        for (item, middle) in zip(shown, middles) {
          draw(item, middle: middle, left: left, on: &drawing)
        }
        return
      }
      shown.removeLast()
    }
  }

  private func draw(_ item: Item, middle: Double, left: Double, on drawing: inout Drawing) {
    let lines = lines(item)
    let top = middle - Double(lines.count) * TextStyle.lineHeight / 2
    for (index, line) in lines.enumerated() {
      let y = top + Double(index) * TextStyle.lineHeight + line.style.ascent
      drawing.add(line.text, at: Point(x: left + Self.gap, y: y), line.style)
    }
    if abs(middle - item.y) > TextStyle.lineHeight {
      let start = Point(x: left + 3, y: item.y)
      let end = Point(x: left + Self.gap - 2, y: middle)
      drawing.add(Mark.line(from: start, to: end, Stroke(paint: item.tone.text)))
    }
  }
}
