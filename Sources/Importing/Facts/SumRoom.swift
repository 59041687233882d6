import SQLite

/// How much more the warehouse's sums can hold: a row that would carry one of them out of 64 bits is
/// rejected, so that no sum of money, units or minutes is ever wrong.
struct SumRoom {
  /// A quarter of what 64 bits hold, for a discount is the difference of two amounts.
  static let most = Double(Int64.max) / 4

  private var money = 0.0
  private var quantity = 0.0

  /// With what the warehouse has already; nil where it has nothing.
  init(stored: Connection?) throws(SQLiteError) {
    guard let statement = try stored?.prepare(SQLText.standingSums.text), try statement.step()
    else { return }
    money = statement.real(0)
    quantity = statement.real(1)
  }

  /// Takes in an amount in minor units, or a quantity in millionths; false where there is no room.
  @inline(__always)
  mutating func takes(money amount: Double, quantity number: Double = 0) -> Bool {
    let (nextMoney, nextQuantity) = (money + amount.magnitude, quantity + number.magnitude)
    guard nextMoney <= Self.most, nextQuantity <= Self.most else { return false }
    (money, quantity) = (nextMoney, nextQuantity)
    return true
  }
}
