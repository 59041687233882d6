import Workspace

/// The texts of one language by dotted name: `columns.revenue_12m`, `nouns.customer.few`.
public struct Texts: Sendable {
  /// The language of the texts.
  public let language: Language
  let byName: [String: String]
  /// The last parts of the names by what stands before them: `key`, `loyal` … by `values.class`.
  let codes: [String: [String]]

  /// The texts built in for a language, which are read once.
  public init(_ language: Language) throws(ReportFault) {
    switch language {
    case .en: self = try Self.english.get()
    case .cs: self = try Self.czech.get()
    case .sk: self = try Self.slovak.get()
    case .pl: self = try Self.polish.get()
    }
  }

  private static let english = builtIn(.en)
  private static let czech = builtIn(.cs)
  private static let slovak = builtIn(.sk)
  private static let polish = builtIn(.pl)

  private static func builtIn(_ language: Language) -> Result<Texts, ReportFault> {
    Result { () throws(ReportFault) in
      guard let json = Embedded.files["Assets/\(language.rawValue).json"] else {
        throw ReportFault("there are no texts for the language '\(language.rawValue)'")
      }
      return try Texts(language, json: json)
    }
  }

  init(_ language: Language, json: String) throws(ReportFault) {
    self.language = language
    var flat: [String: String] = [:]
    do {
      let node = try readJSON5(json.utf8, file: "Assets/\(language.rawValue).json")
      try Self.flatten(node, below: "", into: &flat)
    } catch let fault as ReportFault {
      throw fault
    } catch {
      throw ReportFault("\(error)")
    }
    byName = flat
    codes = Dictionary(grouping: flat.keys.filter { $0.contains(".") }) { name in
      String(name[..<(name.lastIndex(of: ".") ?? name.startIndex)])
    }.mapValues { names in names.map { $0.split(separator: ".").last.map(String.init) ?? $0 } }
  }

  private static func flatten(
    _ node: JSON5Node, below name: String, into flat: inout [String: String]
  ) throws(ReportFault) {
    switch node.value {
    case .text(let text): flat[name] = text
    case .array(let nodes):
      for (index, item) in nodes.enumerated() {
        try flatten(item, below: "\(name).\(index + 1)", into: &flat)
      }
    case .object(let members):
      for member in members {
        let path = name.isEmpty ? member.key : "\(name).\(member.key)"
        try flatten(member.node, below: path, into: &flat)
      }
    case .null, .flag, .number:
      throw ReportFault("\(node.place): '\(name)' must be a text")
    }
  }

  /// The text of that name; the name itself where there is none, so that a gap is seen.
  public subscript(name: String) -> String { byName[name] ?? name }

  /// The text of that name, if there is one.
  public func optional(_ name: String) -> String? { byName[name] }
}
