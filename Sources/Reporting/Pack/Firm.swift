/// What the pages say of the firm.
public struct Firm: Sendable {
  /// The name at the head of every page.
  public var name: String
  /// A PNG or SVG that stands beside it.
  public var logo: [UInt8]?
  /// The colour of what matters, as `#1d5fbf`.
  public var accent: String?

  /// A firm by its name, perhaps with a picture and a colour of its own.
  public init(name: String, logo: [UInt8]? = nil, accent: String? = nil) {
    self.name = name
    self.logo = logo
    self.accent = accent
  }
}
