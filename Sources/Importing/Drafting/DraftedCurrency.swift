import Warehouse
import Workspace

/// What currency exports are in, as far as their codes and signs tell.
enum DraftedCurrency {
  /// The currencies whose signs are nobody else's.
  private static let known: [String: String] = {
    var owners: [String: [String]] = [:]
    for code in Currency.listedCodes {
      for sign in Currency(code)?.signs ?? [] { owners[sign, default: []].append(code) }
    }
    // Other countries' dollars and kroner are written so too.
    return owners.filter { $0.value.count == 1 && !["$", "kr", "kr."].contains($0.key) }
      .mapValues { $0[0] }
  }()

  /// The codes for the values of a column, where some are signs and it is certain whose; else nil.
  static func signs(_ values: [String]) -> [String: String]? {
    var codes: [String: String] = [:]
    for value in Set(values) where Currency(value) == nil {
      guard let code = known[value] else { return nil }
      codes[value] = code
    }
    return codes.isEmpty ? nil : codes
  }

  /// The one currency of all files; nil where none is named, or several are.
  static func only(_ sources: [DraftedSource]) -> String? {
    let found = Set(sources.flatMap(\.files).flatMap { codes($0.draft) })
    return found.count == 1 ? found.first : nil
  }

  private static func codes(_ draft: FileDraft) -> [String] {
    [draft.currency].compactMap { $0 }
      + draft.parts.filter { $0.entity != .rates }.flatMap { part in
        part.matches.flatMap { match -> [String] in
          guard let index = match.index else { return [] }
          switch Entity.of(part.entity).column(match.column)?.type {
          case .currency: return draft.sample.values(index).compactMap(code)
          case .money: return draft.sample.values(index).compactMap { code(behindNumber($0)) }
          default: return []
          }
        }
      }
  }

  private static func code(_ text: String) -> String? {
    if let currency = Currency(text), currency.isListed { return currency.code }
    return known[text]
  }

  private static func behindNumber(_ text: String) -> String {
    String(text.reversed().prefix { !$0.isNumber && !$0.isWhitespace }.reversed())
  }
}

extension FileDraft {
  /// The currency of all amounts, where no column of ours says it row by row: one that headers name,
  /// or the only one in a column that the entity has not.
  var currency: String? {
    let matches = parts.flatMap { part in part.matches.map { (part.entity, $0) } }
    guard !matches.contains(where: { $0.1.column == "currency" }) else { return nil }
    if parts.contains(where: {
      $0.entity != .rates && Entity.of($0.entity).column("currency") == nil
    }) {
      let codes = sample.names.indices
        .filter { ColumnNames.column(for: sample.names[$0], in: .payments) == "currency" }
        .flatMap(sample.values)
      if let only = codes.first, Set(codes).count == 1, let currency = Currency(only),
        currency.isListed
      {
        return currency.code
      }
    }
    let found = Set(
      matches.compactMap { entity, match -> String? in
        guard let index = match.index, Entity.of(entity).column(match.column)?.type == .money else {
          return nil
        }
        return HeaderCurrency(sample.names[index])?.code
      })
    return found.count == 1 ? found.first : nil
  }
}
