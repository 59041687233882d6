/// How the keys of documents and their lines are made: `month index << 24 | running number`, and for
/// a line `document key << 24 | line slot << 8 | revision`.
///
/// So the documents of a month are one range of keys, the lines of a document lie together, and a
/// line's place is found without an index.
public enum DocumentKey {
  /// Documents of one month and kind.
  public static let documentsPerMonth: Int64 = 1 << 24
  /// A document's key is its month's index and so many bits.
  static let monthBits = 24
  /// A line's key is its document's month's index and so many bits.
  static let lineMonthBits = 48
  /// Lines of one document.
  public static let lineSlots: Int64 = 1 << 16
  /// Revisions of one line: half of them states, half of them reversals.
  public static let revisions: Int64 = 1 << 8

  /// The key of the document with that running number in a month.
  @inlinable
  public static func document(month: Month, number: Int64) -> Int64 {
    Int64(month.index) << 24 | number
  }

  /// The keys of a month's documents.
  @inlinable
  public static func documents(of month: Month) -> Range<Int64> {
    document(month: month, number: 0)..<document(month: month.adding(months: 1), number: 0)
  }

  /// The month a document's key lies in.
  @inlinable
  public static func month(ofDocument key: Int64) -> Month { Month(index: Int(key >> 24)) }

  /// The key of a line's state or reversal.
  @inlinable
  public static func line(document: Int64, slot: Int64, revision: Int64) -> Int64 {
    document << 24 | slot << 8 | revision
  }

  /// The document of a line.
  @inlinable
  public static func document(ofLine key: Int64) -> Int64 { key >> 24 }

  /// The slot of a line in its document.
  @inlinable
  public static func slot(ofLine key: Int64) -> Int64 { key >> 8 & 0xffff }

  /// The revision of a line: even a state, odd the reversal of the state before.
  @inlinable
  public static func revision(ofLine key: Int64) -> Int64 { key & 0xff }

  /// The keys of all lines of the documents of a month.
  @inlinable
  public static func lines(of month: Month) -> Range<Int64> {
    let documents = documents(of: month)
    return documents.lowerBound << 24..<documents.upperBound << 24
  }
}
