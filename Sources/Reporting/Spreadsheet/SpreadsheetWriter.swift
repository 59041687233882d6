import SQLite
import Warehouse

/// Writes rows as a file that a spreadsheet program of the reader's language opens right.
///
/// Separator and decimal sign are the language's, the heads its words; a byte-order mark makes
/// accents show. Numbers stand bare and are never touched; text stands in quotes, and what a program
/// would take for a formula is disarmed by an apostrophe. Codes such as `at risk` stay as `segment`
/// and `query` spell them.
struct SpreadsheetWriter {
  private let wording: Wording
  private let columns: [QueryColumn]
  private let machine: MachineText
  /// Which columns hold text whatever the row.
  private let isText: [Bool]
  private(set) var bytes: [UInt8]

  /// A file of these columns, with its head.
  init(_ wording: Wording, columns: [QueryColumn], money: MoneyDigits) {
    self.wording = wording
    self.columns = columns
    machine = MachineText(columns: columns, money: money)
    isText = columns.map { $0.type == .text || $0.type == .id }
    bytes = [0xEF, 0xBB, 0xBF]
    for (index, column) in columns.enumerated() {
      separate(index)
      appendText(wording.heading(column.name))
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
    for index in columns.indices {
      separate(index)
      if row.isNull(index) { continue }
      if isText[index], let text = row.text(index) {
        appendText(text)
      } else {
        append(row[index], index) { row[$0] }
      }
    }
    endRow()
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
    if case .text(let text) = cell, isText[index] { return appendText(Array(text.utf8)[...]) }
    let (type, digits) = machine.type(of: index, value)
    guard isBare(cell, index, type) else {
      var text: [UInt8] = []
      MachineText.append(cell, type, digits, to: &text)
      return appendText(text[...])
    }
    let start = bytes.count
    MachineText.append(cell, type, digits, to: &bytes)
    guard wording.language != .en else { return }
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

  private mutating func appendText(_ text: String) { appendText(Array(text.utf8)[...]) }

  private mutating func appendText(_ text: ArraySlice<UInt8>) {
    let quote = UInt8(ascii: "\"")
    bytes.append(quote)
    if Formula.isPossible(text) { bytes.append(UInt8(ascii: "'")) }
    if text.contains(quote) {
      for byte in text {
        if byte == quote { bytes.append(quote) }
        bytes.append(byte)
      }
    } else {
      bytes.append(contentsOf: text)
    }
    bytes.append(quote)
  }

  private mutating func separate(_ index: Int) {
    if index > 0 { bytes.append(wording.language.listSeparator) }
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
