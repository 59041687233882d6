import SQLite
import Warehouse

/// How a spreadsheet's rows are written whose cells are what their columns say: all of a row at once.
struct PlainRow {
  /// How a column is written.
  enum Form {
    /// In quotes.
    case text
    /// In quotes, a code as its word.
    case words(FixedWords)
    /// In quotes, as the language says it.
    case said
    /// A bare number or day, of so many decimals if it is money.
    case bare(ColumnType, Int)
    /// A month, in quotes.
    case month
    /// As the row's unit or the value says.
    case byRow
  }

  /// How each column is written.
  let forms: [Form]
  let separator: UInt8
  let hasDecimalComma: Bool

  /// Rows of these columns in a language's form.
  init(_ wording: Wording, _ columns: [QueryColumn], _ money: MoneyDigits) {
    forms = columns.map { column in
      column.type == .text
        ? Self.form(ofText: column.name, wording) : Self.form(of: column.type, money)
    }
    separator = wording.language.listSeparator
    hasDecimalComma = wording.language != .en
  }

  /// Whether a column is written as the language says it.
  var saysReasons: Bool { forms.contains { if case .said = $0 { true } else { false } } }

  /// Programs and people who write conditions read codes in English.
  private static func form(ofText column: String, _ wording: Wording) -> Form {
    if wording.language == .en { return .text }
    if ["reason", "setting", "what"].contains(column) { return .said }
    return FixedWords(of: column, wording).map { .words($0) } ?? .text
  }

  private static func form(of type: ColumnType, _ money: MoneyDigits) -> Form {
    switch type {
    case .text, .id: .text
    case .month: .month
    case .byUnit, .asIs: .byRow
    case .integer, .count, .quantity, .money, .ratio, .days, .date, .flag, .real:
      .bare(type, money.company)
    }
  }

  /// How many bytes a row takes at most; nil where a cell is not simply what its column says.
  func longest(_ cells: CompactCells) -> Int? {
    var most = 2
    for index in forms.indices {
      switch (cells.kind(index), forms[index]) {
      case (.null, _): most += 1
      case (.text, .text): most += 1 + Self.longest(cells.bytes(index))
      case (.text, .words(let words)):
        most += 1 + 2 * words.longest + Self.longest(cells.bytes(index))
      case (.integer, .bare), (.real, .bare): most += 1 + MachineText.longestNumber
      case (.integer, .month): most += 3 + MachineText.longestNumber
      default: return nil
      }
    }
    return most
  }

  /// Writes a row that takes that many.
  func append(_ cells: CompactCells, to output: inout ByteOutput) {
    for index in forms.indices {
      if index > 0 { output.append(separator) }
      switch (cells.kind(index), forms[index]) {
      case (.text, .text): Self.append(cells.bytes(index), to: &output)
      case (.text, .words(let words)):
        words.withWord(of: cells.bytes(index)) { Self.append($0, to: &output) }
      case (.integer, .bare(let type, let digits)):
        let start = output.count
        MachineText.append(cells.integer(index), type, digits, to: &output)
        localize(&output, from: start)
      case (.real, .bare(let type, let digits)):
        let start = output.count
        MachineText.append(cells.real(index), type, digits, to: &output)
        localize(&output, from: start)
      case (.integer, .month):
        output.append(UInt8(ascii: "\""))
        MachineText.append(cells.integer(index), .month, 0, to: &output)
        output.append(UInt8(ascii: "\""))
      default: break
      }
    }
    output.append(UInt8(ascii: "\r"))
    output.append(UInt8(ascii: "\n"))
  }

  private func localize(_ output: inout ByteOutput, from start: Int) {
    guard hasDecimalComma else { return }
    output.replace(UInt8(ascii: "."), by: UInt8(ascii: ","), from: start)
  }

  /// How many bytes a text takes at most: all of it quotes.
  static func longest(_ text: UnsafeBufferPointer<UInt8>) -> Int { 2 * text.count + 3 }

  /// Writes a text in quotes.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout ByteOutput) {
    let quote = UInt8(ascii: "\"")
    output.append(quote)
    if Formula.isPossible(text) { output.append(UInt8(ascii: "'")) }
    if text.contains(quote) {
      for byte in text {
        if byte == quote { output.append(quote) }
        output.append(byte)
      }
    } else {
      output.append(text)
    }
    output.append(quote)
  }
}
