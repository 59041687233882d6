/// Labels along one line, moved apart as little as possible so that none overlaps.
enum LabelSpread {
  /// A label that would like its middle at `wanted` and takes `extent` px.
  struct Item: Sendable {
    var wanted: Double
    var extent: Double
  }

  /// The middles of the labels, in the order given, inside `range`; nil where they cannot all fit.
  ///
  /// Neighbours that would touch are joined into a block around their mean wish, again and again
  /// until no two blocks touch: the least sum of squared moves (pool adjacent violators).
  static func middles(_ items: [Item], in range: ClosedRange<Double>) -> [Double]? {
    let total = items.reduce(0) { $0 + $1.extent }
    guard total <= range.upperBound - range.lowerBound + 1e-9 else { return nil }
    let order = items.indices.sorted { first, second in
      (items[first].wanted, first) < (items[second].wanted, second)
    }
    var blocks: [Block] = []
    for index in order {
      var block = Block(items[index], index: index, in: range)
      while let last = blocks.last, last.end > block.start {
        block = last.joined(with: block, in: range)
        blocks.removeLast()
      }
      blocks.append(block)
    }
    return positions(of: blocks, items: items)
  }

  private static func positions(of blocks: [Block], items: [Item]) -> [Double] {
    var middles = items.map(\.wanted)
    for block in blocks {
      var edge = block.start
      for index in block.members {
        middles[index] = edge + items[index].extent / 2
        edge += items[index].extent
      }
    }
    return middles
  }

  /// Labels that stand side by side without a gap.
  private struct Block {
    var members: [Int]
    var extent: Double
    /// The sum of the starts that each member wishes for the whole block.
    var wishes: Double
    var start: Double

    var end: Double { start + extent }

    init(_ item: Item, index: Int, in range: ClosedRange<Double>) {
      members = [index]
      extent = item.extent
      wishes = item.wanted - item.extent / 2
      start = Self.inside(range, start: wishes, extent: extent)
    }

    func joined(with next: Block, in range: ClosedRange<Double>) -> Block {
      var block = self
      block.members += next.members
      block.wishes += next.wishes - Double(next.members.count) * extent
      block.extent += next.extent
      block.start = Self.inside(
        range, start: block.wishes / Double(block.members.count), extent: block.extent)
      return block
    }

    private static func inside(
      _ range: ClosedRange<Double>, start: Double, extent: Double
    ) -> Double {
      max(range.lowerBound, min(start, range.upperBound - extent))
    }
  }
}
