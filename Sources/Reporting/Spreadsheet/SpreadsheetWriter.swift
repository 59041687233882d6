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
      switch row[index] {
      case .null: continue
      case .text(let text) where isText[index]: appendText(text)
      case _ where isBare(index, row): appendNumber(index, row)
      case _: appendText(machine.text(index, in: row))
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
      if row[index] != .null { appendNumber(index, row) }
    }
    endRow()
  }

  // MARK: Cells

  /// Numbers and days stand bare; all else is text.
  private func isBare(_ index: Int, _ row: [Value]) -> Bool {
    switch columns[index].type {
    case .text, .id, .month: false
    case .date: true
    default: machine.isNumber(index, in: row)
    }
  }

  private mutating func appendNumber(_ index: Int, _ row: [Value]) {
    let start = bytes.count
    machine.append(index, in: row, to: &bytes)
    guard wording.language != .en else { return }
    if let point = bytes[start...].firstIndex(of: UInt8(ascii: ".")) {
      bytes[point] = UInt8(ascii: ",")
    }
  }

  private mutating func appendText(_ text: String) {
    let quote = UInt8(ascii: "\"")
    bytes.append(quote)
    if Formula.isPossible(text) { bytes.append(UInt8(ascii: "'")) }
    var text = text
    text.withUTF8 { utf8 in
      guard utf8.contains(quote) else { return bytes.append(contentsOf: utf8) }
      for byte in utf8 {
        if byte == quote { bytes.append(quote) }
        bytes.append(byte)
      }
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
  static func isPossible(_ text: String) -> Bool {
    switch text.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
      UInt8(ascii: "\t"), UInt8(ascii: "\r"):
      return !isTelephone(text)
    default: return false
    }
  }

  private static func isTelephone(_ text: String) -> Bool {
    guard text.utf8.first == UInt8(ascii: "+"), text.utf8.count > 1 else { return false }
    return text.utf8.dropFirst().allSatisfy {
      ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || $0 == UInt8(ascii: " ")
    }
  }
}
