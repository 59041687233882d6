/// What a customer owes on a day, in minor units of the company's currency.
struct CustomerReceivables {
  var notDueMinor: Int64 = 0
  var overdue1To30Minor: Int64 = 0
  var overdue31To60Minor: Int64 = 0
  var overdue61To90Minor: Int64 = 0
  var overdueOver90Minor: Int64 = 0
  var creditMinor: Int64 = 0
  var disputedMinor: Int64 = 0
  /// Day number of the oldest due day of the overdue invoices.
  var oldestDue = OpenItem.never
  var openInvoices: Int64 = 0

  /// Adds an open balance, which is positive, by how many days it is overdue.
  mutating func add(_ minor: Int64, due: Int32, on day: Int32, isDisputed: Bool) {
    openInvoices += 1
    if isDisputed { disputedMinor &+= minor }
    let overdueDays = Int(day) - Int(due)
    if overdueDays > 0 { oldestDue = min(oldestDue, due) }
    switch overdueDays {
    case ...0: notDueMinor &+= minor
    case ...30: overdue1To30Minor &+= minor
    case ...60: overdue31To60Minor &+= minor
    case ...90: overdue61To90Minor &+= minor
    default: overdueOver90Minor &+= minor
    }
  }

  /// A customer who was paid back more than his credit owes it, without a due day: it is not due.
  mutating func turnNegativeCredit() {
    guard creditMinor < 0 else { return }
    notDueMinor &-= creditMinor
    creditMinor = 0
  }

  var isEmpty: Bool {
    openInvoices == 0 && creditMinor == 0 && notDueMinor == 0
  }

  /// What is not due, and what is overdue by 1 to 30, 31 to 60, 61 to 90 and more days.
  var bucketsMinor: [Int64] {
    [notDueMinor, overdue1To30Minor, overdue31To60Minor, overdue61To90Minor, overdueOver90Minor]
  }

  /// Adds what another customer owes.
  fileprivate mutating func addAmounts(of other: CustomerReceivables) {
    notDueMinor &+= other.notDueMinor
    overdue1To30Minor &+= other.overdue1To30Minor
    overdue31To60Minor &+= other.overdue31To60Minor
    overdue61To90Minor &+= other.overdue61To90Minor
    overdueOver90Minor &+= other.overdueOver90Minor
    creditMinor &+= other.creditMinor
  }

  /// Appends a row of `receivable_month`.
  func append(to batch: RowBatch, monthKey: Int, customer: Int) {
    batch.append(monthKey)
    batch.append(customer)
    batch.append(notDueMinor)
    batch.append(overdue1To30Minor)
    batch.append(overdue31To60Minor)
    batch.append(overdue61To90Minor)
    batch.append(overdueOver90Minor)
    batch.append(creditMinor)
    batch.append(disputedMinor)
    batch.append(OpenItem.key(ofDay: oldestDue))
    batch.append(openInvoices)
  }
}

/// Sums the open items of a day by customer.
struct ReceivableAgeing {
  private var customers: [CustomerReceivables]
  private var isTouched: [Bool]

  init(customerCount: Int) {
    customers = Array(repeating: CustomerReceivables(), count: customerCount)
    isTouched = Array(repeating: false, count: customerCount)
  }

  /// Appends a row of `receivable_month` for each customer with anything open at the end of a day.
  ///
  /// - Returns: The amounts of all of them together.
  mutating func append(
    _ book: inout ReceivableBook, on day: Day, to batch: RowBatch
  ) -> CustomerReceivables {
    var total = CustomerReceivables()
    addItems(of: &book, on: day.number)
    addCredits(of: book)
    for customer in customers.indices where isTouched[customer] {
      customers[customer].turnNegativeCredit()
      if !customers[customer].isEmpty {
        customers[customer].append(to: batch, monthKey: day.month.key, customer: customer)
        total.addAmounts(of: customers[customer])
      }
      customers[customer] = CustomerReceivables()
      isTouched[customer] = false
    }
    return total
  }

  private mutating func addItems(of book: inout ReceivableBook, on day: Int32) {
    for slot in book.items.slots.indices where book.items.slots[slot].invoice != 0 {
      let item = book.items.slots[slot]
      let customer = book.accounts.customer(of: Int(item.account))
      let minor = book.rates.companyMinor(item.balance, at: item.rate)
      isTouched[customer] = true
      if item.balance > 0 {
        customers[customer].add(minor, due: item.due, on: day, isDisputed: item.isDisputed)
      } else {
        customers[customer].creditMinor &-= minor
      }
    }
  }

  private mutating func addCredits(of book: ReceivableBook) {
    for account in book.credits.indices {
      let minor = book.credits[account] &+ book.waitingCredits[account]
      guard minor != 0 else { continue }
      let customer = book.accounts.customer(of: account)
      isTouched[customer] = true
      customers[customer].creditMinor &+= minor
    }
  }
}
