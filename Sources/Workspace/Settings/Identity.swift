import Warehouse

/// Which customers of several sources are the same (INPUT).
public struct Identity: Hashable, Sendable {
  /// A ground on which two customers are one.
  public enum Ground: String, CaseIterable, Sendable {
    /// The same tax id.
    case taxID = "tax_id"
    /// The same registration id.
    case registrationID = "registration_id"
    /// The same e-mail address.
    case email
    /// The same telephone number.
    case phone
  }

  /// A source's own id of a customer, `erp:1001`.
  public struct SourceID: Hashable, Sendable, CustomStringConvertible {
    /// The source.
    public let source: String
    /// The id, to the letter.
    public let id: String

    /// An id of a source.
    public init(source: String, id: String) {
      self.source = source
      self.id = id
    }

    /// `erp:1001`.
    public var description: String { "\(source):\(id)" }
  }

  /// The grounds, strongest first; empty: no joins.
  public let match: [Ground]
  /// The sources in the order in which they win, by column; `*` is every other column.
  public let prefer: [String: [String]]
  /// Customers that stay apart, whatever they share.
  public let forbid: [[SourceID]]
  /// Whether the customers of a group (`parent_id`) are ranked as one.
  public let groups: Bool

  /// The sources in the order in which they win for a column; the others follow as declared.
  public func sources(preferredFor column: String) -> [String] {
    prefer[column] ?? prefer["*"] ?? []
  }

  init(_ reader: ObjectReader) {
    match = Self.grounds(reader)
    prefer = Self.preferences(reader)
    forbid = Self.forbidden(reader)
    groups = reader.flag("groups")
  }

  private static func grounds(_ reader: ObjectReader) -> [Ground] {
    guard let node = reader.node("match"),
      let nodes = reader.context.array(node, "match", of: "grounds")
    else { return [] }
    let names = Ground.allCases.map(\.rawValue)
    return nodes.compactMap { node in
      reader.context.choice(node, "match", names).flatMap(Ground.init(rawValue:))
    }
  }

  private static func preferences(_ reader: ObjectReader) -> [String: [String]] {
    guard let node = reader.node("prefer"),
      let members = reader.context.members(node, "prefer", of: "columns")
    else { return [:] }
    let columns = ["*"] + Entity.of(.customers).columns.map(\.name)
    var preferences: [String: [String]] = [:]
    for member in members {
      if !columns.contains(member.key) {
        reader.context.log.add(
          member.place, "prefer names \(member.key), which is no column of customers",
          hint: hint(for: member.key, in: columns))
      }
      preferences[member.key] = reader.context.sources(member.node, "prefer.\(member.key)")
    }
    return preferences
  }

  private static func forbidden(_ reader: ObjectReader) -> [[SourceID]] {
    guard let node = reader.node("forbid"),
      let pairs = reader.context.array(node, "forbid", of: "pairs of customers")
    else { return [] }
    return pairs.compactMap { pair in
      guard let nodes = reader.context.array(pair, "forbid", of: "customers") else { return nil }
      if nodes.count < 2 {
        reader.context.log.add(
          pair.place, "a forbidden join names two customers", hint: "[\"erp:1001\", \"shop:77\"]")
      }
      return nodes.compactMap { reader.context.sourceID($0) }
    }
  }

  static let group = SettingGroup(
    "identity", "Which customers of several sources are the same.",
    example: """
      identity: {
        match: ["tax_id", "email"],
        prefer: { "*": ["erp", "shop"], email: ["shop", "erp"] },
        forbid: [["erp:1001", "shop:77"]],
      }
      """,
    [
      Setting(
        "match", .other("a list of tax_id, registration_id, email, phone"), .means("[]"),
        "The grounds for a join, strongest first; none: no joins."),
      Setting(
        "prefer", .other("an object of columns, each with a list of sources"), .means("{}"),
        "Which source wins for a column; `*` is every other column."),
      Setting(
        "forbid", .other("a list of pairs as [\"erp:1001\", \"shop:77\"]"), .means("[]"),
        "Customers that stay apart, whatever they share."),
      Setting(
        "groups", .flag, .means("false"),
        "Whether the customers of a group (`parent_id`) are ranked as one."),
    ])
}

extension DecodingContext {
  /// A source that the file declares.
  func source(_ node: JSON5Node, _ name: String) -> String? {
    guard let text = text(node, name) else { return nil }
    if sourceNames.contains(text) { return text }
    log.add(
      node.place, "\(name) names the source \(text), which is not declared",
      hint: hint(for: text, in: sourceNames))
    return nil
  }

  fileprivate func sources(_ node: JSON5Node, _ name: String) -> [String] {
    (array(node, name, of: "sources") ?? []).compactMap { source($0, name) }
  }

  fileprivate func sourceID(_ node: JSON5Node) -> Identity.SourceID? {
    guard let text = text(node, "forbid") else { return nil }
    guard let colon = text.firstIndex(of: ":"), text.index(after: colon) < text.endIndex else {
      log.add(node.place, "\(text) is no customer of a source", hint: "write it as \"erp:1001\"")
      return nil
    }
    let source = String(text[..<colon])
    let place = JSON5Node(place: node.place, value: .text(source))
    guard self.source(place, "forbid") != nil else { return nil }
    return Identity.SourceID(source: source, id: String(text[text.index(after: colon)...]))
  }
}
