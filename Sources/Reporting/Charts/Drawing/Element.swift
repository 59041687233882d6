/// An attribute's value: text is escaped, numbers are rounded to a tenth.
enum Attribute: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral
{
  case text(String)
  case number(Double)
  case opacity(Double)

  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int) { self = .number(Double(value)) }
  init(floatLiteral value: Double) { self = .number(value) }

  fileprivate func append(to output: inout [UInt8]) {
    switch self {
    case .text(let text): Escape.append(text, to: &output)
    case .number(let number): output += DecimalText.coordinate(number).utf8
    case .opacity(let share): output += DecimalText.opacity(share).utf8
    }
  }
}

/// One SVG element. The only way in this room to make markup, so nothing gets out unescaped.
struct Element: Sendable {
  private let name: String
  private let attributes: [(name: String, value: Attribute)]
  private let text: String
  private let children: [Element]

  /// An attribute whose value is nil is left out.
  init(
    _ name: String, _ attributes: KeyValuePairs<String, Attribute?> = [:], text: String = "",
    children: [Element] = []
  ) {
    self.name = name
    self.attributes = attributes.compactMap { pair in
      pair.value.map { (name: pair.key, value: $0) }
    }
    self.text = text
    self.children = children
  }

  /// The element as SVG text.
  func rendered() -> String {
    var output: [UInt8] = []
    append(to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private func append(to output: inout [UInt8]) {
    output.append(UInt8(ascii: "<"))
    output += name.utf8
    for attribute in attributes {
      output.append(UInt8(ascii: " "))
      output += attribute.name.utf8
      output += "=\"".utf8
      attribute.value.append(to: &output)
      output.append(UInt8(ascii: "\""))
    }
    if text.isEmpty && children.isEmpty {
      output += "/>".utf8
      return
    }
    output.append(UInt8(ascii: ">"))
    Escape.append(text, to: &output)
    for child in children { child.append(to: &output) }
    output += "</".utf8
    output += name.utf8
    output.append(UInt8(ascii: ">"))
  }
}

/// Text made harmless for element content and for attributes in double quotes.
enum Escape {
  static func append(_ text: String, to output: inout [UInt8]) {
    guard text.utf8.contains(where: isMarkup) else { return output += text.utf8 }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): output += "&amp;".utf8
      case UInt8(ascii: "<"): output += "&lt;".utf8
      case UInt8(ascii: ">"): output += "&gt;".utf8
      case UInt8(ascii: "\""): output += "&quot;".utf8
      case UInt8(ascii: "'"): output += "&#39;".utf8
      default: output.append(byte)
      }
    }
  }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
