/// A customer's sums of one month.
struct CustomerSums {
  var sums = SalesSums()
  var orders: Int64 = 0
  /// Bit n is set where day n + 1 of the month has an order.
  var orderDayBits: Int64 = 0
  var orderRevenueMinor: Int64 = 0
  var firstDayOrderRevenueMinor: Int64 = 0

  /// Counts an order on a day of the month, with the completed revenue of its document.
  mutating func addOrder(dayOfMonth: Int, revenueMinor: Int64) {
    let bit: Int64 = 1 << Int64(dayOfMonth - 1)
    let first = orderDayBits == 0 ? 0 : 1 << Int64(orderDayBits.trailingZeroBitCount)
    if orderDayBits == 0 || bit < first {
      firstDayOrderRevenueMinor = revenueMinor
    } else if bit == first {
      firstDayOrderRevenueMinor &+= revenueMinor
    }
    orders += 1
    orderDayBits |= bit
    orderRevenueMinor &+= revenueMinor
  }

  func append(to batch: RowBatch, monthKey: Int, customer: Int) {
    batch.append(monthKey)
    batch.append(customer)
    sums.appendCounts(to: batch)
    batch.append(orders)
    batch.append(orderDayBits)
    sums.appendMeasures(to: batch)
    batch.append(orderRevenueMinor)
    batch.append(firstDayOrderRevenueMinor)
  }
}
