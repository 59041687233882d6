/// Writes many elements one after another into one text. As with `Markup`, text gets in escaped only,
/// and attributes are always quoted; names are this program's own.
struct MarkupWriter {
  private var html: [UInt8] = []

  /// Nothing written yet.
  init(capacity: Int = 0) { html.reserveCapacity(capacity) }

  /// What was written.
  var markup: Markup { Markup(trusted: String(decoding: html, as: UTF8.self)) }

  /// Begins an element; its attributes follow, then `content`.
  mutating func begin(_ name: StaticString) {
    html.append(UInt8(ascii: "<"))
    append(name)
  }

  /// An attribute of the element that was begun; left out where it is nil.
  mutating func attribute(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    html.append(UInt8(ascii: " "))
    append(name)
    guard !value.isEmpty else { return }
    html += "=\"".utf8
    html += Escaping.escaped(value).utf8
    html.append(UInt8(ascii: "\""))
  }

  /// The attributes are written; content follows, then `end`.
  mutating func content() { html.append(UInt8(ascii: ">")) }

  mutating func text(_ text: String) { html += Escaping.escaped(text).utf8 }

  mutating func markup(_ markup: Markup) { html += markup.html.utf8 }

  mutating func end(_ name: StaticString) {
    html += "</".utf8
    append(name)
    html.append(UInt8(ascii: ">"))
  }

  /// Begins a new line of the text.
  mutating func line() { html.append(UInt8(ascii: "\n")) }

  private mutating func append(_ name: StaticString) {
    name.withUTF8Buffer { html.append(contentsOf: $0) }
  }
}
