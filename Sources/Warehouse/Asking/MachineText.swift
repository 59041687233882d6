import SQLite

/// Writes raw values as programs read them: `1234.50`, `2025-12-31`, nothing for unknown.
///
/// Never a thousands sign, a decimal comma or a word in some language; the same on every machine.
public struct MachineText: Sendable {
  private let columns: [QueryColumn]
  private let money: MoneyDigits
  private let unitColumn: Int?

  /// For rows of these columns.
  public init(columns: [QueryColumn], money: MoneyDigits) {
    self.columns = columns
    self.money = money
    unitColumn = columns.firstIndex { $0.name == "unit" }
  }

  /// What a column of this row holds, and its decimals if that is money.
  public func type(of column: Int, in row: [Value]) -> (type: ColumnType, digits: Int) {
    type(of: column) { row[$0] }
  }

  /// The same where `value` gives the row's values by their columns.
  public func type(
    of column: Int, _ value: (Int) -> Value
  ) -> (type: ColumnType, digits: Int) {
    let type = columns[column].type
    guard type == .byUnit else { return (type, money.company) }
    guard let unitColumn, case .text(let unit) = value(unitColumn) else { return (.asIs, 0) }
    switch unit {
    case "count": return (.count, 0)
    case "ratio": return (.ratio, 0)
    case "days": return (.days, 0)
    case "quantity": return (.quantity, 0)
    default: return (.money, money.digits(of: unit))
    }
  }

  /// Whether a column of this row holds a number, so that JSON writes it without quotes.
  public func isNumber(_ column: Int, in row: [Value]) -> Bool {
    Self.isNumber(row[column], type(of: column, in: row).type)
  }

  /// Whether a value of a type is a number.
  public static func isNumber(_ value: Value, _ type: ColumnType) -> Bool {
    guard type == .asIs else { return type.isNumber }
    switch value {
    case .integer: return true
    case .real(let real): return real.isFinite
    default: return false
    }
  }

  /// A column of a row as text; empty where it is unknown.
  public func text(_ column: Int, in row: [Value]) -> String {
    var bytes: [UInt8] = []
    append(column, in: row, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a column of a row as UTF-8; nothing where it is unknown.
  public func append(_ column: Int, in row: [Value], to bytes: inout [UInt8]) {
    let (type, digits) = type(of: column, in: row)
    Self.append(row[column], type, digits, to: &bytes)
  }

  /// Appends a value of a type as UTF-8; nothing where it is unknown.
  public static func append(
    _ value: Value, _ type: ColumnType, _ digits: Int, to bytes: inout [UInt8]
  ) {
    switch value {
    case .null: return
    case .text(let text): bytes.append(contentsOf: text.utf8)
    case .blob(let blob): append(hexadecimal: blob, to: &bytes)
    case .integer(let integer): append(integer, type, digits, to: &bytes)
    case .real(let real): append(real, type, digits, to: &bytes)
    }
  }
}

extension MachineText {
  /// More bytes than any number or day is written with: at most those of a 64-bit number or a double
  /// with its exponent, a point and a sign.
  public static let longestNumber = 32

  /// Appends an integer of a type.
  public static func append(
    _ integer: Int64, _ type: ColumnType, _ digits: Int, to bytes: inout [UInt8]
  ) {
    bytes.append(atMost: longestNumber) { append(integer, type, digits, to: &$0) }
  }

  /// Appends a number of a type; nothing where it is none.
  public static func append(
    _ real: Double, _ type: ColumnType, _ digits: Int, to bytes: inout [UInt8]
  ) {
    bytes.append(atMost: longestNumber) { append(real, type, digits, to: &$0) }
  }

  /// Writes an integer of a type.
  public static func append(
    _ integer: Int64, _ type: ColumnType, _ digits: Int, to output: inout ByteOutput
  ) {
    switch type {
    case .money: append(scaled: integer, digits: digits, to: &output)
    case .quantity: append(quantity: integer, to: &output)
    case .ratio: append(Double(integer), type, digits, to: &output)
    case .days: append(Double(integer), type, digits, to: &output)
    case .date: append(date: integer, to: &output)
    case .month: append(month: integer, to: &output)
    case .text, .id, .integer, .count, .flag, .real, .byUnit, .asIs:
      append(scaled: integer, digits: 0, to: &output)
    }
  }

  /// Writes a number of a type; nothing where it is none.
  public static func append(
    _ real: Double, _ type: ColumnType, _ digits: Int, to output: inout ByteOutput
  ) {
    guard real.isFinite else { return }
    switch type {
    case .ratio: append(real, decimals: 6, to: &output)
    case .days: append(real, decimals: 1, to: &output)
    case .count:
      // Units are counted in parts where goods are: 12.5.
      guard let micro = Int64(exactly: (real * 1_000_000).rounded()) else { fallthrough }
      append(quantity: micro, to: &output)
    case .integer, .flag, .date, .month, .money, .quantity:
      guard let whole = Int64(exactly: real.rounded()) else { fallthrough }
      append(whole, type, digits, to: &output)
    case .text, .id, .real, .byUnit, .asIs: append(description: real, to: &output)
    }
  }

  /// A number with a fixed count of decimals, rounded half away from zero.
  private static func append(_ real: Double, decimals: Int, to output: inout ByteOutput) {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    guard let scaled = Int64(exactly: (real * scale).rounded()) else {
      return append(description: real, to: &output)
    }
    append(scaled: scaled, digits: decimals, to: &output)
  }

  private static func append(description real: Double, to output: inout ByteOutput) {
    for byte in real.description.utf8 { output.append(byte) }
  }

  /// An integer of the smallest unit with its decimal point: 123450 with 2 digits is `1234.50`.
  static func append(scaled value: Int64, digits: Int, to output: inout ByteOutput) {
    if digits == 0, 0...9 ~= value {
      return output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value))
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestNumber) { room in
      // Written from the end; at most 20 digits, a point and a sign.
      var start = longestNumber
      var rest = value.magnitude
      var written = 0
      repeat {
        start -= 1
        if written == digits, digits > 0 {
          room.initializeElement(at: start, to: UInt8(ascii: "."))
          start -= 1
        }
        let quotient = rest / 10
        let digit = UInt8(truncatingIfNeeded: rest &- quotient &* 10)
        room.initializeElement(at: start, to: UInt8(ascii: "0") &+ digit)
        rest = quotient
        written += 1
      } while rest > 0 || written <= digits
      if value < 0 {
        start -= 1
        room.initializeElement(at: start, to: UInt8(ascii: "-"))
      }
      output.append(
        UnsafeBufferPointer(UnsafeMutableBufferPointer(rebasing: room[start...])))
    }
  }

  private static func append(quantity micro: Int64, to output: inout ByteOutput) {
    append(scaled: micro, digits: 6, to: &output)
    while output.last == UInt8(ascii: "0") { output.removeLast() }
    if output.last == UInt8(ascii: ".") { output.removeLast() }
  }

  private static func append(date key: Int64, to output: inout ByteOutput) {
    guard key > 0 else { return }
    append(month: key / 100, to: &output)
    append(twoDigits: key % 100, to: &output)
  }

  private static func append(month key: Int64, to output: inout ByteOutput) {
    guard key > 0 else { return }
    let year = key / 100
    if year < 1000 {
      for _ in 0..<(year < 10 ? 3 : year < 100 ? 2 : 1) { output.append(UInt8(ascii: "0")) }
    }
    append(scaled: year, digits: 0, to: &output)
    append(twoDigits: key % 100, to: &output)
  }

  private static func append(twoDigits number: Int64, to output: inout ByteOutput) {
    output.append(UInt8(ascii: "-"))
    output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
    output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  private static func append(hexadecimal blob: [UInt8], to bytes: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    for byte in blob { bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
  }
}
