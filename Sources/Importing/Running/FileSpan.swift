import Warehouse
import Workspace

/// The days of a file's rows.
struct FileSpan {
  private var first = Int64.max
  private var last = Int64.min

  /// Notes the days of the rows of a batch; 0 is no day.
  mutating func add(_ batch: RowBatch, column: Int) {
    for row in 0..<batch.count {
      let day = batch.integer(row: row, column: column)
      if day > 0 {
        first = min(first, day)
        last = max(last, day)
      }
    }
  }

  /// The days that a file of that completeness speaks of; nil where it speaks of none.
  func days(_ completeness: FileMapping.Completeness) -> ClosedRange<Int64>? {
    switch completeness {
    case .no: nil
    case .period: first <= last ? first...last : nil
    case .whole: 0...Int64(Self.lastDay)
    }
  }

  private static let lastDay = 9999_12_31

  /// The keys of the lines of the months of these days: the first, and the one behind the last.
  func lineKeys(_ days: ClosedRange<Int64>) -> ClosedRange<Int64> {
    guard let from = Month(key: Int(days.lowerBound / 100)),
      let to = Month(key: Int(days.upperBound / 100)), days.upperBound < Self.lastDay
    else { return 0...Int64.max }
    return DocumentKey.lines(of: from).lowerBound...DocumentKey.lines(of: to).upperBound
  }
}

extension Table {
  /// The column whose days, or months, a complete file spans; nil for what has none.
  var spanColumn: String? {
    switch self {
    case .saleLine: "ordered_date_key"
    case .invoice: "issued_date_key"
    case .payment: "paid_date_key"
    case .contact: "contact_date_key"
    case .ticket: "opened_date_key"
    case .response: "response_date_key"
    case .opportunity: "opened_date_key"
    case .contract: "starts_date_key"
    case .document: "document_date_key"
    case .target, .controlTotal: "month_key"
    case .exchangeRate: "date_key"
    default: nil
    }
  }

  /// The column of the source's own id; nil where several columns make it.
  var idColumn: String? {
    switch self {
    case .product, .rep, .campaign, .invoice, .payment, .contact, .ticket, .opportunity, .contract,
      .document:
      name.split(separator: "_").last.map { "\($0)_id" }
    default: nil
    }
  }

  /// The column that says since when a member is no more.
  var endColumn: String? {
    switch self {
    case .product: "discontinued_date_key"
    case .rep: "left_date_key"
    case .campaign: "ends_date_key"
    default: nil
    }
  }
}
