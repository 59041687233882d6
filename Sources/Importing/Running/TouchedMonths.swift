import Warehouse

/// The months whose facts a run changed, by what has to be summed anew.
struct TouchedMonths {
  /// Months of sales lines.
  var sales: Set<Int> = []
  /// Months of invoices and payments.
  var ledger: Set<Int> = []
  /// Months of contacts.
  var contacts: Set<Int> = []
  /// Months of anything else.
  var others: Set<Int> = []
  /// The days on which a fact of an account went.
  var gone: Set<AccountDay> = []

  var all: Set<Int> { sales.union(ledger).union(contacts).union(others) }

  mutating func add(_ other: TouchedMonths) {
    sales.formUnion(other.sales)
    ledger.formUnion(other.ledger)
    contacts.formUnion(other.contacts)
    others.formUnion(other.others)
    gone.formUnion(other.gone)
  }

  /// Notes the month of a day; 0 is no day.
  mutating func insert(dateKey: Int64, of table: Table) {
    guard dateKey > 0, let month = Month(key: Int(dateKey / 100)) else { return }
    insert(month.index, of: table)
  }

  mutating func insert(_ monthIndex: Int, of table: Table) {
    switch table {
    case .saleLine: sales.insert(monthIndex)
    case .invoice, .payment: ledger.insert(monthIndex)
    case .contact: contacts.insert(monthIndex)
    default: others.insert(monthIndex)
    }
  }
}

/// A day of an account.
struct AccountDay: Hashable {
  var account: Int64
  var dateKey: Int64
}
