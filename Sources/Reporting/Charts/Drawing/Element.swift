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

  fileprivate func append(to output: inout String) {
    switch self {
    case .text(let text): Escape.append(text, to: &output)
    case .number(let number): output += DecimalText.coordinate(number)
    case .opacity(let share): output += DecimalText.opacity(share)
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
    var output = ""
    append(to: &output)
    return output
  }

  private func append(to output: inout String) {
    output += "<\(name)"
    for attribute in attributes {
      output += " \(attribute.name)=\""
      attribute.value.append(to: &output)
      output += "\""
    }
    if text.isEmpty && children.isEmpty {
      output += "/>"
      return
    }
    output += ">"
    Escape.append(text, to: &output)
    for child in children { child.append(to: &output) }
    output += "</\(name)>"
  }
}

/// Text made harmless for element content and for attributes in double quotes.
enum Escape {
  static func append(_ text: String, to output: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      default: output.unicodeScalars.append(scalar)
      }
    }
  }
}
