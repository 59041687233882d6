import SQLite

/// The customers of a classified month by country and region, both as of its last day. `active` ordered
/// in the trailing year; `reps` are responsible for them. Sums are over what is known, NULL where nothing
/// is.
struct CustomerRegionTable: WalkingTable {
  static let name = "customer_region"
  static let columns: [(name: String, kind: CellKind)] = [
    ("country", .text), ("region", .text), ("customers", .integer), ("active", .integer),
    ("key_customers", .integer), ("reps", .integer), ("revenue_minor", .integer),
    ("before_minor", .integer), ("contribution_minor", .integer), ("overdue_minor", .integer),
  ]

  let connection: Connection
  let kept: KeptTables

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    try kept.walk(of: month, connection).regions.append(to: batch)
  }
}

/// The rows of `customer_region`, in the order in which the regions are met.
struct CustomerRegions: Sendable {
  private struct Region: Hashable {
    let country: Int?
    let region: Int?

    func hash(into hasher: inout Hasher) {
      hasher.combine((country ?? -1) &* 1_000_003 &+ (region ?? -1))
    }
  }

  private struct Sums {
    var customers = 0
    var active = 0
    var keyCustomers: Int64 = 0
    var reps: KeyBits
    /// Revenue, that of the year before, contribution, overdue.
    var known = Array(repeating: KnownSum(), count: 4)
  }

  private static let summed = [7, 18, 9, 12]

  private let repCapacity: Int
  private var texts = FewTexts()
  private var places: [Region: Int] = [:]
  private var regions: [Region] = []
  private var sums: [Sums] = []

  /// No region yet; person keys are under `repCapacity`.
  init(repCapacity: Int) { self.repCapacity = repCapacity }

  /// Adds a customer, a row of the walk, if anything was known of it.
  mutating func add(_ row: Statement) {
    guard let rep = row.optionalInteger(21) else { return }
    let region = Region(country: texts.index(row, 19), region: texts.index(row, 20))
    let place = places[region] ?? regions.count
    if place == regions.count {
      places[region] = place
      regions.append(region)
      sums.append(Sums(reps: KeyBits(capacity: repCapacity)))
    }
    sums[place].customers += 1
    sums[place].active += row.integer(5) > 0 ? 1 : 0
    sums[place].keyCustomers += row.integer(17)
    if rep != 0 { sums[place].reps.insert(Int(rep)) }
    for (index, column) in Self.summed.enumerated() { sums[place].known[index].add(row, column) }
  }

  func append(to batch: RowBatch) {
    for (region, sums) in zip(regions, sums) {
      batch.append(region.country.map { texts[$0] })
      batch.append(region.region.map { texts[$0] })
      batch.append(sums.customers)
      batch.append(sums.active)
      batch.append(sums.keyCustomers)
      batch.append(sums.reps.count)
      for sum in sums.known { batch.append(sum.value) }
    }
  }
}
