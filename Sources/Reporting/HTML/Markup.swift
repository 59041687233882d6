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
    var html = ""
    html.reserveCapacity(
      children.reduce(2 * name.utf8.count + 64) { $0 + $1.html.utf8.count })
    html += "<"
    html += name
    for case (let key, let value?) in attributes { append(key, value, to: &html) }
    html += ">"
    for child in children { html += child.html }
    html += "</"
    html += name
    html += ">"
    return Markup(trusted: html)
  }

  private static func append(_ attribute: String, _ value: String, to html: inout String) {
    html += " "
    html += attribute
    guard !value.isEmpty else { return }
    html += "=\""
    html += Escaping.escaped(value)
    html += "\""
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
    var text = text
    return text.withUTF8 { bytes in
      bytes.contains(where: isSuspicious) ? escaped(bytes) : nil
    } ?? text
  }

  private static func escaped(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(bytes.count + 64)
    var place = 0
    while place < bytes.count {
      let length = isSuspicious(bytes[place]) ? length(of: bytes[place]) : 1
      // A text's UTF-8 is whole: behind a lead byte are all of its bytes.
      append(bytes[place..<min(place + length, bytes.count)], to: &escaped)
      place += length
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  /// Appends the bytes of a character, or what stands for it.
  private static func append(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, to escaped: inout [UInt8]
  ) {
    switch bytes[bytes.startIndex] {
    case UInt8(ascii: "&"): escaped += "&amp;".utf8
    case UInt8(ascii: "<"): escaped += "&lt;".utf8
    case UInt8(ascii: ">"): escaped += "&gt;".utf8
    case UInt8(ascii: "\""): escaped += "&quot;".utf8
    case UInt8(ascii: "'"): escaped += "&#39;".utf8
    case UInt8(ascii: "\n"), UInt8(ascii: "\t"): escaped.append(UInt8(ascii: " "))
    case let byte where !isSuspicious(byte): escaped.append(byte)
    default:
      let character = String(decoding: bytes, as: UTF8.self).unicodeScalars.first
      if let character, !isUnwelcome(character) { escaped += bytes }
    }
  }

  /// How many bytes a suspicious character has by its first.
  private static func length(of byte: UInt8) -> Int { byte == 0xE2 ? 3 : byte == 0xC2 ? 2 : 1 }

  /// What needs a closer look: markup, control characters, and the lead byte of the marks that turn
  /// the direction of writing.
  private static func isSuspicious(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x7F, 0xE2, 0xC2, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "\""), UInt8(ascii: "'"):
      true
    default: false
    }
  }

  /// Control characters, and marks that would turn the direction of the text after them.
  static func isUnwelcome(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
