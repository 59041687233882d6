import SQLite
import Warehouse

/// Writes rows as a file that a spreadsheet program of the reader's language opens right.
///
/// Separator and decimal sign are the language's, the heads its words; a byte-order mark makes
/// accents show. Numbers stand bare and are never touched; text stands in quotes, and what a program
/// would take for a formula is disarmed by an apostrophe. Codes such as `at_risk` are words of the
/// language, as on the pages; in English they stay as `segment` and `query` spell them.
struct SpreadsheetWriter {
  private let wording: Wording
  private let columns: [QueryColumn]
  private let machine: MachineText
  private let plain: PlainRow
  private let reasons: ReasonText?
  /// What was written and not taken yet.
  private(set) var bytes: [UInt8]

  /// A file of these columns of a query, with its head.
  init(_ wording: Wording, query: String = "", columns: [QueryColumn], money: MoneyDigits) {
    self.wording = wording
    self.columns = columns
    machine = MachineText(columns: columns, money: money)
    plain = PlainRow(wording, columns, money)
    reasons = plain.saysReasons ? try? ReasonText(wording) : nil
    bytes = [0xEF, 0xBB, 0xBF]
    for (index, column) in columns.enumerated() {
      separate(index)
      appendText(wording.heading(column.name, of: query))
    }
    endRow()
  }

  /// Appends a row of raw values.
  mutating func append(_ row: [Value]) {
    for index in columns.indices {
      separate(index)
      if row[index] != .null { append(row[index], index) { row[$0] } }
    }
    endRow()
  }

  /// Appends a row of an answer.
  mutating func append(_ row: CompactRow) {
    let plain = plain
    row.withCells { cells in
      if let most = plain.longest(cells) {
        bytes.append(atMost: most) { plain.append(cells, to: &$0) }
      } else {
        for index in columns.indices {
          separate(index)
          if cells.kind(index) != .null { append(cells.value(index), index) { cells.value($0) } }
        }
        endRow()
      }
    }
  }

  /// Gives what was written so far and starts anew, for a file that is written piece by piece.
  mutating func take(_ write: ([UInt8]) throws -> Void) rethrows {
    try write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Appends the totals: a word in the first column, and what the rules give.
  mutating func append(_ totals: Totals) {
    guard !totals.rules.isEmpty, totals.answer.rows.count > 1 else { return }
    var row = [Value](repeating: .null, count: columns.count)
    for (index, column) in columns.enumerated() where index > 0 {
      row[index] = totals.total(of: column.name)
    }
    for index in columns.indices {
      separate(index)
      if index == 0 { appendText(wording.text("page.total")) }
      if row[index] != .null { append(row[index], index) { row[$0] } }
    }
    endRow()
  }

  // MARK: Cells

  /// Appends a cell that is known; `value` gives the row's values by their columns. Numbers and days
  /// stand bare; all else is text.
  private mutating func append(_ cell: Value, _ index: Int, _ value: (Int) -> Value) {
    if case .text(let text) = cell {
      switch plain.forms[index] {
      case .text: return appendText(text)
      case .words, .said:
        return appendText(wording.cell(text, of: columns[index].name, reasons))
      case .bare, .month, .byRow: break
      }
    }
    let (type, digits) = machine.type(of: index, value)
    guard isBare(cell, index, type) else {
      var text: [UInt8] = []
      MachineText.append(cell, type, digits, to: &text)
      return text.withUnsafeBufferPointer { appendText($0) }
    }
    appendBare { MachineText.append(cell, type, digits, to: &$0) }
  }

  /// Appends a number with the language's decimal sign.
  private mutating func appendBare(_ append: (inout [UInt8]) -> Void) {
    let start = bytes.count
    append(&bytes)
    guard plain.hasDecimalComma else { return }
    if let point = bytes[start...].firstIndex(of: UInt8(ascii: ".")) {
      bytes[point] = UInt8(ascii: ",")
    }
  }

  private func isBare(_ cell: Value, _ index: Int, _ type: ColumnType) -> Bool {
    switch columns[index].type {
    case .text, .id, .month: false
    case .date: true
    default: MachineText.isNumber(cell, type)
    }
  }

  private mutating func appendText(_ text: String) {
    var text = text
    text.withUTF8 { appendText($0) }
  }

  private mutating func appendText(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(atMost: PlainRow.longest(text)) { PlainRow.append(text, to: &$0) }
  }

  private mutating func separate(_ index: Int) {
    if index > 0 { bytes.append(plain.separator) }
  }

  private mutating func endRow() {
    bytes.append(UInt8(ascii: "\r"))
    bytes.append(UInt8(ascii: "\n"))
  }
}

/// What a spreadsheet program would take for a formula.
enum Formula {
  /// Whether a text begins like one. A telephone number of `+`, digits and blanks does not.
  static func isPossible(_ text: some Collection<UInt8>) -> Bool {
    switch text.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
      UInt8(ascii: "\t"), UInt8(ascii: "\r"):
      return !isTelephone(text)
    default: return false
    }
  }

  private static func isTelephone(_ text: some Collection<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "+"), text.count > 1 else { return false }
    return text.dropFirst().allSatisfy {
      ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || $0 == UInt8(ascii: " ")
    }
  }
}
