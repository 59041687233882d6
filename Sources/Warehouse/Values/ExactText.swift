/// A text that equals another only where all bytes do, as the warehouse compares texts.
///
/// Swift's strings are equal also where they differ in their Unicode form only (`Ž` as one character,
/// or as `Z` with a caron): two ids of a source would be one.
public struct ExactText: Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
  private let bytes: [UInt8]

  /// The text of a string, in the form that it has.
  public init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

  /// The text of a literal.
  public init(stringLiteral text: String) { self.init(text) }

  /// The text as a string.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The order of the bytes.
  public static func < (one: ExactText, other: ExactText) -> Bool {
    one.bytes.lexicographicallyPrecedes(other.bytes)
  }
}
