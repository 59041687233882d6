import Warehouse

/// Where one of our columns comes from, and how its cells are read.
public struct ColumnMapping: Hashable, Sendable {
  /// Where the cells come from.
  public enum Origin: Hashable, Sendable {
    /// One column of the source.
    case column(ColumnReference)
    /// The same text in every row.
    case constant(String)
    /// Several columns, joined by a text; blank ones are passed over.
    case joined([ColumnReference], with: String)
    /// From nowhere, though a header may bear our name (`null`).
    case ignored
  }

  /// Our column.
  public let name: String
  /// What its cells hold.
  public let type: ColumnType
  /// Where the mapping stands.
  public let place: Place
  /// Where the cells come from.
  public let origin: Origin
  /// Theirs to ours; an empty text of ours is a blank.
  public let values: [String: String]
  /// What every value that is not listed becomes; nil: itself.
  public let otherValues: String?
  /// The source whose ids these are, where it is another one.
  public let idSource: String?
  /// Whether `17850.0` is read as the id `17850`.
  public let trimsDecimal: Bool
  /// Values that mean nothing.
  public let blanks: [String]
  /// The column's own way to write numbers and dates, over that of its file.
  public let dialect: SourceDialect

  init?(_ member: JSON5Member, _ entity: Entity, _ file: FileContext) {
    guard let column = entity.column(member.key) else {
      file.context.log.add(
        member.place, "\(entity.name.rawValue) has no column \(member.key)",
        hint: hint(for: member.key, in: entity.columns.map(\.name)))
      return nil
    }
    guard let reader = Self.reader(of: member, file),
      let origin = Self.origin(member.node, reader, column, file)
    else { return nil }
    name = column.name
    type = column.type
    place = member.place
    self.origin = origin
    (values, otherValues) = Self.values(reader, column)
    idSource = Self.idSource(reader, column)
    trimsDecimal = reader.flag("trim_decimal")
    blanks = reader.texts("blank")
    var dialect = SourceDialect()
    (dialect.decimal, dialect.thousands) = SourceDialect.numbers(reader)
    dialect.signs = reader.given("signs") == nil ? nil : reader.texts("signs")
    dialect.dates = SourceDialect.dates(reader)
    self.dialect = dialect
  }

  /// A header or a position alone is read as the object that it abbreviates.
  private static func reader(of member: JSON5Member, _ file: FileContext) -> ObjectReader? {
    switch member.node.value {
    case .object: return ObjectReader(member.node, group, file.context, at: member.place)
    case .text, .number, .null: return ObjectReader(nil, group, file.context, at: member.place)
    default:
      file.context.wrongKind(member.node, member.key, "a header, a position or an object")
      return nil
    }
  }
}

extension ColumnMapping {
  private static func origin(
    _ node: JSON5Node, _ reader: ObjectReader, _ column: Column, _ file: FileContext
  ) -> Origin? {
    switch node.value {
    case .null: return .ignored
    case .text, .number: return reference(node, column.name, file).map(Origin.column)
    default: break
    }
    let given = ["column", "constant", "join"].compactMap { reader.given($0) }
    guard given.count == 1, let member = given.first else {
      file.context.log.add(
        given.dropFirst().first?.place ?? node.place,
        "\(column.name) needs one of column, constant and join")
      return nil
    }
    switch member.key {
    case "column": return reference(member.node, column.name, file).map(Origin.column)
    case "constant": return constant(member.node, column, file.context).map(Origin.constant)
    default: return joined(member.node, reader, file)
    }
  }

  private static func reference(
    _ node: JSON5Node, _ name: String, _ file: FileContext
  ) -> ColumnReference? {
    guard let reference = file.context.reference(node, name) else { return nil }
    if case .header(let header) = reference, !file.hasHeader {
      file.context.log.add(
        node.place, "\(name) names the header \(header), but the file has none",
        hint: "give the column's position, counted from 1")
    }
    return reference
  }

  private static func joined(
    _ node: JSON5Node, _ reader: ObjectReader, _ file: FileContext
  ) -> Origin? {
    guard let nodes = file.context.array(node, "join", of: "columns") else { return nil }
    let separator = reader.node("with").flatMap { file.context.cell($0, "with") } ?? " "
    return .joined(nodes.compactMap { reference($0, "join", file) }, with: separator)
  }

  private static func constant(
    _ node: JSON5Node, _ column: Column, _ context: DecodingContext
  ) -> String? {
    guard let text = context.cell(node, "constant") else { return nil }
    check(text, node.place, column, context)
    return text
  }

  private static func values(
    _ reader: ObjectReader, _ column: Column
  ) -> ([String: String], String?) {
    guard let node = reader.node("values"),
      let members = reader.context.members(node, "values", of: "values")
    else { return ([:], nil) }
    var values: [String: String] = [:]
    for member in members {
      let isBlank = member.node.value == .null
      guard let text = isBlank ? "" : reader.context.cell(member.node, member.key) else { continue }
      check(text, member.node.place, column, reader.context)
      values[member.key] = text
    }
    let rest = values.removeValue(forKey: "*")
    return (values, rest)
  }

  /// A value that the mapping itself gives must be one that the column can hold.
  private static func check(
    _ text: String, _ place: Place, _ column: Column, _ context: DecodingContext
  ) {
    if text.isEmpty { return }
    switch column.type {
    case .enumeration(let names) where !names.contains(text):
      context.log.add(
        place, "\(column.name) cannot be \(text)", hint: hint(for: text, in: names))
    case .currency where Currency(text)?.isListed != true:
      context.log.add(place, "\(column.name) cannot be \(text), which is no currency code")
    case let type where type.isNumber && (try? ExactDecimal(text)) == nil:
      context.log.add(place, "\(column.name) must be a number, not \(text)")
    case let type where type.isDate && type != .dayOfYear && Day(iso: text) == nil:
      context.log.add(place, "\(column.name) must be a day as 2025-12-31, not \(text)")
    case .flag where !["yes", "no"].contains(text):
      context.log.add(place, "\(column.name) must be yes or no, not \(text)")
    default: break
    }
  }

  private static func idSource(_ reader: ObjectReader, _ column: Column) -> String? {
    guard let member = reader.given("source") else { return nil }
    if !column.type.isID {
      reader.context.log.add(
        member.place, "\(column.name) holds no ids, so that it has no source of its own")
    }
    return reader.context.source(member.node, "source")
  }

  static let group = SettingGroup(
    "column", "One of our columns: a header, a position, `null` for none, or an object.",
    example: """
      columns: {
        order_id: "Cislo dokladu", quantity: 4,
        market: { join: ["Zeme", "Region"], with: " " },
        currency: { constant: "CZK" },
        customer_id: { column: "Zakaznik", source: "erp", blank: ["0", "-"] },
        status: { column: "Stav", values: { "S": "cancelled", "*": "completed" } },
        unit_price: { column: "Cena", decimal: ".", signs: ["Kč"] },
      }
      """,
    [
      Setting("column", .other("a header or a position"), "The source's column."),
      Setting("constant", .text, "The same value in every row, instead of a column."),
      Setting("join", .other("a list of headers and positions"), "Several columns joined to one."),
      Setting("with", .other("a text"), .means("' '"), "What stands between joined columns."),
      Setting(
        "values", .other("an object of texts"),
        "Their values, each with ours; `*` is the rest, `null` means nothing."),
      Setting("source", .other("the name of a source"), "The source whose ids these are."),
      Setting("trim_decimal", .flag, .means("false"), "Whether 17850.0 is read as the id 17850."),
      Setting("blank", .other("a list of texts"), .means("[]"), "Values that mean nothing."),
    ] + SourceDialect.numberAndDateSettings)
}
