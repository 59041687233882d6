import SQLite
import Warehouse

/// What a unit of a product costs on a day, in the company's currency.
final class ProductCosts {
  /// By product: the first day of each cost ascending, 0 from the beginning.
  private var versions: [[(from: Int, cost: ExactDecimal)]] = []

  /// Reads the costs that the warehouse has.
  func load(_ connection: Connection) throws(SQLiteError) {
    versions = []
    let statement = try connection.prepare(SQLText.productCosts.text)
    while try statement.step() {
      let product = Int(statement.integer(0))
      while versions.count <= product { versions.append([]) }
      let cost = ExactDecimal(
        mantissa: statement.integer(2), scale: UInt8(clamping: statement.integer(3)))
      versions[product].append((Int(statement.integer(1)), cost))
    }
  }

  /// The cost valid on a day: the first version holds from the beginning. nil where none is known.
  @inline(__always)
  func unitCost(of product: Int64, on dateKey: Int) -> ExactDecimal? {
    guard product < versions.count else { return nil }
    let known = versions[Int(product)]
    guard var cost = known.first?.cost else { return nil }
    if known.count == 1 { return cost }
    for version in known where version.from <= dateKey { cost = version.cost }
    return cost
  }
}
