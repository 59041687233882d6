import SQLite
import Warehouse

/// A person who is to be erased: the accounts, what tells who it is, and by what it is known again.
struct ErasedPerson {
  /// What the person is called from now on.
  let name: String
  let accounts: [ErasedAccounts.Account]
  let traces: PersonTraces
  /// Whether all of it was done before.
  let isErased: Bool
  private let sources: [Int64: String]
  private var said: Set<Said> = []

  /// A word that a source says of the person.
  private struct Said: Hashable {
    var kind: Fingerprint.Kind
    private var exact: ExactText
    var country: String?

    var text: String { exact.string }

    init(kind: Fingerprint.Kind, text: String, country: String?) {
      self.kind = kind
      self.country = country
      exact = ExactText(text)
    }
  }

  /// Reads what the sources say of a customer.
  init(_ connection: Connection, customerKey: Int, _ list: ErasedList) throws(SQLiteError) {
    let rows = try connection.prepare(SQLText.customerSaid.text)
    rows.bind(customerKey, at: 0)
    var (known, names, keys): ([Int64: String], [Int64: String], [Int64]) = ([:], [:], [])
    var (ids, sourceKeys): ([Int64: String], [Int64: Int64]) = ([:], [:])
    while try rows.step() {
      let key = rows.integer(0)
      if ids[key] == nil { keys.append(key) }
      ids[key] = rows.text(1)
      sourceKeys[key] = rows.integer(2)
      names[key] = rows.text(3)
      known[key] = rows.optionalText(4)
      for (column, kind) in Self.columns.enumerated() {
        guard let text = rows.optionalText(5 + column) else { continue }
        said.insert(Said(kind: kind, text: text, country: rows.optionalText(11)))
      }
    }
    let listed = keys.lazy.compactMap { key in
      list.name(.id, (ids[key] ?? "").utf8, source: names[key] ?? "") ?? known[key]
    }.first
    name = listed.map(ErasedList.person) ?? list.nextPerson
    isErased = !keys.isEmpty && keys.allSatisfy { known[$0] != nil }
    sources = names
    accounts = Self.named(name, keys, ids, sourceKeys, known)
    traces = PersonTraces(
      words: said.flatMap(Self.writings),
      ids: keys.filter { known[$0] == nil }.map { key in
        PersonTraces.SourceID(source: names[key] ?? "", id: ExactText(ids[key] ?? ""))
      }, printed: isErased ? [] : try Self.printed(connection, customerKey))
  }

  /// What the customer is called in lists and pages: where two sources have its id, `source:id`.
  private static func printed(
    _ connection: Connection, _ customerKey: Int
  ) throws(SQLiteError) -> [String] {
    let select = try connection.prepare(
      "SELECT DISTINCT customer_id FROM dim_customer WHERE customer_key = ?")
    select.bind(customerKey, at: 0)
    var printed: [String] = []
    while try select.step() { printed.append(select.text(0)) }
    return printed
  }

  /// The columns of the statement behind the country's.
  private static let columns: [Fingerprint.Kind] = [
    .name, .email, .phone, .street, .taxID, .registrationID,
  ]

  /// A second account of one source gets a number.
  private static func named(
    _ name: String, _ keys: [Int64], _ ids: [Int64: String], _ sources: [Int64: Int64],
    _ known: [Int64: String]
  ) -> [ErasedAccounts.Account] {
    var counts: [Int64: Int] = [:]
    return keys.map { key in
      let source = sources[key] ?? 0
      counts[source, default: 0] += 1
      let number = counts[source] ?? 1
      return ErasedAccounts.Account(
        key: key, id: ids[key] ?? "", sourceKey: source,
        name: known[key] ?? (number == 1 ? name : "\(name).\(number)"))
    }
  }

  /// A word as it stands; an address in small letters too, a number in its usual writings.
  private static func writings(_ said: Said) -> [String] {
    switch said.kind {
    case .email: return [said.text, said.text.lowercased()]
    case .phone:
      let digits = said.text.utf8.filter { (0x30...0x39).contains($0) }
      guard digits.count >= 9 else { return [said.text] }
      let all = String(decoding: digits, as: UTF8.self)
      let national = String(all.suffix(9))
      let groups = stride(from: 0, to: 9, by: 3).map { national.dropFirst($0).prefix(3) }
      return [said.text, all, national, groups.joined(separator: " ")]
    default: return [said.text]
    }
  }

  /// Keeps by what the person is known: ids, and what nobody else bears of the rest.
  func add(to list: inout ErasedList, sharedIn connection: Connection) throws(SQLiteError) {
    for account in accounts where account.id != account.name {
      list.add(
        .id, account.id.utf8, source: sources[account.key] ?? "", as: account.name)
    }
    let others = try SharedWords(connection, besides: Set(accounts.map(\.key)))
    for word in said.sorted(by: { ($0.kind.rawValue, $0.text) < ($1.kind.rawValue, $1.text) }) {
      for form in Self.forms(word) where !others.bear(word.kind, form) {
        list.add(word.kind, form, as: name)
      }
    }
  }

  /// The common form with the country and, for numbers that a rejected row has without it, as it is.
  private static func forms(_ said: Said) -> Set<[UInt8]> {
    let country = said.country.flatMap { CountryCode.of($0) }
    var text = said.text
    return Set(
      [country, nil].compactMap { country in
        text.withUTF8 { Fingerprint.commonForm(said.kind, $0, country: country) }
      })
  }
}

/// What other customers bear: a family's telephone or a common name must not blank theirs.
private struct SharedWords {
  private var words: [Fingerprint.Kind: Set<[UInt8]>] = [:]

  init(_ connection: Connection, besides accounts: Set<Int64>) throws(SQLiteError) {
    let current = try CurrentWords(connection)
    var countries = CountryCodes()
    let kinds: [(Fingerprint.Kind, CurrentWords.Column)] = [
      (.taxID, .taxID), (.registrationID, .registrationID), (.email, .email), (.phone, .phone),
    ]
    while try current.next() {
      if accounts.contains(current.account) { continue }
      let country = current.with(.country) { countries.code(of: $0) }
      for (kind, column) in kinds {
        let form = current.with(column) {
          Fingerprint.commonForm(kind, $0, country: country)
        }
        if let form { words[kind, default: []].insert(form) }
      }
    }
  }

  /// Whether another customer bears a word.
  func bear(_ kind: Fingerprint.Kind, _ form: [UInt8]) -> Bool {
    words[kind]?.contains(form) ?? false
  }
}
