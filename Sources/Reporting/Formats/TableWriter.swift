import SQLite
import Warehouse

/// Rows in aligned columns for a terminal: texts left, numbers right with thousands apart; what
/// does not fit is cut and marked with `…`.
struct TableWriter: RowWriter {
  private let width: Int?
  private let write: ByteWriter
  private var columns: [QueryColumn] = []
  private var text = MachineText(columns: [], money: MoneyDigits(currency: "", company: 2))
  private var lines: [[String]] = []
  private var isNumeric: [Bool] = []

  init(width: Int?, write: @escaping ByteWriter) {
    self.width = width
    self.write = write
  }

  mutating func begin(columns: [QueryColumn], money: MoneyDigits) {
    self.columns = columns
    text = MachineText(columns: columns, money: money)
    isNumeric = columns.map { $0.type.isNumber }
  }

  mutating func row(_ values: [Value]) {
    lines.append(
      values.indices.map { index in
        let field = text.text(index, in: values)
        let isNumber = text.isNumber(index, in: values)
        if isNumber { isNumeric[index] = true }
        return isNumber ? grouped(field) : oneLine(field)
      })
  }

  mutating func end(isCut: Bool) throws {
    let widths = fitted(naturalWidths)
    try write(Array(line(columns.map(\.name), widths).utf8))
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    try write(Array((rule + "\n").utf8))
    for fields in lines { try write(Array(line(fields, widths).utf8)) }
    let count = "\(lines.count) \(lines.count == 1 ? "row" : "rows")"
    let note = isCut ? "the first \(count); there are more" : count
    try write(Array("(\(note))\n".utf8))
  }

  private var naturalWidths: [Int] {
    columns.indices.map { index in
      lines.reduce(columns[index].name.count) { max($0, $1[index].count) }
    }
  }

  /// Widths that fit the terminal: the widest column of texts gives way first, none goes under 6.
  private func fitted(_ natural: [Int]) -> [Int] {
    guard let width else { return natural }
    var widths = natural
    var excess = widths.reduce(0, +) + 2 * max(0, widths.count - 1) - width
    while excess > 0 {
      let shrinkable = widths.indices.filter { !isNumeric[$0] && widths[$0] > 6 }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func line(_ fields: [String], _ widths: [Int]) -> String {
    let padded = fields.indices.map { index -> String in
      let field = shortened(fields[index], to: widths[index])
      let blanks = String(repeating: " ", count: widths[index] - field.count)
      return isNumeric[index] ? blanks + field : field + blanks
    }
    var line = padded.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }
}

/// A text of at most `width` characters; a cut is marked.
private func shortened(_ text: String, to width: Int) -> String {
  text.count <= width ? text : text.prefix(max(0, width - 1)) + "…"
}

/// A text without line breaks and other control characters, which would break the table or, from a
/// hostile file, steer the terminal.
private func oneLine(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isControl) else { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
}

/// A number with a comma between groups of three digits before the decimal point.
func grouped(_ number: String) -> String {
  let sign = number.hasPrefix("-") ? "-" : ""
  let parts = number.dropFirst(sign.count).split(separator: ".", maxSplits: 1)
  guard let whole = parts.first, whole.allSatisfy(\.isNumber), whole.count > 3 else {
    return number
  }
  var groups: [Substring] = []
  var rest = whole[...]
  while rest.count > 3 {
    groups.insert(rest.suffix(3), at: 0)
    rest.removeLast(3)
  }
  groups.insert(rest, at: 0)
  let decimals = parts.count > 1 ? "." + parts[1] : ""
  return sign + groups.joined(separator: ",") + decimals
}
