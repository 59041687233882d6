import CSV
import Warehouse

/// The reasons of the run before in a file of rejects: what is rejected of it once more goes without
/// them, for it gets its own.
struct ReasonColumn {
  /// The columns of reasons; a file of an earlier version of the program may have two.
  private let fields: Set<Int>
  private let dialect: Dialect
  private let columnCount: Int
  private var areLast: Bool { fields.min() == columnCount - fields.count }
  /// The file's columns without them.
  let header: [String]

  /// Nil where the file has none.
  init?(_ open: OpenFile) {
    let all = open.header
    let places = Set(all.indices.filter { all[$0] == RejectsFile.reasonColumn })
    if places.isEmpty { return nil }
    fields = places
    header = all.indices.filter { !places.contains($0) }.map { all[$0] }
    columnCount = all.count
    dialect = open.dialect
  }

  /// Why a row is rejected that has more or fewer fields than the header.
  static func ragged(_ fields: Int, _ expected: Int) -> String {
    "the row has \(fields) \(fields == 1 ? "field" : "fields"), the header \(expected)"
  }

  /// The current record without its reasons; nil where they cannot be told from what else it says.
  func text(of record: RecordReader) -> String? {
    guard let kept = keptFields(of: record) else { return nil }
    guard var writer = try? RecordWriter(dialect: dialect) else { return nil }
    do throws(CSVError) {
      for field in kept { try writer.append(utf8: record.field(field)) }
    } catch {
      return nil
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Of a row with more fields than the header, what stands last is ours; of one with fewer it may be the
  /// row's own, unless it says that there are few.
  private func keptFields(of record: RecordReader) -> [Int]? {
    let count = record.fieldCount
    if count >= columnCount {
      let surplus = count - columnCount
      guard surplus == 0 || areLast else { return nil }
      return (0..<count).filter { !fields.contains($0 - surplus) }
    }
    let isOurs =
      record.text(count - 1).wholeMatch(of: /the row has \d+ fields?, the header \d+/) != nil
    return isOurs ? Array(0..<count - 1) : nil
  }
}
