/// Lines of aligned columns: the first ones texts, the rest numbers.
struct TextTable {
  private var rows: [[String]]
  private let texts: Int

  /// A table with these headings, of which the first `texts` stand left.
  init(_ headings: [String], texts: Int) {
    rows = [headings]
    self.texts = texts
  }

  mutating func add(_ row: [String]) { rows.append(row) }

  /// The lines, without blanks at their ends.
  var text: String {
    let widths = rows[0].indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { line($0, widths) }.joined(separator: "\n")
  }

  private func line(_ row: [String], _ widths: [Int]) -> String {
    let cells = row.indices.map { column in
      let blanks = String(repeating: " ", count: widths[column] - row[column].count)
      return column < texts ? row[column] + blanks : blanks + row[column]
    }
    let line = cells.joined(separator: "  ")
    return String(line.reversed().drop { $0 == " " }.reversed())
  }
}

/// A whole number with commas between thousands: `20,000`.
func grouped(_ number: Int) -> String {
  let digits = Array(String(number.magnitude))
  let text = digits.indices.reduce(into: "") { text, index in
    if index > 0, (digits.count - index) % 3 == 0 { text += "," }
    text.append(digits[index])
  }
  return number < 0 ? "-" + text : text
}

/// `1 file`, `3 files`.
func counted(_ number: Int, _ one: String, _ many: String) -> String {
  "\(grouped(number)) \(number == 1 ? one : many)"
}
