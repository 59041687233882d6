/// A piece of HTML. Text gets in escaped only; attributes are always quoted.
struct Markup: Sendable {
  private(set) var html: String

  /// HTML that this room has written itself, such as a chart.
  init(trusted html: String) { self.html = html }

  static let none = Markup(trusted: "")

  /// A text, escaped.
  static func text(_ text: String) -> Markup { Markup(trusted: Escaping.escaped(text)) }

  /// An element; an attribute that is nil is left out, one that is empty stands without a value.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: Markup...
  ) -> Markup {
    element(name, attributes, children)
  }

  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: [Markup]
  ) -> Markup {
    var html = "<" + name
    for case (let key, let value?) in attributes {
      html += value.isEmpty ? " " + key : " \(key)=\"\(Escaping.escaped(value))\""
    }
    html += ">"
    for child in children { html += child.html }
    return Markup(trusted: html + "</\(name)>")
  }

  /// An element that holds one text.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String
  ) -> Markup {
    element(name, attributes, [.text(text)])
  }

  static func + (left: Markup, right: Markup) -> Markup {
    Markup(trusted: left.html + right.html)
  }

  var isEmpty: Bool { html.isEmpty }
}

extension [Markup] {
  /// The pieces one after another, a line each.
  var joined: Markup { Markup(trusted: map(\.html).joined(separator: "\n")) }
}

/// Makes text harmless in HTML, in an element as well as in a quoted attribute.
enum Escaping {
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: isSuspicious) else { return text }
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars { append(scalar, to: &escaped) }
    return escaped
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar {
    case "&": text += "&amp;"
    case "<": text += "&lt;"
    case ">": text += "&gt;"
    case "\"": text += "&quot;"
    case "'": text += "&#39;"
    case "\n", "\t": text += " "
    default: if !isUnwelcome(scalar) { text.unicodeScalars.append(scalar) }
    }
  }

  /// What needs a closer look: markup, control characters, and the lead byte of the marks that turn
  /// the direction of writing.
  private static func isSuspicious(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == 0xE2 || byte == 0xC2
      || [UInt8(ascii: "&"), 0x3C, 0x3E, 0x22, 0x27].contains(byte)
  }

  /// Control characters, and marks that would turn the direction of the text after them.
  static func isUnwelcome(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
