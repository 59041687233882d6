/// How many lines each order has, so that all orders together have exactly the wanted number.
///
/// Orders are taken eight at a time; each eight gets its share of the lines, one for each order and
/// the rest by chance.
struct LineCounts {
  private static let groupSize = 8

  private let seed: UInt64
  private let orderCount: Int
  private let lineCount: Int
  private var nextOrder = 0
  private var group = [Int](repeating: 1, count: LineCounts.groupSize)

  init(seed: UInt64, orderCount: Int, lineCount: Int) {
    self.seed = seed
    self.orderCount = orderCount
    self.lineCount = lineCount
  }

  /// The number of lines of the next order.
  mutating func next() -> Int {
    let place = nextOrder % LineCounts.groupSize
    if place == 0 { drawGroup() }
    nextOrder += 1
    return group[place]
  }

  private mutating func drawGroup() {
    let end = min(nextOrder + LineCounts.groupSize, orderCount)
    let size = max(end - nextOrder, 1)
    var random = Random(seed: seed, .lineCounts, nextOrder)
    for place in group.indices { group[place] = 1 }
    let extra = linesBefore(end) - linesBefore(nextOrder) - size
    for _ in 0..<max(extra, 0) { group[random.below(size)] += 1 }
  }

  private func linesBefore(_ order: Int) -> Int {
    order * lineCount / max(orderCount, 1)
  }
}
