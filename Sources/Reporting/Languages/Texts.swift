import Warehouse

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The texts of one language by dotted name: `columns.revenue_12m`, `nouns.customer.few`.
public struct Texts: Sendable {
  /// The language of the texts.
  public let language: Language
  let byName: [String: String]

  /// The texts built in for a language.
  public init(_ language: Language) throws(ReportFault) {
    guard let json = Embedded.files["Assets/\(language.rawValue).json"] else {
      throw ReportFault("there are no texts for the language '\(language.rawValue)'")
    }
    try self.init(language, json: json)
  }

  init(_ language: Language, json: String) throws(ReportFault) {
    self.language = language
    do {
      let tree = try JSONDecoder().decode(TextTree.self, from: Data(json.utf8))
      var flat: [String: String] = [:]
      tree.flatten(below: "", into: &flat)
      byName = flat
    } catch {
      throw ReportFault("the texts of '\(language.rawValue)' cannot be read: \(error)")
    }
  }

  /// The text of that name; the name itself where there is none, so that a gap is seen.
  public subscript(name: String) -> String { byName[name] ?? name }

  /// The text of that name, if there is one.
  public func optional(_ name: String) -> String? { byName[name] }
}

/// Texts as they stand in the file: grouped by topic.
private enum TextTree: Decodable {
  case text(String)
  case list([String])
  case group([String: TextTree])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([String].self) {
      self = .list(list)
    } else {
      self = .group(try container.decode([String: TextTree].self))
    }
  }

  func flatten(below name: String, into flat: inout [String: String]) {
    switch self {
    case .text(let text): flat[name] = text
    case .list(let list):
      for (index, text) in list.enumerated() { flat["\(name).\(index + 1)"] = text }
    case .group(let group):
      for (part, tree) in group {
        tree.flatten(below: name.isEmpty ? part : "\(name).\(part)", into: &flat)
      }
    }
  }
}
