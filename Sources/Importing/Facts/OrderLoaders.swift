import SQLite
import Warehouse

/// The columns of order headers.
enum OrderColumn: Int, EntityColumn {
  case orderId, orderedOn, customerId, currency, country, market, channel, repId, campaignId
  case status, promisedOn, deliveredOn

  /// The column of sales that a line takes it for.
  var saleColumn: SaleColumn {
    switch self {
    case .orderId: .orderId
    case .orderedOn: .orderedOn
    case .customerId: .customerId
    case .currency: .currency
    case .country: .country
    case .market: .market
    case .channel: .channel
    case .repId: .repId
    case .campaignId: .campaignId
    case .status: .status
    case .promisedOn: .promisedOn
    case .deliveredOn: .deliveredOn
    }
  }
}

/// The headers of documents whose lines are exported apart: those of this run, and those that the
/// warehouse has.
final class OrderHeaders {
  private let stored: Statement?
  private var bounds: [UInt64: [Int]] = [:]
  private var arena: [UInt8] = []
  private static let columnCount = OrderColumn.allCases.count
  /// The current header's texts, one behind the other; they stay in place until another is found.
  private var current: UnsafeMutableBufferPointer<UInt8>
  private var currentBounds = [Int](repeating: 0, count: columnCount + 1)

  /// `stored` reads what the warehouse had before this run; nil where it had nothing.
  init(stored: Connection?) throws(SQLiteError) {
    current = .allocate(capacity: 1024)
    self.stored = try stored?.prepare(SQLText.headerOfOrder.text)
  }

  deinit { current.deallocate() }

  /// Remembers a header's texts, in the order of the columns.
  func insert(_ texts: [[UInt8]], _ id: IdHash) {
    var places = [arena.count]
    for text in texts {
      arena += text
      places.append(arena.count)
    }
    bounds[id.first] = places
  }

  /// Makes a document's header the current one; false where none is known.
  func find(_ orderId: Bytes, source: Int) -> Bool {
    guard let places = bounds[IdHash(orderId, source: source).first] else {
      return findStored(orderId, source)
    }
    keep((0..<Self.columnCount).map { arena[places[$0]..<places[$0 + 1]] })
    return true
  }

  private func findStored(_ orderId: Bytes, _ source: Int) -> Bool {
    guard let stored else { return false }
    stored.reset()
    stored.bindText(orderId, at: 0)
    stored.bind(source, at: 1)
    guard (try? stored.step()) == true else { return false }
    keep((0..<Self.columnCount).map { stored.textBytes($0) })
    return true
  }

  private func keep(_ texts: [some Collection<UInt8>]) {
    let length = texts.reduce(0) { $0 + $1.count }
    if length > current.count {
      current.deallocate()
      current = .allocate(capacity: length * 2)
    }
    var place = 0
    for (column, text) in texts.enumerated() {
      place = current[place...].initialize(fromContentsOf: text)
      currentBounds[column + 1] = place
    }
  }

  /// A text of the current header, valid until another is found.
  func text(_ column: Int) -> Bytes {
    Bytes(rebasing: current[currentBounds[column]..<currentBounds[column + 1]])
  }
}

extension FactLoader where Column == OrderColumn {
  /// The customer's id, or what it is called since it was erased.
  private static func customer(_ row: Row<OrderColumn>, _ context: LoadContext) -> [UInt8] {
    let id = row.bytes(.customerId)
    let name = context.erased?.name(of: id, source: row.idSource(.customerId))
    return name.map { Array($0.utf8) } ?? Array(id)
  }

  static func orders(
    _ row: Row<OrderColumn>, _ headers: OrderHeaders, fileKey: Int64, _ context: LoadContext
  ) -> FactLoader {
    FactLoader(row, fileKey: fileKey, context) { loader, unit in
      let id = row.required(.orderId)
      let day = row.requiredDay(.orderedOn)
      let promised = row.has(.promisedOn) ? row.moment(.promisedOn)?.day : nil
      let delivered = row.has(.deliveredOn) ? row.moment(.deliveredOn)?.day : nil
      guard row.faults.isEmpty, let day else { return .rejected }
      let source = row.idSource(.orderId)
      let entry = try context.keys.orders.entry(id, source: source, monthIndex: day.month.index)
      if entry.isNew {
        let order = unit.fresh(.order)
        order.append(entry.key)
        order.append(source)
        order.append(id)
      }
      let texts = OrderColumn.allCases.map { column -> [UInt8] in
        switch column {
        case .orderedOn: Array(day.description.utf8)
        case .promisedOn: Array((promised?.description ?? "").utf8)
        case .deliveredOn: Array((delivered?.description ?? "").utf8)
        case .customerId: customer(row, context)
        default: Array(row.bytes(column))
        }
      }
      headers.insert(texts, IdHash(id, source: source))
      let batch = entry.isNew ? unit.fresh(.orderHeader) : unit.known(.orderHeader)
      batch.append(entry.key)
      for text in texts.dropFirst() { text.withUnsafeBufferPointer { batch.appendText($0) } }
      batch.append(fileKey)
      return entry.isNew ? .loaded : .pending
    }
  }
}
