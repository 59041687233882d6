import Warehouse

/// How the files of one path or pattern become entities.
public struct FileMapping: Hashable, Sendable {
  /// What a file says about rows that it lacks.
  public enum Completeness: String, CaseIterable, Sendable {
    /// Nothing.
    case no
    /// Facts between its first and its last day that it lacks are no more.
    case period
    /// Whatever it lacks is no more.
    case whole
  }

  /// Whose documents count where two sources export the same ones.
  public enum Owner: Hashable, Sendable {
    /// No other source exports them.
    case only
    /// This source's; the others are only read for what they add to customers and products.
    case own
    /// Another source's.
    case source(String)
  }

  /// The path or pattern, as written.
  public let path: String
  /// Where the mapping stands.
  public let place: Place
  /// The dialect, the source's under the file's own.
  public let dialect: SourceDialect
  /// Whether the first record names the columns.
  public let hasHeader: Bool
  /// The entities it feeds, the first being the one its rows are counted by. Empty: the entity is
  /// known by the file's name, else by its headers, and the headers bear our names.
  public let entities: [EntityMapping]
  /// Where the file's date is found; it decides which of two rows is the later.
  public let fileDate: FileDate
  /// What it says about rows that it lacks.
  public let completeness: Completeness
  /// Rows that are left out on purpose.
  public let leaveOut: [LeaveOut]
  /// What marks a return.
  public let returns: ReturnRule
  /// Whose documents count.
  public let owner: Owner
  /// Columns that become rows, before anything else.
  public let unpivot: Unpivot?
  /// How rates are quoted.
  public let rates: RateQuotation

  /// Nil where the node is neither a path nor an object with one.
  init?(_ node: JSON5Node, _ base: SourceDialect, _ context: DecodingContext) {
    let reader: ObjectReader
    if case .text = node.value {
      let member = JSON5Member(key: "path", place: node.place, node: node)
      let object = JSON5Node(place: node.place, value: .object([member]))
      reader = ObjectReader(object, Self.group, context, at: node.place)
    } else {
      reader = ObjectReader(node, Self.group, context, at: node.place)
    }
    guard let path = reader.textIfAny("path") else { return nil }
    self.path = path
    place = node.place
    dialect = SourceDialect(reader).over(base)
    hasHeader = reader.flag("header")
    unpivot = Unpivot(reader)
    entities = EntityMapping.decode(reader, hasHeader: hasHeader, unpivot: unpivot)
    fileDate = FileDate(reader)
    completeness = reader.choice("complete") ?? .no
    leaveOut = LeaveOut.decode(reader)
    returns = ReturnRule(reader)
    owner = Self.owner(reader)
    rates = RateQuotation(reader)
  }

  /// Whether a file of that name, as the workspace knows it, is taken by this mapping.
  public func takes(_ name: String) -> Bool {
    PathPattern.isPattern(path) ? PathPattern(path).fits(name) : path == name
  }

  private static func owner(_ reader: ObjectReader) -> Owner {
    guard let node = reader.node("owner") else { return .only }
    switch node.value {
    case .flag(let isOwn): return isOwn ? .own : .only
    case .text: return reader.context.source(node, "owner").map(Owner.source) ?? .only
    default:
      reader.context.wrongKind(node, "owner", "true or a source")
      return .only
    }
  }

  static let group = SettingGroup(
    "file", "How the files of one path or pattern become entities.",
    example: """
      {
        path: "exports/faktury-*.csv", entity: "invoices",
        file_date: "faktury-{yyyy}-{MM}.csv", complete: "period",
        columns: { invoice_id: "Cislo", customer_id: 3, currency: { constant: "CZK" } },
      }
      """,
    SourceDialect.settings + [
      Setting(
        "path", .text, .required("\"exports/sales-*.csv\""),
        "A path or a pattern (`*`, `?`), relative to the workspace; also `.csv.gz`."),
      Setting(
        "entity", .other("the name of an entity"),
        "What its rows are; default: by the file's name, else by its headers."),
      Setting(
        "columns", .other("an object of our columns"),
        "Our columns, each with theirs. Columns that bear our names need no entry."),
      Setting(
        "entities", .other("an object of entities, each with its columns"),
        "Several entities from one file, instead of entity and columns."),
      Setting(
        "header", .flag, .means("true"),
        "Whether the first record names the columns; else they are given by position."),
      Setting(
        "file_date", .other("a pattern as \"sales-{yyyy}-{MM}.csv\", or { column: \"Exported\" }"),
        "Where the file's date is found. Without it, the order of loading decides."),
      Setting(
        "complete", .choice(Completeness.allCases.map(\.rawValue)), .means("'no'"),
        "What the file lacks is no more: within the span of its days, or as a whole."),
      Setting("leave_out", .other("a list of conditions"), "Rows to leave out on purpose."),
      Setting("returns", .other("an object"), "What marks a return beside a negative quantity."),
      Setting(
        "owner", .other("true or a source"),
        "Of documents that two sources export: true owns them, the other names the owner."),
      Setting("unpivot", .other("an object"), "Columns that become rows."),
      Setting("rates", .other("an object"), "How exchange rates are quoted."),
    ])
}
