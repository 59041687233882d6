import Warehouse

/// A column of a source's file.
public enum ColumnReference: Hashable, Sendable, CustomStringConvertible {
  /// By its header.
  case header(String)
  /// By its position, from 1.
  case position(Int)

  /// The header, or `column 3`.
  public var description: String {
    switch self {
    case .header(let name): name
    case .position(let position): "column \(position)"
    }
  }
}

extension DecodingContext {
  /// A header or a position.
  func reference(_ node: JSON5Node, _ name: String) -> ColumnReference? {
    switch node.value {
    case .text: return text(node, name).map(ColumnReference.header)
    case .number:
      let form = "a position of 1 to 100000"
      return integer(node, name, form, 1...100_000).map(ColumnReference.position)
    default:
      wrongKind(node, name, "a header or a position")
      return nil
    }
  }
}

/// Rows that are left out on purpose: counted, and no rejects.
public struct LeaveOut: Hashable, Sendable {
  /// What is asked of the cell.
  public enum Condition: Hashable, Sendable {
    /// It is one of these.
    case equals([String])
    /// It begins with one of these.
    case startsWith([String])
    /// The regular expression is found in it.
    case matches(String)
  }

  /// The source's column.
  public let column: ColumnReference
  /// What is asked of it.
  public let condition: Condition

  private init?(_ node: JSON5Node, _ context: DecodingContext) {
    let reader = ObjectReader(node, Self.group, context, at: node.place)
    guard let column = reader.node("column").flatMap({ context.reference($0, "column") }),
      let condition = Self.condition(reader)
    else { return nil }
    self.column = column
    self.condition = condition
  }

  private static func condition(_ reader: ObjectReader) -> Condition? {
    let given = ["equals", "starts_with", "matches"].filter { reader.given($0) != nil }
    guard given.count == 1, let key = given.first, let node = reader.node(key) else {
      reader.context.log.add(
        reader.place, "leave_out needs one of equals, starts_with and matches")
      return nil
    }
    if key == "matches" { return expression(node, reader.context).map(Condition.matches) }
    let texts = reader.context.oneOrMore(node, key)
    return key == "equals" ? .equals(texts) : .startsWith(texts)
  }

  private static func expression(_ node: JSON5Node, _ context: DecodingContext) -> String? {
    guard let text = context.text(node, "matches") else { return nil }
    if (try? Regex(text)) != nil { return text }
    context.log.add(node.place, "matches is no regular expression: \(text)")
    return nil
  }

  static func decode(_ file: ObjectReader) -> [LeaveOut] {
    guard let node = file.node("leave_out"),
      let nodes = file.context.array(node, "leave_out", of: "conditions")
    else { return [] }
    return nodes.compactMap { LeaveOut($0, file.context) }
  }

  static let group = SettingGroup(
    "leave_out", "Rows to leave out on purpose; they are counted apart from rejects.",
    example: """
      leave_out: [
        { column: "Kod", equals: ["POST", "M"] },
        { column: "Nazev", starts_with: "TEST" },
        { column: 4, matches: "^Z[0-9]+$" },
      ]
      """,
    [
      Setting(
        "column", .other("a header or a position"), .required("\"Kod\""), "The source's column."),
      Setting("equals", .other("a text or a list of texts"), "The cell is one of these."),
      Setting(
        "starts_with", .other("a text or a list of texts"), "The cell begins with one of these."),
      Setting("matches", .text, "The regular expression is found in the cell."),
    ])
}

extension DecodingContext {
  /// A text, or a list of them.
  func oneOrMore(_ node: JSON5Node, _ name: String) -> [String] {
    if case .array(let nodes) = node.value { return nodes.compactMap { cell($0, name) } }
    return cell(node, name).map { [$0] } ?? []
  }
}

/// What marks a return beside a negative quantity.
public enum ReturnRule: Hashable, Sendable {
  /// Nothing: the quantity is negative.
  case negativeQuantity
  /// A cell that begins with a text; the quantity is then made negative.
  case prefix(ColumnReference, startsWith: String)

  init(_ file: ObjectReader) {
    self = .negativeQuantity
    guard file.given("returns") != nil else { return }
    let reader = file.object("returns", Self.group)
    _ = reader.textIfAny("quantity")
    guard let prefix = reader.given("prefix") else { return }
    let rule = ObjectReader(prefix.node, Self.prefixGroup, file.context, at: prefix.place)
    guard let column = rule.node("column").flatMap({ file.context.reference($0, "column") }) else {
      return
    }
    self = .prefix(column, startsWith: rule.text("starts_with"))
  }

  static let group = SettingGroup(
    "returns", "What marks a return.",
    example: #"returns: { prefix: { column: "InvoiceNo", starts_with: "C" } }"#,
    [
      Setting("quantity", .choice(["negative"]), "A negative quantity, which is the rule anyway."),
      Setting(
        "prefix", .other("an object"),
        "A cell that begins with a text; the quantity is made negative."),
    ])

  static let prefixGroup = SettingGroup(
    "returns.prefix", "A cell that begins with a text.",
    [
      Setting(
        "column", .other("a header or a position"), .required("\"InvoiceNo\""),
        "The source's column."),
      Setting("starts_with", .text, .required("\"C\""), "What the cell begins with."),
    ])
}
