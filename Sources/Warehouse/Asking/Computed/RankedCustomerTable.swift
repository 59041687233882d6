import SQLite

/// The customers with a positive value of what key customers are ranked by in the month, the first
/// place first, with what they and all before them bring together, and what they are called then. Those
/// who share a place, a group that is ranked as one, stand as one, under the name of its head.
struct RankedCustomerTable: WalkingTable {
  static let name = "ranked_customer"
  static let columns: [(name: String, kind: CellKind)] = [
    ("place", .integer), ("customer_key", .integer), ("value_minor", .integer),
    ("running_minor", .integer), ("total_minor", .integer), ("customer_id", .text), ("name", .text),
  ]
  static let ordered: Int? = 0

  let connection: Connection
  let kept: KeptTables

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    try kept.walk(of: month, connection).ranking.append(to: batch)
  }
}

/// What the key customers of a month are ranked by.
enum RankedMeasure: String {
  case contribution, margin, revenue

  /// That of a classified month; revenue where nothing better is known.
  init(_ connection: Connection, _ month: Month) throws(SQLiteError) {
    let statement = try connection.prepare(
      "SELECT ranked_by FROM snapshot_month WHERE month_key = ?")
    statement.bind(month.key, at: 0)
    let name = try statement.step() ? statement.text(0) : ""
    self = RankedMeasure(rawValue: name) ?? .revenue
  }
}

/// The rows of `ranked_customer`.
struct CustomerRanking: Sendable {
  private struct Ranked {
    let customer: Int32
    /// The customer's own value.
    let ownMinor: Int64
    /// Whether it names no head above it.
    let isHead: Bool
    let id: TextPlace
    let name: TextPlace
    /// The value of all who share the place.
    var valueMinor: Int64
  }

  /// Where a text lies among the others; of no length where nothing was known by the month's end.
  private struct TextPlace {
    let start: Int32
    let count: Int32
    var isKnown: Bool { count >= 0 }

    static let unknown = TextPlace(start: 0, count: -1)
  }

  private let valueColumn: Int
  private let capacity: Int
  /// By place, which one customer has, or a group.
  private var ranked: [Ranked?] = []
  private var texts: [UInt8] = []

  /// Nobody yet; `revenue`, `margin` and `contribution` are columns of the walk. No place is greater
  /// than `capacity`.
  init(
    rankedBy measure: RankedMeasure, capacity: Int, revenue: Int, margin: Int, contribution: Int
  ) {
    self.capacity = capacity
    valueColumn =
      switch measure {
      case .contribution: contribution
      case .margin: margin
      case .revenue: revenue
      }
  }

  /// Adds a customer, a row of the walk, if it has a place.
  mutating func add(_ row: Statement) {
    guard let place = row.optionalInteger(22).map(Int.init), 0...capacity ~= place else { return }
    ranked.reach(place, with: nil)
    let ownMinor = row.integer(valueColumn)
    var added = Ranked(
      customer: Int32(truncatingIfNeeded: row.integer(0)), ownMinor: ownMinor,
      isHead: row.integer(27) == 1, id: text(23, of: row), name: text(24, of: row),
      valueMinor: ownMinor)
    if var former = ranked[place] {
      let sum = former.valueMinor &+ ownMinor
      (former.valueMinor, added.valueMinor) = (sum, sum)
      if comes(former, before: added) { added = former }
    }
    ranked[place] = added
  }

  /// Which of two members a group is called after: its head, else who brings most.
  private func comes(_ one: Ranked, before other: Ranked) -> Bool {
    if one.isHead != other.isHead { return one.isHead }
    if one.ownMinor != other.ownMinor { return one.ownMinor > other.ownMinor }
    return bytes(one.id).lexicographicallyPrecedes(bytes(other.id))
  }

  private func bytes(_ place: TextPlace) -> ArraySlice<UInt8> {
    texts[Int(place.start)..<Int(place.start + max(place.count, 0))]
  }

  private mutating func text(_ column: Int, of row: Statement) -> TextPlace {
    guard !row.isNull(column) else { return .unknown }
    let bytes = row.textBytes(column)
    let start = texts.count
    texts.append(contentsOf: bytes)
    return TextPlace(
      start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: bytes.count))
  }

  func append(to batch: RowBatch) {
    let total = ranked.reduce(Int64(0)) { $0 &+ ($1?.valueMinor ?? 0) }
    var running: Int64 = 0
    for (place, each) in ranked.enumerated() {
      guard let each else { continue }
      running &+= each.valueMinor
      batch.append(place)
      batch.append(Int64(each.customer))
      batch.append(each.valueMinor)
      batch.append(running)
      batch.append(total)
      append(each.id, to: batch)
      append(each.name, to: batch)
    }
  }

  private func append(_ place: TextPlace, to batch: RowBatch) {
    guard place.isKnown else { return batch.append(RowBatch.null) }
    let range = Int(place.start)..<Int(place.start + place.count)
    texts.withUnsafeBufferPointer { batch.append(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}
