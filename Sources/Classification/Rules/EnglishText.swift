import Warehouse

/// Numbers, money and dates as English sentences write them.
struct EnglishText {
  let money: MoneyFormat

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Appends a value of a unit.
  func append(_ value: Int64, _ unit: MeasureUnit, to buffer: TextBuffer) {
    switch unit {
    case .money:
      buffer.appendAmount(value, minorDigits: money.minorDigits)
      buffer.append(UInt8(ascii: " "))
      buffer.append(money.currency)
    case .ratio: Self.appendPercent(micro: value, to: buffer)
    case .days:
      buffer.appendGrouped(value)
      buffer.append(value == 1 ? " day" : " days")
    case .count: buffer.appendGrouped(value)
    case .factor: Self.appendDecimal(micro: value, to: buffer)
    case .date: Self.appendDate(Int32(truncatingIfNeeded: value), to: buffer)
    }
  }

  /// A limit as the manual writes it: `80 %`, `30 days`, `100.00 EUR`.
  func limit(_ value: Int64, _ unit: MeasureUnit) -> String {
    let buffer = TextBuffer()
    append(value, unit, to: buffer)
    return buffer.text
  }

  /// `41.2 %`, `80 %`: cut off after one decimal, which is left out where it is 0.
  private static func appendPercent(micro: Int64, to buffer: TextBuffer) {
    let tenths = micro.magnitude / 1_000
    if micro < 0, tenths > 0 { buffer.append(UInt8(ascii: "-")) }
    buffer.appendGrouped(Int64(tenths / 10))
    if tenths % 10 != 0 {
      buffer.append(UInt8(ascii: "."))
      buffer.append(UInt8(ascii: "0") + UInt8(tenths % 10))
    }
    buffer.append(" %")
  }

  /// Millionths as a decimal without zeros at its end: `2`, `17.5`.
  private static func appendDecimal(micro: Int64, to buffer: TextBuffer) {
    buffer.append(ExactDecimal(mantissa: micro, scale: 6).normalized.description)
  }

  /// `31 Oct 2025`
  private static func appendDate(_ number: Int32, to buffer: TextBuffer) {
    let (year, month, day) = Day(number: number).parts
    buffer.append(Int64(day))
    buffer.append(UInt8(ascii: " "))
    buffer.append(months[month - 1])
    buffer.append(UInt8(ascii: " "))
    buffer.append(Int64(year))
  }
}
