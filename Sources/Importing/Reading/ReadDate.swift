import Warehouse

/// The date that a column said last. Rows come in runs of a day, and a text that has been read need not
/// be read again.
struct ReadDate {
  private var first: UInt64 = 0
  private var last: UInt64 = 0
  private var count = 0
  private var moment = DayAndTime(day: .earliest, minutesOfDay: nil)

  /// Texts of so many bytes are told apart by their first and their last eight.
  private static let lengths = 8...16

  /// What a text says, where it is the one that was read last.
  @inline(__always)
  func moment(of text: Bytes) -> DayAndTime? {
    guard text.count == count, let ends = Self.ends(of: text), ends == (first, last) else {
      return nil
    }
    return moment
  }

  /// Notes what a text says.
  mutating func note(_ text: Bytes, says moment: DayAndTime) {
    guard Self.lengths.contains(text.count), let ends = Self.ends(of: text) else { return }
    (first, last) = ends
    count = text.count
    self.moment = moment
  }

  // The loads stay within the text, which has eight bytes at least wherever this is asked.
  @inline(__always)
  private static func ends(of text: Bytes) -> (UInt64, UInt64)? {
    guard text.count >= 8, let base = text.baseAddress.map({ UnsafeRawPointer($0) }) else {
      return nil
    }
    return (
      base.loadUnaligned(as: UInt64.self),
      base.loadUnaligned(fromByteOffset: text.count - 8, as: UInt64.self)
    )
  }
}
