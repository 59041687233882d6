/// A value of a JSON5 text with its place.
public struct JSON5Node: Hashable, Sendable {
  /// Where the value begins.
  public let place: Place
  /// The value.
  public let value: JSON5Value

  /// A value at a place.
  public init(place: Place, value: JSON5Value) {
    self.place = place
    self.value = value
  }
}

/// What a JSON5 text can hold. Numbers stay as they were written, so that no digit is lost.
public indirect enum JSON5Value: Hashable, Sendable {
  /// `null`
  case null
  /// `true` or `false`
  case flag(Bool)
  /// The number's own text: `-1.50`, `+.5`, `0x1F`, `Infinity`.
  case number(String)
  /// A text, its escapes resolved.
  case text(String)
  /// The elements in their order.
  case array([JSON5Node])
  /// The members in their order; no key stands twice.
  case object([JSON5Member])

  /// What it is, with an article, for messages.
  var kind: String {
    switch self {
    case .null: "null"
    case .flag: "true or false"
    case .number: "a number"
    case .text: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// A key with its value.
public struct JSON5Member: Hashable, Sendable {
  /// The key, its escapes resolved.
  public let key: String
  /// Where the key begins.
  public let place: Place
  /// The value.
  public let node: JSON5Node

  /// A key at a place, with its value.
  public init(key: String, place: Place, node: JSON5Node) {
    self.key = key
    self.place = place
    self.node = node
  }
}

/// Reads a JSON5 text (json5.org, version 1.0.0) as a tree of values with their places.
///
/// Stricter than the standard where a settings file gains by it: a key that stands twice in one
/// object, half of a surrogate pair and more than 64 levels are faults. `file` names the text in
/// them.
public func readJSON5(_ bytes: some Sequence<UInt8>, file: String) throws(Fault) -> JSON5Node {
  var parser = JSON5Parser(try JSON5Scanner(bytes, file: file))
  return try parser.document()
}
