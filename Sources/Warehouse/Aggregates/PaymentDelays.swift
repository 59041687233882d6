/// By how many days after the due day each payment and settlement of a month came, with the customer who
/// paid, as bytes: in the order of the ledger the customer's key and the days, both in LEB128; days of
/// either sign take a byte or two.
///
/// So how late a customer usually pays is known without going back to invoices and payments.
struct PaymentDelays {
  /// The bytes of the delays so far.
  private(set) var bytes: [UInt8] = []
  /// How many delays.
  private(set) var count = 0

  /// Adds a delay; 0 is no customer.
  mutating func append(customer: Int, days: Int32) {
    guard customer > 0 else { return }
    KeySet.append(UInt64(customer), to: &bytes)
    KeySet.append(signed: Int64(days), to: &bytes)
    count += 1
  }

  /// Takes all out and keeps the room.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    count = 0
  }

  /// Calls `body` with each customer and days.
  static func forEach(
    in bytes: UnsafeRawBufferPointer, _ body: (_ customer: Int, _ days: Int32) -> Void
  ) {
    var customer: Int?
    KeySet.forEachNumber(in: bytes) { number in
      if let known = customer {
        body(known, Int32(truncatingIfNeeded: KeySet.signed(number)))
        customer = nil
      } else {
        customer = Int(truncatingIfNeeded: number)
      }
    }
  }
}
