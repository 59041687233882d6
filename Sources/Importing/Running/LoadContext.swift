import Warehouse

/// What all loaders of a run share. It belongs to the thread that parses.
final class LoadContext {
  let keys: Keyring
  let rates: ExchangeRates
  let costs: ProductCosts
  let company: Currency
  /// The people of whom nothing is stored any more; nil where there are none.
  let erased: ErasedPeople?
  /// What sources are called, by key.
  var sourceNames: [Int: String] = [:]
  /// Days before it are rejected.
  let historyStart: Day?
  /// The current file's lines of sales of which another amount is kept than it says.
  @exclusivity(unchecked) var convertedRows = 0
  /// What sums can still hold.
  @exclusivity(unchecked) var room: SumRoom
  /// The months that new rows of facts fall into.
  private(set) var touched = TouchedMonths()
  @exclusivity(unchecked) private var lastTouched = [Int](
    repeating: -1, count: Table.allCases.count)

  /// By account: the earliest day of a fact of this run, 0 for none.
  @exclusivity(unchecked) fileprivate(set) var firstFacts: [Int64] = []

  init(
    keys: Keyring, rates: ExchangeRates, costs: ProductCosts, company: Currency, historyStart: Day?,
    erased: ErasedPeople? = nil, room: SumRoom
  ) {
    self.room = room
    self.erased = erased
    self.keys = keys
    self.rates = rates
    self.costs = costs
    self.company = company
    self.historyStart = historyStart
  }

  /// Notes that a new fact of a month came.
  @inline(__always)
  func touch(_ monthIndex: Int, of table: Table) {
    if lastTouched[table.rawValue] == monthIndex { return }
    lastTouched[table.rawValue] = monthIndex
    touched.insert(monthIndex, of: table)
  }
}

extension LoadContext {
  /// Notes a fact of an account on a day.
  @inline(__always)
  func noteFact(of account: Int64, dateKey: Int) {
    let place = Int(account)
    if place >= firstFacts.count { growFirstFacts(to: place + 1) }
    let known = firstFacts[place]
    if known == 0 || dateKey < known { firstFacts[place] = Int64(dateKey) }
  }

  private func growFirstFacts(to count: Int) {
    let missing = max(count, firstFacts.count * 2) - firstFacts.count
    firstFacts += [Int64](repeating: 0, count: missing)
  }

  /// Notes that a new fact changes the month of a day.
  func touch(dateKey: Int64, of table: Table) {
    guard let month = Month(key: Int(dateKey / 100)) else { return }
    touch(month.index, of: table)
  }
}

/// What became of a row, as far as the parsing thread can tell.
enum RowOutcome {
  /// It is new.
  case loaded
  /// Its key is known: the writing thread compares it with what stands.
  case pending
  case rejected
}

/// Turns the rows of one file into rows of tables. Runs on the thread that parses.
protocol RowLoader: AnyObject {
  /// The faults of the row that was rejected last.
  var faults: [RowFault] { get }
  /// The id of the current record, nil where it has none.
  var currentID: String? { get }
  /// The line number by which the row that was rejected last can be loaded later, mended; nil where
  /// rows are known by what they say.
  var rejectedLine: Int64? { get }
  /// A line number for the current record, which has not the fields of the header: what it says of
  /// its document cannot be relied on. Nil where rows are known by what they say.
  func lineOfRagged() -> Int64?
  /// Loads the current record.
  func load(into unit: WriteUnit) throws -> RowOutcome
  /// Called once, behind the last record.
  func finish(into unit: WriteUnit) throws
}

extension RowLoader {
  var rejectedLine: Int64? { nil }
  func lineOfRagged() -> Int64? { nil }
  func finish(into unit: WriteUnit) throws {}
}

/// Takes from a row of facts what it says of a customer or a product.
protocol FactRider: AnyObject {
  /// Notes what the current record says; the latest day's word stands, ties by greatest document id,
  /// then line.
  func note(_ place: FactPlace)
  /// Hands over what was gathered, behind the last record.
  func finish(into unit: WriteUnit)
}

/// Where in the facts a row stands.
struct FactPlace {
  var account: Int64
  var product: Int64
  var day: Day
  var document: Bytes
  var line: Int64
}
