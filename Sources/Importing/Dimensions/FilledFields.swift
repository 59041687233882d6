import SQLite
import Warehouse

/// Counts, customer by customer, which fields of what is said of them are filled: by source what any of
/// an account's records says, by the person responsible what holds from which day on.
///
/// Counted when what is said changes, for it is asked for each month and changes seldom.
struct FilledFields {
  private static let ofSources: [CustomerColumn] = [
    .name, .kind, .taxId, .email, .phone, .street, .city, .postalCode, .country, .region, .market,
    .acquiredOn, .acquisitionSource, .repId, .language, .marketingConsent, .preferredMedium,
  ]
  private static let ofReps: [CustomerColumn] = [
    .name, .taxId, .email, .phone, .street, .city, .postalCode, .region, .acquisitionSource,
    .language, .marketingConsent, .preferredMedium,
  ]

  /// A day on which customers of a person become its own, cease to be, or are said to be otherwise.
  private struct RepDay: Hashable, Comparable {
    var rep: Int64
    var dateKey: Int64

    static func < (one: RepDay, other: RepDay) -> Bool {
      (one.rep, one.dateKey) < (other.rep, other.dateKey)
    }
  }

  private var sources: [Int: FieldCount] = [:]
  private var changes: [RepDay: FieldCount] = [:]

  /// Adds what is said of each account of a customer.
  mutating func add(_ customer: [CustomerVersions.Account]) {
    for account in customer where !account.records.isEmpty {
      var filled = FieldSet()
      for record in account.records { filled.add(Self.ofSources, of: record.words) }
      sources[account.source, default: FieldCount(Self.ofSources)].add(filled, 1)
    }
  }

  /// Adds the versions of a customer, in the order of their days.
  mutating func add(_ versions: [CustomerVersion]) {
    for (index, version) in versions.enumerated() {
      let rep = version.words[CustomerColumn.repId.recordIndex].integer
      guard rep != 0 else { continue }
      var filled = FieldSet()
      filled.add(Self.ofReps, of: version.words)
      change(rep, on: version.validFrom, filled, 1)
      guard index + 1 < versions.count else { continue }
      change(rep, on: versions[index + 1].validFrom, filled, -1)
    }
  }

  private mutating func change(_ rep: Int64, on dateKey: Int64, _ filled: FieldSet, _ count: Int) {
    changes[RepDay(rep: rep, dateKey: dateKey), default: FieldCount(Self.ofReps)]
      .add(filled, count)
  }

  /// Keeps the counts in place of earlier ones; only rows that differ are written.
  func write(_ connection: Connection) throws(SQLiteError) {
    try SmallTable(
      connection, "source_field", ["source_key", "position", "field", "accounts", "filled"]
    ).update(sourceRows)
    try SmallTable(
      connection, "rep_field_change",
      ["rep_key", "position", "date_key", "field", "customers", "filled"]
    ).update(repRows)
  }

  private var sourceRows: [[Value]] {
    sources.sorted { $0.key < $1.key }.flatMap { source, count in
      count.fields.indices.map { place -> [Value] in
        [.integer(Int64(source))] + count.cells(place)
      }
    }
  }

  private var repRows: [[Value]] {
    changes.sorted { $0.key < $1.key }.flatMap { day, count in
      count.fields.indices.filter(count.isAny).map { place -> [Value] in
        var cells: [Value] = [.integer(day.rep)] + count.cells(place)
        cells.insert(.integer(day.dateKey), at: 2)
        return cells
      }
    }
  }
}

/// How many of some customers have each of a few fields filled, or by how much that changes.
private struct FieldCount {
  let fields: [CustomerColumn]
  private var customers = 0
  private var filled: [Int]

  init(_ fields: [CustomerColumn]) {
    self.fields = fields
    filled = Array(repeating: 0, count: fields.count)
  }

  /// Adds customers who have the same fields.
  mutating func add(_ set: FieldSet, _ count: Int) {
    customers += count
    for place in filled.indices where set.contains(place) { filled[place] += count }
  }

  /// Whether a field has anything to say.
  func isAny(_ place: Int) -> Bool { customers != 0 || filled[place] != 0 }

  /// A field's place from 1 on, its name, all customers and those who have it.
  func cells(_ place: Int) -> [Value] {
    [
      .integer(Int64(place + 1)), .text(fields[place].name), .integer(Int64(customers)),
      .integer(Int64(filled[place])),
    ]
  }
}

/// Which of a few fields are filled, by their places.
private struct FieldSet {
  private var bits: UInt32 = 0

  /// Adds those that words say; of a day or a person 0 says nothing.
  mutating func add(_ fields: [CustomerColumn], of words: [Word]) {
    for (place, field) in fields.enumerated() {
      let word = words[field.recordIndex]
      let isKey = field == .acquiredOn || field == .repId
      if isKey ? word.integer != 0 : !word.isNothing { bits |= 1 << UInt32(place) }
    }
  }

  func contains(_ place: Int) -> Bool { bits & 1 << UInt32(place) != 0 }
}
