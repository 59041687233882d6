import SQLite

/// The dimensions that `dimension_month` has rows for.
enum SummedDimension: Int, CaseIterable {
  case campaign
  case channel
  case country
  case market
  case rep

  var name: String { "\(self)" }
}

/// Numbers the pairs of two keys as they come, so that sums by pair lie in an array.
private struct PairIndex {
  private var indices: [UInt64: Int] = [:]
  private var pairs: [UInt64] = []

  mutating func index(of first: Int, _ second: Int) -> Int {
    let pair = UInt64(first) << 32 | UInt64(second)
    if let index = indices[pair] { return index }
    pairs.append(pair)
    indices[pair] = pairs.count - 1
    return pairs.count - 1
  }

  func first(of index: Int) -> Int { Int(pairs[index] >> 32) }
  func second(of index: Int) -> Int { Int(pairs[index] & 0xffff_ffff) }
}

/// All sums of one month.
struct MonthSums {
  private var month = Month(index: 0)
  private var days = 0...0
  private var customers: [CustomerSums]
  private var touched: [Int] = []
  private var isTouched: [Bool]
  private var products: KeyedSums
  private var productMarkets: KeyedSums
  private var dimensions: [KeyedSums]
  private var orders: [(customer: Int, order: Int64)] = []
  private var pairs = PairIndex()

  init(customerCount: Int) {
    customers = .init(repeating: CustomerSums(), count: customerCount)
    isTouched = .init(repeating: false, count: customerCount)
    products = KeyedSums(customerCount: customerCount)
    productMarkets = KeyedSums(customerCount: customerCount)
    dimensions = SummedDimension.allCases.map { _ in KeyedSums(customerCount: customerCount) }
  }

  mutating func begin(_ month: Month) {
    self.month = month
    days = month.firstDay.key...month.lastDay.key
  }

  /// Adds all documents of a reader.
  mutating func add(_ reader: DocumentReader, _ lookup: CustomerLookup) throws(SQLiteError) {
    var documents = reader
    while try documents.next() { add(documents.document, documents.lines[...], lookup) }
  }

  /// Adds a document.
  mutating func add(_ document: SaleDocumentLines, _ lookup: CustomerLookup) {
    add(document.key, document.lines[...], lookup)
  }

  /// Adds documents that were read together.
  mutating func add(_ documents: SaleDocuments, _ lookup: CustomerLookup) {
    documents.forEach { add($0, $1, lookup) }
  }

  /// Adds what a document says of this month: its lines of these days, and the order it makes if the
  /// order's day lies here.
  private mutating func add(
    _ document: Int64, _ lines: ArraySlice<SaleLine>, _ lookup: CustomerLookup
  ) {
    let campaign = Self.campaign(of: lines)
    var first: SaleLine?
    var orderDay = Int.max
    var revenueMinor: Int64 = 0
    var listed = -1
    for var line in lines {
      line.campaign = campaign
      let customer = Int(lookup.customerOfAccount[line.account])
      if days.contains(line.dateKey), customer != listed {
        orders.append((customer, document))
        listed = customer
      }
      guard line.isCompleted else { continue }
      revenueMinor &+= line.revenueMinor
      if line.isOrdered {
        if first == nil { first = line }
        orderDay = min(orderDay, line.dateKey)
      }
      if days.contains(line.dateKey) { add(line, customer, lookup) }
    }
    if let first, days.contains(orderDay) {
      addOrder(first, day: orderDay % 100, revenueMinor: revenueMinor, lookup)
    }
  }

  /// The one campaign that a document counts for with all its lines: the first that its lines name,
  /// those that make the order before its returns; 0 where none names one.
  private static func campaign(of lines: ArraySlice<SaleLine>) -> Int {
    var campaign = 0
    for line in lines where line.campaign != 0 && line.isCompleted {
      if line.isOrdered { return line.campaign }
      if campaign == 0 { campaign = line.campaign }
    }
    return campaign
  }

  private mutating func add(_ line: SaleLine, _ customer: Int, _ lookup: CustomerLookup) {
    touch(customer)
    customers[customer].sums.add(line)
    let market = lookup.market(of: line, customer: customer)
    let productMarket = pairs.index(of: lookup.categoryOfProduct[line.product], market)
    products.add(line, key: line.product)
    productMarkets.add(line, key: productMarket)
    if customer != 0 {
      products.addCustomer(customer, key: line.product)
      productMarkets.addCustomer(customer, key: productMarket)
    }
    forEachMember(of: line, customer, market, lookup) { sums, key in sums.add(line, key: key) }
  }

  private mutating func addOrder(
    _ line: SaleLine, day: Int, revenueMinor: Int64, _ lookup: CustomerLookup
  ) {
    let customer = Int(lookup.customerOfAccount[line.account])
    touch(customer)
    customers[customer].addOrder(dayOfMonth: day, revenueMinor: revenueMinor)
    let market = lookup.market(of: line, customer: customer)
    forEachMember(of: line, customer, market, lookup) { sums, key in
      sums.addOrder(key: key)
      if customer != 0 { sums.addCustomer(customer, key: key) }
    }
  }

  private mutating func forEachMember(
    of line: SaleLine, _ customer: Int, _ market: Int, _ lookup: CustomerLookup,
    _ body: (inout KeyedSums, Int) -> Void
  ) {
    body(&dimensions[SummedDimension.campaign.rawValue], line.campaign)
    body(&dimensions[SummedDimension.channel.rawValue], line.channel)
    let country = lookup.country(of: line, customer: customer)
    body(&dimensions[SummedDimension.country.rawValue], country)
    body(&dimensions[SummedDimension.market.rawValue], market)
    body(&dimensions[SummedDimension.rep.rawValue], line.rep)
  }

  private mutating func touch(_ customer: Int) {
    guard !isTouched[customer] else { return }
    isTouched[customer] = true
    touched.append(customer)
  }

  /// Moves the month's rows, in the order of their keys, into batches, and makes ready for the next.
  mutating func drain(into batches: AggregateWriters.Batches, _ sorter: inout RadixSort) {
    let monthKey = month.key
    drainCustomers(into: batches)
    products.drain(&sorter) { key, sums, _, buyers in
      let batch = batches.products
      batch.append(monthKey)
      batch.append(key)
      sums.appendCounts(to: batch)
      sums.appendMeasures(to: batch)
      batch.append(buyers)
    }
    drainProductMarkets(into: batches.productMarkets, &sorter)
    drainDimensions(into: batches.dimensions, &sorter)
    drainOrders(into: batches.orders)
  }

  private mutating func drainCustomers(into batches: AggregateWriters.Batches) {
    guard !touched.isEmpty else { return }
    var buyers = BuyerLists()
    touched.sort()
    for customer in touched {
      let sums = customers[customer]
      sums.append(to: batches.customers, monthKey: month.key, customer: customer)
      buyers.append(customer, orders: sums.orders, revenueMinor: sums.sums.revenueMinor)
      customers[customer] = CustomerSums()
      isTouched[customer] = false
    }
    touched.removeAll(keepingCapacity: true)
    buyers.append(to: batches.buyers, monthKey: month.key)
  }

  private mutating func drainProductMarkets(into batch: RowBatch, _ sorter: inout RadixSort) {
    // Pairs are numbered as they come; their rows must come in the order of their keys.
    var rows: [(pair: (Int, Int), sums: SalesSums, buyers: [UInt8])] = []
    let pairs = pairs
    productMarkets.drain(&sorter) { key, sums, _, buyers in
      rows.append(((pairs.first(of: key), pairs.second(of: key)), sums, buyers))
    }
    for row in rows.sorted(by: { $0.pair < $1.pair }) {
      batch.append(month.key)
      batch.append(row.pair.0)
      batch.append(row.pair.1)
      row.sums.appendCounts(to: batch)
      row.sums.appendMeasures(to: batch)
      batch.append(row.buyers)
    }
  }

  private mutating func drainDimensions(into batch: RowBatch, _ sorter: inout RadixSort) {
    let monthKey = month.key
    for dimension in SummedDimension.allCases {
      dimensions[dimension.rawValue].drain(&sorter) { key, sums, orders, buyers in
        batch.append(monthKey)
        batch.append(dimension.name)
        batch.append(key)
        sums.appendCounts(to: batch)
        batch.append(orders)
        sums.appendMeasures(to: batch)
        batch.append(buyers)
      }
    }
  }

  private mutating func drainOrders(into batch: RowBatch) {
    orders.order { $0.order }
    orders.order { Int64($0.customer) }
    var previous: (customer: Int, order: Int64)?
    for order in orders {
      if let previous, previous == order { continue }
      previous = order
      batch.append(month.key)
      batch.append(order.customer)
      batch.append(order.order)
    }
    orders.removeAll(keepingCapacity: true)
  }
}
