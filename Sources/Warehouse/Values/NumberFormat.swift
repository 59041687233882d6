/// How a source writes its numbers.
public struct NumberFormat: Hashable, Sendable {
  /// What may stand between groups of three digits before the decimal sign.
  public enum Thousands: Hashable, Sendable {
    /// Nothing: `1234.50`.
    case none
    /// A blank, also a no-break, a narrow no-break or a thin one: `1 234,50`.
    case blank
    /// A straight or a curly apostrophe: `1'234.50`.
    case apostrophe
    /// A point, a comma or another byte of ASCII: `1.234,50`.
    case byte(UInt8)
  }

  /// The decimal sign, a byte of ASCII.
  public let decimal: UInt8
  /// The sign between groups.
  public let thousands: Thousands
  /// The words that may stand before or behind the number, as UTF-8, longest first.
  let signs: [[UInt8]]

  /// A format. `signs` are the currency signs (or a per cent sign) that may stand before or behind
  /// the number; any other text makes it no number.
  public init(decimal: UInt8, thousands: Thousands = .none, signs: [String] = []) {
    self.decimal = decimal
    self.thousands = thousands
    self.signs = signs.filter { !$0.isEmpty }.map { Array($0.utf8) }
      .sorted { $0.count > $1.count }
  }

  /// The same words around numbers with other signs in them.
  public func with(decimal: UInt8, thousands: Thousands) -> NumberFormat {
    NumberFormat(
      decimal: decimal, thousands: thousands,
      signs: signs.map { String(decoding: $0, as: UTF8.self) })
  }

  /// A point and no grouping: `-1234.50`.
  public static let plain = NumberFormat(decimal: UInt8(ascii: "."))
}

/// Why a text is not read as a number.
public enum NumberFault: Error, Hashable, Sendable {
  /// There is nothing but blanks.
  case empty
  /// It has something that belongs to no number of this format.
  case notANumber
  /// It has more digits than an exact decimal holds.
  case overflow
  /// A thousands sign stands elsewhere than before groups of exactly three digits.
  case badGrouping
}

extension ExactDecimal {
  /// Reads UTF-8 text: blanks around it, one minus before or behind it or brackets around it for a
  /// negative, a currency sign before or behind it, groups of three, an exponent. Allocates
  /// nothing. Plain digits with a minus and a decimal sign take a short way.
  @inlinable
  public init(
    _ text: UnsafeBufferPointer<UInt8>, _ format: NumberFormat = .plain
  ) throws(NumberFault) {
    if let plain = Self.plainNumber(text, decimal: format.decimal) {
      self = plain
    } else {
      var reader = NumberReader(text, format)
      self = try reader.read()
    }
  }

  /// Reads a string; see the reading of bytes.
  public init(_ text: String, _ format: NumberFormat = .plain) throws(NumberFault) {
    let bytes = Array(text.utf8)
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<ExactDecimal, NumberFault> in
      do throws(NumberFault) {
        return .success(try ExactDecimal(buffer, format))
      } catch {
        return .failure(error)
      }
    }
    self = try result.get()
  }

  /// At most 18 digits, perhaps after a minus, perhaps with a decimal sign among them; else nil.
  @inlinable
  public static func plainNumber(
    _ text: UnsafeBufferPointer<UInt8>, decimal: UInt8
  ) -> ExactDecimal? {
    let count = text.count
    guard count > 0, count <= 20 else { return nil }
    let isNegative = text[0] == 45
    let start = isNegative ? 1 : 0
    var mantissa: Int64 = 0
    var point = -1
    for index in start..<count {
      let digit = text[index] &- 48
      if digit <= 9 {
        mantissa = mantissa &* 10 &+ Int64(digit)
      } else if text[index] == decimal, point < 0 {
        point = index
      } else {
        return nil
      }
    }
    let digits = count - start - (point < 0 ? 0 : 1)
    guard digits > 0, digits <= 18 else { return nil }
    return ExactDecimal(
      mantissa: isNegative ? -mantissa : mantissa,
      scale: point < 0 ? 0 : UInt8(truncatingIfNeeded: count - 1 - point))
  }
}
