/// A table as it is printed: what stands in every cell, already in the reader's language.
struct TableModel: Sendable {
  /// How a column's cells stand.
  enum Alignment: Sendable {
    /// Right, on one line.
    case number
    /// Left.
    case text
    /// Left, on one line.
    case short
    /// Left, on one line where the screen is narrow, for no word of it is long.
    case brief
    /// Left, a sentence that may run over several lines.
    case words
  }

  struct Column: Sendable {
    let heading: String
    var unit: String?
    var alignment: Alignment
    /// What the head says when pointed at.
    var explanation: String?
  }

  struct Cell: Sendable {
    var text: String
    /// What a sort compares instead of the text.
    var sortValue: String?
    /// Where a click leads.
    var link: String?
    /// The length of the small bar, 0…1.
    var share: Double?
    /// Tints the cell: −1…1, below zero in the colour of bad news.
    var heat: Double?
    var tone: Tone?
    /// Classes shown as labels; each its code and its name.
    var chips: [Chip] = []
  }

  struct Chip: Sendable, Equatable {
    let code: String
    let name: String
  }

  enum Tone: String, Sendable { case good, bad }

  struct Row: Sendable {
    var cells: [Cell]
    /// The row above a group, with its name and totals.
    var isGroup = false
  }

  var caption: String
  var columns: [Column]
  var rows: [Row]
  var totals: [Row] = []
  /// Whether a reader may sort it: not where rows stand in groups.
  var isSortable: Bool { !rows.contains(where: \.isGroup) && rows.count > 2 }
}
