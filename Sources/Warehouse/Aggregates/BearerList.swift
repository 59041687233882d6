/// The customers who bear a class in a month, with the revenue of their trailing year, as bytes: by
/// ascending key, each as its difference to the one before, behind it the revenue in minor units, both
/// in LEB128; small revenues of either sign take few bytes.
///
/// So who came, who left and who once bore a class is known for any span of months without going
/// through the months' snapshots.
public struct BearerList: Sendable {
  /// The bytes of the customers so far.
  public private(set) var bytes: [UInt8] = []
  /// How many customers.
  public private(set) var customers = 0
  /// Their revenue of the trailing year, minor units.
  public private(set) var revenueMinor: Int64 = 0
  private var last: UInt64 = 0

  /// Nobody yet.
  public init() {}

  /// Appends a customer, whose key is greater than those before.
  public mutating func append(_ customer: Int, revenueMinor revenue: Int64) {
    let key = UInt64(customer)
    KeySet.append(key &- last, to: &bytes)
    KeySet.append(signed: revenue, to: &bytes)
    last = key
    customers += 1
    revenueMinor &+= revenue
  }

  /// Calls `body` with each customer's key, ascending, and revenue.
  @inline(__always)
  public static func forEach(in bytes: UnsafeRawBufferPointer, _ body: (Int, Int64) -> Void) {
    var key: UInt64 = 0
    var place = 0
    while let difference = KeySet.number(in: bytes, at: &place),
      let revenue = KeySet.number(in: bytes, at: &place)
    {
      key &+= difference
      body(Int(truncatingIfNeeded: key), KeySet.signed(revenue))
    }
  }
}
