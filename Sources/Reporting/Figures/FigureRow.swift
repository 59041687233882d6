/// Lays the figures of a section out in rows of two, or one that has the whole width. No place beside a
/// figure stays empty: one without a neighbour is drawn anew for the whole width.
enum FigureRow {
  /// A figure that has something to show.
  struct Figure {
    var definition: FigureDefinition
    let id: String
    var content: Markup

    /// On paper a table has the whole width.
    fileprivate var isLong: Bool { definition.table.map { !$0.isFolded } ?? false }
  }

  /// The figures as they stand on the page.
  static func laidOut(_ figures: [Figure], _ view: FigureView) throws -> [Markup] {
    var figures = figures
    for place in alone(figures.map(\.definition.isFull)) {
      figures[place].definition.isFull = true
      figures[place].content = try view.content(
        figures[place].definition, id: figures[place].id)
    }
    let sole = Set(alone(figures.map { $0.definition.isFull || $0.isLong }))
    return figures.enumerated().map { place, figure in
      let names = [
        "figure", figure.definition.isFull ? "full" : nil, figure.isLong ? "long" : nil,
        sole.contains(place) ? "sole" : nil,
      ]
      return .element(
        "figure", ["class": names.compactMap { $0 }.joined(separator: " ")], figure.content)
    }
  }

  /// The places of halves without another half beside them.
  static func alone(_ isWide: [Bool]) -> [Int] {
    var alone: [Int] = []
    var place = 0
    while place < isWide.count {
      if isWide[place] {
        place += 1
      } else if place + 1 < isWide.count, !isWide[place + 1] {
        place += 2
      } else {
        alone.append(place)
        place += 1
      }
    }
    return alone
  }
}
