/// How the query `profile` gets each of its columns from `customer_profile`.
struct ProfileColumns {
  /// The pieces of its select list, with their names: `revenue_12m_minor AS revenue_12m`.
  private let items: [String: String]

  /// Cuts the query's select list at its commas.
  init(_ profile: NamedQuery) throws(SegmentError) {
    var items: [String: String] = [:]
    for item in try Self.selectList(profile) {
      let tokens = item.filter { $0.kind != .comment }
      guard let name = tokens.last(where: { $0.kind == .word || $0.kind == .quotedName }) else {
        continue
      }
      let text = tokens.map { $0.kind == .blank ? " " : $0.text }.joined()
      items[name.content] = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    self.items = items
    guard profile.columns.allSatisfy({ items[$0.name] != nil }) else {
      throw SegmentError(
        "\(profile.file) is not of the form SELECT … FROM customer_profile",
        hint: "segments take their columns from it")
    }
  }

  /// The piece that gives a column.
  func item(_ name: String) -> String { items[name] ?? name }

  private static func selectList(_ profile: NamedQuery) throws(SegmentError) -> [[SQLToken]] {
    let tokens: [SQLToken]
    do throws(SQLLexer.Unfinished) {
      tokens = try SQLLexer.tokens(of: SavedSegment.statement(of: profile.sql))
    } catch {
      throw SegmentError("\(profile.file) has a quote that does not end", hint: "close it")
    }
    var items: [[SQLToken]] = [[]]
    var depth = 0
    for token in tokens.dropFirst() {
      if token.text == "(" { depth += 1 }
      if token.text == ")" { depth -= 1 }
      if depth == 0, token.text.uppercased() == "FROM" { break }
      if depth == 0, token.text == "," {
        items.append([])
      } else {
        items[items.count - 1].append(token)
      }
    }
    return items
  }
}
