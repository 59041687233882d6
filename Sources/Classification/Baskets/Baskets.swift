/// Baskets one behind the other, each with its items, ascending and once.
public struct Baskets: Sendable {
  private(set) var items: [Int32] = []
  /// Where each basket ends among the items.
  private var ends: [Int] = []

  /// No baskets.
  public init() {}

  /// These baskets.
  public init(_ baskets: [[Int32]]) {
    for basket in baskets { append(basket) }
  }

  /// How many there are.
  public var count: Int { ends.count }

  /// Appends a basket.
  public mutating func append(_ basket: some Collection<Int32>) {
    items.append(contentsOf: basket)
    ends.append(items.count)
  }

  /// Appends the baskets of another.
  mutating func append(all other: Baskets) {
    let before = items.count
    items.append(contentsOf: other.items)
    ends.append(contentsOf: other.ends.lazy.map { before + $0 })
  }

  /// Appends an item to the basket that is ended next.
  mutating func add(_ item: Int32) { items.append(item) }

  /// Ends the basket of the items that were added since the last one.
  mutating func endBasket() { ends.append(items.count) }

  /// A basket's items.
  public subscript(_ basket: Int) -> ArraySlice<Int32> { items[place(of: basket)] }

  /// How many items a basket has.
  func size(of basket: Int) -> Int { place(of: basket).count }

  /// Where a basket's items lie.
  func place(of basket: Int) -> Range<Int> {
    (basket == 0 ? 0 : ends[basket - 1])..<ends[basket]
  }
}
