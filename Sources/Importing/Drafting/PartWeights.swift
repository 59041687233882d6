import Workspace

/// Weighs what the entities that a file may feed have for them: columns that have values, and are
/// called what they are.
struct PartWeights {
  private let sample: FileSample

  init(_ sample: FileSample) { self.sample = sample }

  /// How many of an entity's columns the file tells something of; those without a value are none.
  func told(_ part: FileDraft.Part) -> Int { part.matches.count(where: isTold) }

  /// What an entity needs, and no column tells.
  func missing(_ part: FileDraft.Part) -> [String] {
    var filled = part
    filled.matches.removeAll { !isTold($0) }
    return filled.missing
  }

  /// The one with most columns; nil where there are several.
  func richest(_ candidates: [FileDraft.Part]) -> FileDraft.Part? {
    let most = candidates.map(told).max() ?? 0
    let best = candidates.filter { told($0) == most }
    return best.count == 1 ? best.first : nil
  }

  /// The entity that is more likely than the one which the file's name says, of which it has little.
  func richer(
    than part: FileDraft.Part, of candidates: [FileDraft.Part], _ whole: [FileDraft.Part]
  ) -> FileDraft.Part? {
    // One column is little to believe a name by, where those of another entity are many.
    if told(part) == 1 || isKeyless(part), let richest = richest(candidates), told(richest) > 4,
      told(richest) > told(part)
    {
      return richest
    }
    guard isKeyless(part), let other = richest(whole.filter(Self.isCredible)),
      told(other) > told(part)
    else { return nil }
    return other
  }

  /// Customers or payments to which nothing but a number is lacking: address books and banks'
  /// statements often have none. What has amounts, or a key of others, is no address book.
  func keyless(_ candidates: [FileDraft.Part]) -> FileDraft.Part? {
    let isOther =
      ForeignKey.first(of: sample.names) != nil
      || sample.names.indices.contains { ValueForms.areAmounts(sample.values($0)) }
    return richest(
      candidates.filter { part in
        let isMeant = part.entity == .payments || (part.entity == .customers && !isOther)
        return isMeant && told(part) > 2 && Self.isCredible(part)
          && missing(part) == Array(Entity.of(part.entity).key.prefix(1))
      })
  }

  /// Whether customers or products are described, and no column is called what tells them apart.
  private func isKeyless(_ part: FileDraft.Part) -> Bool {
    let entity = Entity.of(part.entity)
    guard [.customers, .products].contains(part.entity), let key = entity.key.first else {
      return false
    }
    guard let index = part.matches.first(where: { $0.column == key })?.index else { return true }
    return HeaderMeaning(sample).column(index, in: part.entity) != key
  }

  private func isTold(_ match: FileDraft.Match) -> Bool {
    guard let index = match.index, !sample.rows.isEmpty else { return true }
    return !sample.values(index).isEmpty
  }

  /// Whether columns alone may speak for an entity, though the file's name does not: many things
  /// have a number, a type and a day, but customers have names, and contacts customers.
  static func isCredible(_ part: FileDraft.Part) -> Bool {
    let telling: Set<String>
    switch part.entity {
    case .customers: telling = ["name", "email", "tax_id", "registration_id", "phone"]
    case .products, .reps, .campaigns:
      guard part.matches.count > 2 else { return false }
      telling = ["name"]
    case .contacts: telling = ["customer_id"]
    case .orders: telling = ["order_id", "ordered_on"]
    case .sales: telling = ["quantity"]
    default: return true
    }
    return part.matches.contains {
      telling.contains($0.column) && $0.question != ContentMatches.question
    }
  }
}
