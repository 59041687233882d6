import Warehouse

/// What all loaders of a run share. It belongs to the thread that parses.
final class LoadContext {
  let keys: Keyring
  let rates: ExchangeRates
  let costs: ProductCosts
  let company: Currency
  /// Days before it are rejected.
  let historyStart: Day?
  /// The months that rows of facts fall into.
  var touchedMonths: Set<Int> = []
  private var lastTouched = -1

  init(
    keys: Keyring, rates: ExchangeRates, costs: ProductCosts, company: Currency, historyStart: Day?
  ) {
    self.keys = keys
    self.rates = rates
    self.costs = costs
    self.company = company
    self.historyStart = historyStart
  }

  /// Notes that facts of a day's month came.
  @inline(__always)
  func touch(_ monthIndex: Int) {
    if monthIndex == lastTouched { return }
    lastTouched = monthIndex
    touchedMonths.insert(monthIndex)
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
  /// Loads the current record.
  func load(into unit: WriteUnit) throws -> RowOutcome
  /// Called once, behind the last record.
  func finish(into unit: WriteUnit) throws
}

extension RowLoader {
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
