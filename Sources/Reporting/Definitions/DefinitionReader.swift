import Warehouse
import Workspace

import func Warehouse.nearestName

/// Collects what is wrong in one definition, so that all of it is told at once.
final class DefinitionFaults {
  let file: String
  private(set) var faults: [Fault] = []

  init(file: String) { self.file = file }

  func add(_ place: Place, _ message: String, hint: String? = nil) {
    faults.append(Fault(file: file, place: place, message: message, hint: hint))
  }
}

/// Reads one object of a definition: each member once, and what nobody asked for is a fault.
struct DefinitionReader {
  let title: String
  let place: Place
  let faults: DefinitionFaults
  private let members: [String: JSON5Member]

  /// An object whose members may be these.
  init(_ node: JSON5Node, _ title: String, keys: [String], _ faults: DefinitionFaults) {
    self.title = title
    self.place = node.place
    self.faults = faults
    var members: [String: JSON5Member] = [:]
    if case .object(let all) = node.value {
      for member in all {
        if keys.contains(member.key) {
          members[member.key] = member
        } else {
          faults.add(
            member.place, "\(title) has no '\(member.key)'",
            hint: Self.suggestion(member.key, among: keys))
        }
      }
    } else {
      faults.add(node.place, "\(title) must be an object")
    }
    self.members = members
  }

  static func suggestion(_ name: String, among names: [String]) -> String {
    nearestName(to: name, in: names).map { "did you mean '\($0)'?" }
      ?? "it may be " + names.joined(separator: ", ")
  }

  func node(_ key: String) -> JSON5Node? { members[key]?.node }

  func required(_ key: String) -> JSON5Node? {
    if let node = node(key) { return node }
    faults.add(place, "\(title) lacks '\(key)'")
    return nil
  }

  func text(_ key: String) -> String? {
    guard let node = node(key) else { return nil }
    return text(of: node, key)
  }

  func text(of node: JSON5Node, _ name: String) -> String? {
    if case .text(let text) = node.value, !text.isEmpty { return text }
    faults.add(node.place, "'\(name)' must be a text")
    return nil
  }

  func flag(_ key: String) -> Bool {
    guard let node = node(key) else { return false }
    if case .flag(let flag) = node.value { return flag }
    faults.add(node.place, "'\(key)' must be true or false")
    return false
  }

  func whole(_ key: String) -> Int? {
    guard let node = node(key) else { return nil }
    if case .number(let text) = node.value, let number = Int(text), number >= 0 { return number }
    faults.add(node.place, "'\(key)' must be a whole number, 0 or more")
    return nil
  }

  /// A list, or one value that stands for a list of one.
  func list(_ key: String) -> [JSON5Node] {
    guard let node = node(key) else { return [] }
    if case .array(let nodes) = node.value { return nodes }
    return [node]
  }

  func texts(_ key: String) -> [String] { list(key).compactMap { text(of: $0, key) } }

  func members(_ key: String) -> [JSON5Member] {
    guard let node = node(key) else { return [] }
    if case .object(let members) = node.value { return members }
    faults.add(node.place, "'\(key)' must be an object")
    return []
  }

  /// One of an enumeration's names.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) -> Choice? {
    node(key).flatMap { choice(of: $0, key, type) }
  }

  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    of node: JSON5Node, _ name: String, _ type: Choice.Type
  ) -> Choice? {
    guard let text = text(of: node, name) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    faults.add(
      node.place, "there is no \(name) '\(text)'",
      hint: Self.suggestion(text, among: Choice.allCases.map(\.rawValue)))
    return nil
  }

  /// A text of the reader's language: `"@name"`, own words, or own words by language.
  func phrase(_ key: String, knownNames: Set<String>) -> Phrase? {
    guard let node = node(key) else { return nil }
    switch node.value {
    case .text(let text):
      guard text.hasPrefix("@") else { return .literal(text) }
      let name = String(text.dropFirst())
      if !knownNames.contains(name) {
        faults.add(node.place, "there is no text '\(name)'", hint: "write the words themselves")
      }
      return .named(name)
    case .object(let members): return .languages(languages(members))
    default:
      faults.add(node.place, "'\(key)' must be a text, or a text for each language")
      return nil
    }
  }

  private func languages(_ members: [JSON5Member]) -> [Language: String] {
    var texts: [Language: String] = [:]
    for member in members {
      guard let language = Language(rawValue: member.key) else {
        faults.add(
          member.place, "there is no language '\(member.key)'", hint: "en, cs, sk or pl")
        continue
      }
      texts[language] = text(of: member.node, member.key)
    }
    return texts
  }
}
