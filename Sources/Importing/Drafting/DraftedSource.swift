import Workspace

/// A file of a draft, or several with the same header.
struct DraftedFile {
  /// The path or pattern by which it is found.
  let path: String
  /// The pattern of the date in its name, nil where there is none.
  let date: String?
  var draft: FileDraft
  /// What its rows are; nil where that is not known.
  var entity: EntityName? { draft.parts.first?.entity }
}

/// A system with its exports.
struct DraftedSource {
  let name: String
  var files: [DraftedFile]

  /// The ids of an entity's rows, as far as the samples show them.
  func ids(of entity: EntityName) -> Set<String> {
    var ids: Set<String> = []
    for file in files {
      guard let part = file.draft.parts.first, part.entity == entity,
        let key = Entity.of(entity).key.first,
        let index = part.matches.first(where: { $0.column == key })?.index
      else { continue }
      ids.formUnion(file.draft.sample.values(index))
    }
    return ids
  }
}

extension [DraftedSource] {
  /// Says of columns whose ids occur in another system's files and not in their own whose they are.
  mutating func findOwners() {
    let entities: [EntityName] = [
      .customers, .products, .orders, .invoices, .reps, .campaigns,
    ]
    var known: [EntityName: [(name: String, ids: Set<String>)]] = [:]
    for entity in entities {
      known[entity] = map { (name: $0.name, ids: $0.ids(of: entity)) }
        .filter { !$0.ids.isEmpty }
    }
    for source in indices {
      for file in self[source].files.indices {
        self[source].files[file].draft.findOwners(known, own: self[source].name)
      }
    }
  }
}

extension FileDraft {
  fileprivate mutating func findOwners(
    _ known: [EntityName: [(name: String, ids: Set<String>)]], own: String
  ) {
    for part in parts.indices {
      for place in parts[part].matches.indices {
        let match = parts[part].matches[place]
        guard let index = match.index,
          case .id(let entity)? = Entity.of(parts[part].entity).column(match.column)?.type,
          parts[part].entity != entity, let sources = known[entity]
        else { continue }
        let values = Set(sample.values(index))
        let shares = sources.map { ($0.name, values.count(where: $0.ids.contains)) }
        let ours = shares.first { $0.0 == own }?.1 ?? 0
        guard let most = shares.max(by: { $0.1 < $1.1 }), most.0 != own,
          most.1 * 2 > values.count, most.1 > ours * 2
        else { continue }
        parts[part].matches[place].idSource = most.0
      }
    }
  }
}

extension DraftedSource {
  /// Of files that tell customers by their names, beside one that has other ids for them, it is asked
  /// how they are to be one: each would be two customers of one source.
  mutating func askWhoseNames() {
    let ids = ids(of: .customers)
    let names = customerNames()
    guard !ids.isEmpty, !names.isEmpty else { return }
    for file in files.indices {
      files[file].draft.askWhoseNames(names, ids)
    }
  }

  private func customerNames() -> Set<String> {
    var names: Set<String> = []
    for file in files {
      guard let part = file.draft.parts.first, part.entity == .customers,
        let index = part.matches.first(where: { $0.column == "name" })?.index
      else { continue }
      names.formUnion(file.draft.sample.values(index))
    }
    return names
  }
}

extension FileDraft {
  fileprivate mutating func askWhoseNames(_ names: Set<String>, _ ids: Set<String>) {
    guard parts.first?.entity != .customers else { return }
    for part in parts.indices {
      for place in parts[part].matches.indices {
        let match = parts[part].matches[place]
        guard match.column == "customer_id", let index = match.index else { continue }
        let values = Set(sample.values(index))
        guard values.count(where: names.contains) * 2 > values.count,
          values.isDisjoint(with: ids)
        else { continue }
        parts[part].matches[place].question =
          "names of customers who have other ids in this source: put this file into a source of its"
          + " own, and say identity: { match: [\"registration_id\"] } or what both files have"
      }
    }
  }
}
