/// A month's sums of the ledger, and what was invoiced on each of the last days.
///
/// All in minor units of the company's currency. `invoiced` takes each document's amount at its own
/// issue day's rate, rounded; `writtenOff` what a write-off took off the open balances; `received`
/// is what changed receivables beyond these two: in the company's currency just what was paid, in
/// another currency what payments took off at the rate of the invoice's issue day. So, month by month,
/// buckets less credits = Σ invoiced − Σ received − Σ written off, to the minor unit.
struct LedgerSums {
  var invoicedMinor: Int64 = 0
  var receivedMinor: Int64 = 0
  var writtenOffMinor: Int64 = 0
  var invoices: Int64 = 0
  var payments: Int64 = 0
  /// Whether the ledger has begun: its first document has come.
  var hasBegun = false
  private var invoicedByDay: [Int32: Int64] = [:]

  /// Adds an invoice of that worth, by which receivables changed so much.
  mutating func addInvoice(worth minor: Int64, changing position: Int64, on day: Int32) {
    hasBegun = true
    invoices += 1
    invoicedMinor &+= minor
    receivedMinor &+= minor &- position
    noteInvoiced(minor, on: day)
  }

  /// Notes what was invoiced on a day for the ninety days that end later.
  mutating func noteInvoiced(_ minor: Int64, on day: Int32) {
    invoicedByDay[day, default: 0] &+= minor
  }

  /// Adds a payment by which receivables changed so much.
  mutating func addPayment(changing position: Int64) {
    hasBegun = true
    payments += 1
    receivedMinor &-= position
  }

  /// Adds a write-off by which receivables changed so much.
  mutating func addWriteOff(changing position: Int64) { writtenOffMinor &-= position }

  /// What was invoiced in the ninety days that end with a day.
  mutating func invoicedInNinetyDays(through day: Int32) -> Int64 {
    invoicedByDay = invoicedByDay.filter { $0.key > day - 90 }
    return invoicedByDay.values.reduce(0, &+)
  }

  /// Makes ready for the next month.
  mutating func beginMonth() {
    (invoicedMinor, receivedMinor, writtenOffMinor) = (0, 0, 0)
    (invoices, payments) = (0, 0)
  }
}
