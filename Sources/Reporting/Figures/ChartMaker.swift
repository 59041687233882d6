import Charts
import SQLite
import Warehouse

/// Makes a chart of an answer by its definition.
struct ChartMaker {
  let wording: Wording
  let month: Month
  let id: String
  let title: String

  /// The chart, nil where the answer has nothing to draw.
  func chart(_ definition: ChartDefinition, of answer: Answer) -> (any Chart)? {
    guard !answer.rows.isEmpty else { return nil }
    let source = ChartSource(wording: wording, answer: answer, definition: definition)
    switch definition.kind {
    case .line: return line(source)
    case .yearOnYear: return yearOnYear(source)
    case .columns: return columns(source)
    case .bars: return bars(source)
    case .bubbles: return bubbles(source)
    case .waterfall: return waterfall(source)
    case .ageing: return ageing(source)
    case .pareto: return pareto(source)
    case .heat: return heat(source)
    case .funnel: return funnel(source)
    case .fan: return fan(source)
    case .bullet: return bullet(source)
    }
  }

  /// What a reader must know of the drawing: what of the answer is not in it.
  func note(_ definition: ChartDefinition, of answer: Answer) -> String? {
    guard definition.kind == .bubbles else { return nil }
    return bubbleNote(ChartSource(wording: wording, answer: answer, definition: definition))
  }

  /// What is read aloud of the chart: its title; the table beside it has the figures.
  var caption: Caption {
    Caption(id: id, label: title, emptyText: wording.text("page.nothing"))
  }
}
