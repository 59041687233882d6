import SQLite

/// The customers from whom most is expected, and those with whom most may be lost: as many of each as
/// the parameter `rows` says, and whoever equals the last of them.
///
/// `lifetime_minor` is what the next twelve months with the customer are worth by the lifetime model.
/// `loss_minor` is what may be lost: (1 − chance alive) × that, or × the expected revenue where it is
/// not known; NULL for erased people and where the chance or the revenue is not known.
struct PromisingCustomerTable: WalkingTable {
  static let name = "promising_customer"
  static let columns: [(name: String, kind: CellKind)] = [
    ("customer_key", .integer), ("lifetime_minor", .integer), ("loss_minor", .real),
  ]
  static let parameters = ["rows"]

  let connection: Connection
  let kept: KeptTables

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    // What SQL takes for a limit: none where it is negative.
    guard case .integer(let rows)? = values["rows"], rows != 0 else { return }
    let count = rows > 0 ? Int(rows) : .max
    var (lifetimes, losses) = (Largest<Int64>(count: count), Largest<Double>(count: count))
    let customers = try kept.prospects(of: month, connection).filter { customer in
      let isAmongLifetimes = customer.lifetimeMinor.map { lifetimes.add($0) } ?? false
      let isAmongLosses = customer.lossMinor.map { losses.add($0) } ?? false
      return isAmongLifetimes || isAmongLosses
    }
    // What was among the largest so far need not be in the end.
    for customer in customers {
      let isAmongLifetimes = customer.lifetimeMinor.map { lifetimes.holds($0) } ?? false
      let isAmongLosses = customer.lossMinor.map { losses.holds($0) } ?? false
      guard isAmongLifetimes || isAmongLosses else { continue }
      batch.append(customer.key)
      batch.append(customer.lifetimeMinor)
      batch.append(real: customer.lossMinor)
    }
  }
}

/// A customer of whom something is expected, or with whom something may be lost.
struct Prospect: Sendable {
  let key: Int64
  let lifetimeMinor: Int64?
  let lossMinor: Double?

  /// The customer of a row with these columns; nil where both are unknown.
  init?(_ row: Statement, customer: Int, lifetime: Int, loss: Int) {
    let (isLifetimeKnown, isLossKnown) = (!row.isNull(lifetime), !row.isNull(loss))
    guard isLifetimeKnown || isLossKnown else { return nil }
    key = row.integer(customer)
    lifetimeMinor = isLifetimeKnown ? row.integer(lifetime) : nil
    lossMinor = isLossKnown ? row.real(loss) : nil
  }

  /// Those of a month, from a walk through its snapshot for nothing else.
  static func all(_ connection: Connection, _ month: Month) throws(SQLiteError) -> [Prospect] {
    let rows = try connection.prepare(SQLText.promisingCustomers.text)
    rows.bind(month.key, at: 0)
    var prospects: [Prospect] = []
    while try rows.step() {
      if let prospect = Prospect(rows, customer: 0, lifetime: 1, loss: 2) {
        prospects.append(prospect)
      }
    }
    return prospects
  }
}

/// The largest of many values: a heap whose least one is on top.
private struct Largest<Number: Comparable> {
  private var heap: [Number] = []
  private let count: Int

  init(count: Int) { self.count = count }

  /// Whether a value is among the largest so far, or equals the least of them.
  func holds(_ value: Number) -> Bool {
    guard let least = heap.first, heap.count == count else { return true }
    return value >= least
  }

  /// Takes a value; whether it is among the largest so far, or equals the least of them.
  mutating func add(_ value: Number) -> Bool {
    guard heap.count == count else {
      heap.append(value)
      rise()
      return true
    }
    guard value > heap[0] else { return value == heap[0] }
    heap[0] = value
    sink()
    return true
  }

  /// Brings the last value to its place.
  private mutating func rise() {
    var place = heap.count - 1
    while place > 0, heap[place] < heap[(place - 1) / 2] {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Brings the value on top to its place.
  private mutating func sink() {
    var place = 0
    while true {
      var least = place
      let end = min(2 * place + 3, heap.count)
      for child in stride(from: 2 * place + 1, to: end, by: 1) where heap[child] < heap[least] {
        least = child
      }
      guard least != place else { return }
      heap.swapAt(place, least)
      place = least
    }
  }
}
