/// Sums of a month by a small key (product, category and market, member of a dimension), and who
/// stood behind them.
struct KeyedSums {
  var sums: [SalesSums] = []
  var orders: [Int64] = []
  private(set) var touched: [Int] = []
  private var isTouched: [Bool] = []
  /// Key and customer of each line or order, in one integer.
  private var pairs: [UInt64] = []
  private let customerBits: UInt64

  init(customerCount: Int) {
    customerBits = UInt64(Int.bitWidth - max(customerCount, 1).leadingZeroBitCount)
  }

  mutating func add(_ line: SaleLine, key: Int) {
    touch(key)
    sums[key].add(line)
  }

  mutating func addOrder(key: Int) {
    touch(key)
    orders[key] += 1
  }

  mutating func addCustomer(_ customer: Int, key: Int) {
    pairs.append(UInt64(key) << customerBits | UInt64(customer))
  }

  private mutating func touch(_ key: Int) {
    while sums.count <= key {
      sums.append(SalesSums())
      orders.append(0)
      isTouched.append(false)
    }
    guard !isTouched[key] else { return }
    isTouched[key] = true
    touched.append(key)
  }

  /// Calls `body` with each key of the month, ascending, with its sums and its customers as a set,
  /// and makes ready for the next month.
  mutating func drain(
    _ sorter: inout RadixSort, _ body: (Int, SalesSums, _ orders: Int64, [UInt8]) -> Void
  ) {
    touched.sort()
    let keyBits = Int.bitWidth - (touched.last ?? 0).leadingZeroBitCount
    sorter.sort(&pairs, bits: keyBits + Int(customerBits))
    var (place, bytes) = (0, [UInt8]())
    for key in touched {
      bytes.removeAll(keepingCapacity: true)
      KeySet.encode(customers(of: key, from: &place), into: &bytes)
      body(key, sums[key], orders[key], bytes)
      sums[key] = SalesSums()
      orders[key] = 0
      isTouched[key] = false
    }
    touched.removeAll(keepingCapacity: true)
    pairs.removeAll(keepingCapacity: true)
  }

  /// The distinct customers of a key, whose pairs begin at `place`.
  private func customers(of key: Int, from place: inout Int) -> [UInt64] {
    var found: [UInt64] = []
    while place < pairs.count, pairs[place] >> customerBits == UInt64(key) {
      let customer = pairs[place] & (1 << customerBits - 1)
      if customer != found.last { found.append(customer) }
      place += 1
    }
    return found
  }
}
