import Warehouse

/// The tables that loaders fill, in the order in which their rows are written.
enum Table: Int, CaseIterable {
  case market, channel, currency, category, rep, campaign, product, account, order
  case orderHeader, saleLine, invoice, payment, contact, ticket, response, opportunity, contract
  case document, exchangeRate, productCost, productBorne, customerRecord, target, controlTotal

  /// The table's name in the warehouse.
  var name: String {
    switch self {
    case .market: "dim_market"
    case .channel: "dim_channel"
    case .currency: "dim_currency"
    case .category: "dim_category"
    case .rep: "dim_rep"
    case .campaign: "dim_campaign"
    case .product: "dim_product"
    case .account: "dim_account"
    case .order: "dim_order"
    case .orderHeader: "order_header"
    case .saleLine: "fact_sale_line"
    case .invoice: "fact_invoice"
    case .payment: "fact_payment"
    case .contact: "fact_contact"
    case .ticket: "fact_ticket"
    case .response: "fact_campaign_response"
    case .opportunity: "fact_opportunity"
    case .contract: "fact_contract"
    case .document: "fact_document"
    case .exchangeRate: "exchange_rate"
    case .productCost: "product_cost"
    case .productBorne: "product_borne"
    case .customerRecord: "customer_record"
    case .target: "fact_target"
    case .controlTotal: "control_total"
    }
  }
}

/// What one stretch of a file brings: new rows by table, rows whose key is known already, rejects.
///
/// The parsing thread fills it, the writing thread empties it.
final class WriteUnit {
  @exclusivity(unchecked) private var fresh: [RowBatch?]
  @exclusivity(unchecked) private var known: [RowBatch?]
  private let kinds: [[CellKind]]
  /// Faults of rows that are not loaded.
  var rejects: [Reject] = []
  /// Documents that this file gives whole, with their greatest slot: what an earlier file has beyond
  /// it is reversed.
  var wholeDocuments: [(order: Int64, lastSlot: Int64, fileKey: Int64)] = []
  /// Where a row of the file may become several of its table: how many the batch has behind each row
  /// of the file; empty where each becomes one.
  var recordEnds: [Int] = []
  /// Bytes of the source read so far, for progress.
  var shareRead: Double?
  /// The file's counts so far, as far as the parsing thread knows them.
  var counts = RowCounts()

  init(kinds: [[CellKind]]) {
    self.kinds = kinds
    fresh = kinds.map { _ in nil }
    known = kinds.map { _ in nil }
  }

  /// The batch of rows that are new to a table.
  @inline(__always)
  func fresh(_ table: Table) -> RowBatch {
    if let batch = fresh[table.rawValue] { return batch }
    return make(&fresh, table)
  }

  /// The batch of rows whose key the table has, or may have, already.
  @inline(__always)
  func known(_ table: Table) -> RowBatch {
    if let batch = known[table.rawValue] { return batch }
    return make(&known, table)
  }

  /// The new rows of a table, nil where there are none.
  func freshIfAny(_ table: Table) -> RowBatch? {
    fresh[table.rawValue].flatMap { $0.count > 0 ? $0 : nil }
  }

  /// The rows of a table whose key is known, nil where there are none.
  func knownIfAny(_ table: Table) -> RowBatch? {
    known[table.rawValue].flatMap { $0.count > 0 ? $0 : nil }
  }

  /// Whether there is anything left to be inserted or changed.
  var needsWriting: Bool {
    !wholeDocuments.isEmpty
      || Table.allCases.contains { table in
        freshIfAny(table) != nil || knownIfAny(table) != nil
      }
  }

  func removeAll() {
    for batch in fresh { batch?.removeAll() }
    for batch in known { batch?.removeAll() }
    rejects.removeAll()
    wholeDocuments.removeAll()
    recordEnds.removeAll()
  }

  private func make(_ batches: inout [RowBatch?], _ table: Table) -> RowBatch {
    let batch = RowBatch(kinds[table.rawValue])
    batches[table.rawValue] = batch
    return batch
  }
}

/// How a file's rows fared. Each row read counts once in one of the others.
struct RowCounts: Equatable {
  var read = 0
  var loaded = 0
  var unchanged = 0
  var corrected = 0
  var leftOut = 0
  var rejected = 0
  /// Rows of earlier files that this one, declared complete, lacks.
  var reversed = 0
  /// Of those read, lines of sales of which another amount is kept than the file says: in the
  /// company's currency, or without tax.
  var converted = 0

  static func + (a: RowCounts, b: RowCounts) -> RowCounts {
    RowCounts(
      read: a.read + b.read, loaded: a.loaded + b.loaded, unchanged: a.unchanged + b.unchanged,
      corrected: a.corrected + b.corrected, leftOut: a.leftOut + b.leftOut,
      rejected: a.rejected + b.rejected, reversed: a.reversed + b.reversed,
      converted: a.converted + b.converted)
  }
}

/// A fault of a row that was not loaded.
struct Reject {
  /// The number of the record in its file, by which the faults of one belong together.
  var row: Int
  var line: Int
  var column: Int
  var columnName: String
  var reason: RejectReason
  var message: String
  var text: String
  /// It tells of an erased person, so its text is not kept.
  var isErased = false
  /// The row's id, nil where none can be read.
  var id: String?
  /// The line number that is kept for the row in its document; nil where its source numbers lines, or
  /// there are none.
  var lineNo: Int64?
}

/// Why a row, or a field of it, was not taken.
enum RejectReason: String, CaseIterable {
  case missingValue = "missing value"
  case notANumber = "not a number"
  case outOfRange = "out of range"
  case notADate = "not a date"
  case notATime = "not a time"
  case raggedRow = "ragged row"
  case unknownValue = "unknown value"
  case noExchangeRate = "no exchange rate"
  case unknownCurrency = "unknown currency"
  case secondCustomer = "second customer in a document"
  case missingDocument = "missing document"
  case tooManyLines = "too many lines"
  case beforeHistory = "before the history"
  case contradiction = "contradiction"
}
