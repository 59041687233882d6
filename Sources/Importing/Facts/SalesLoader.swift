import CSV
import Warehouse

/// Turns rows of sales into lines of documents.
final class SalesLoader: RowLoader {
  private let row: Row<SaleColumn>
  private let rules: SaleRules
  private let context: LoadContext
  private let orders: DocumentKeys
  private let accounts: MemberKeys
  private let products: MemberKeys
  private let channels: MemberKeys
  private let reps: MemberKeys
  private let campaigns: MemberKeys
  private let markets: MemberKeys
  private let fileKey: Int64
  private let riders: [any FactRider]
  private let minorDigits: Int
  @exclusivity(unchecked) private var document = SaleDocument()
  /// The current line's day with its key and its month: lines come in runs of a day.
  @exclusivity(unchecked) private var today = (day: Day.earliest, dateKey: 0, monthIndex: 0)
  /// The greatest slot of each document of this file, for lines that the file does not number.
  private var lastSlots: [Int64: Int64] = [:]
  /// Slots of rejected lines of documents of which no line was loaded yet.
  private var pendingSlots: [UInt64: Int64] = [:]
  private var linesWithoutDocument: Int64 = 0
  private(set) var rejectedLine: Int64?
  /// Documents of earlier files that this one gives again, whole.
  private var repeated: Set<Int64> = []

  init(
    _ row: Row<SaleColumn>, rules: SaleRules, riders: [any FactRider], fileKey: Int64,
    _ context: LoadContext
  ) {
    self.row = row
    self.rules = rules
    self.riders = riders
    self.fileKey = fileKey
    self.context = context
    orders = context.keys.orders
    accounts = context.keys.accounts
    products = context.keys.products
    channels = context.keys.channels
    reps = context.keys.reps
    campaigns = context.keys.campaigns
    markets = context.keys.markets
    minorDigits = context.company.minorDigits
  }

  var faults: [RowFault] { row.faults }
  var currentID: String? { row.currentID }

  func load(into unit: WriteUnit) throws -> RowOutcome {
    row.begin()
    let outcome = try loadLine(into: unit)
    if outcome == .rejected { try keepSlot() }
    return outcome
  }

  private func loadLine(into unit: WriteUnit) throws -> RowOutcome {
    guard let sale = SaleRow.read(row, rules, context) else { return .rejected }
    if sale.day != today.day { today = (sale.day, sale.day.key, sale.day.month.index) }
    guard try enter(sale, unit), let slot = nextSlot(sale) else { return .rejected }
    let account = try accounts.key(
      of: sale.customerId, source: row.idSource(.customerId), in: unit)
    let product = try products.key(
      of: sale.productId, source: row.idSource(.productId), in: unit)
    guard let amounts = amounts(sale, product), hasRoom(sale, amounts) else { return .rejected }
    let isFresh = document.isNew && slot > document.lastSlot
    document.lastSlot = max(document.lastSlot, slot)
    let batch = isFresh ? unit.fresh(.saleLine) : unit.known(.saleLine)
    batch.append(DocumentKey.line(document: document.key, slot: slot, revision: 0))
    batch.append(account)
    batch.append(product)
    try append(sale, amounts, to: batch, unit)
    if sale.price.isConverted { context.convertedRows += 1 }
    if isFresh { context.touch(today.monthIndex, of: .saleLine) }
    context.noteFact(of: account, dateKey: today.dateKey)
    let place = FactPlace(
      account: account, product: product, day: sale.day, document: sale.orderId,
      line: sale.lineNo ?? slot)
    for rider in riders { rider.note(place) }
    return isFresh ? .loaded : .pending
  }

  /// Keeps the slot of a rejected line, where the file does not number lines: the others stand where
  /// they would stand if it were right, and mended it finds its place.
  private func keepSlot() throws {
    rejectedLine = nil
    if row.has(.lineNo) { return }
    let id = row.bytes(.orderId)
    if id.isEmpty {
      rejectedLine = lineOfRagged()
      return
    }
    let source = row.idSource(.orderId)
    let hash = IdHash(id, source: source)
    if document.isCurrent(hash) {
      document.lastSlot += 1
      rejectedLine = document.lastSlot
      return
    }
    let known = try orders.key(of: id, source: source, hash: hash)
    pendingSlots[hash.first, default: 0] += 1
    rejectedLine = (known.flatMap { lastSlots[$0] } ?? 0) + (pendingSlots[hash.first] ?? 0)
  }

  /// A number that no line has, whatever its document will turn out to be.
  func lineOfRagged() -> Int64? {
    if row.has(.lineNo) { return nil }
    linesWithoutDocument += 1
    return DocumentKey.lineSlots + linesWithoutDocument
  }

  /// Goes to the row's document; false where the row does not belong into it.
  private func enter(_ sale: SaleRow, _ unit: WriteUnit) throws -> Bool {
    let source = row.idSource(.orderId)
    let hash = IdHash(sale.orderId, source: source)
    if !document.isCurrent(hash) { try turn(to: sale, hash, source, unit) }
    let customer =
      sale.customerId.isEmpty
      ? nil : IdHash(sale.customerId, source: row.idSource(.customerId))
    if document.accepts(customer: customer) { return true }
    row.fault(
      .customerId, .secondCustomer, "another line of this document names another customer")
    return false
  }

  private func turn(to sale: SaleRow, _ hash: IdHash, _ source: Int, _ unit: WriteUnit) throws {
    if !row.has(.lineNo), document.key != 0 { lastSlots[document.key] = document.lastSlot }
    if let key = try orders.key(of: sale.orderId, source: source, hash: hash) {
      if !row.has(.lineNo), lastSlots[key] == nil { repeated.insert(key) }
      let isOwn = !repeated.contains(key) && !row.has(.lineNo)
      document.begin(
        hash, key: key, isNew: isOwn, lastSlot: (lastSlots[key] ?? 0) + keptSlots(hash))
      return
    }
    let key = try orders.add(sale.orderId, source: source, hash, monthIndex: today.monthIndex)
    let batch = unit.fresh(.order)
    batch.append(key)
    batch.append(source)
    batch.append(sale.orderId)
    document.begin(hash, key: key, isNew: true, lastSlot: keptSlots(hash))
  }

  private func keptSlots(_ hash: IdHash) -> Int64 {
    pendingSlots.isEmpty ? 0 : pendingSlots.removeValue(forKey: hash.first) ?? 0
  }

  /// The slot of the row's line in its document; nil where there is none left. 0 leaves it to the
  /// writer, for line numbers that are none of the slots.
  private func nextSlot(_ sale: SaleRow) -> Int64? {
    if let number = sale.lineNo {
      return number > 0 && number < DocumentKey.lineSlots ? number : 0
    }
    guard document.lastSlot + 1 < DocumentKey.lineSlots else {
      row.fault(.orderId, .tooManyLines, "the document has more than 65,535 lines")
      return nil
    }
    return document.lastSlot + 1
  }

  /// The greatest of the line's amounts stands for all.
  private func hasRoom(_ sale: SaleRow, _ amounts: SaleAmounts) -> Bool {
    let money = max(
      amounts.grossMinor.magnitude, amounts.revenueMinor.magnitude,
      amounts.costMinor?.magnitude ?? 0)
    if context.room.takes(money: Double(money), quantity: Double(sale.quantityMicro)) {
      return true
    }
    row.fault(.quantity, .outOfRange, "with this line sums would be too great")
    return false
  }

  private func amounts(_ sale: SaleRow, _ product: Int64) -> SaleAmounts? {
    guard var amounts = SaleAmounts(sale.price, minorDigits: minorDigits) else {
      row.fault(.quantity, .outOfRange, "the amount is too great")
      return nil
    }
    guard sale.price.unitCost == nil,
      let cost = context.costs.unitCost(of: product, on: today.dateKey)
    else { return amounts }
    // The product's cost is in the company's currency already.
    amounts.costMinor = ExactDecimal.roundedProduct(
      sale.price.quantity, cost, minorDigits: minorDigits)
    return amounts
  }

  /// Appends `ordered_date_key` to `file_key`.
  private func append(
    _ sale: SaleRow, _ amounts: SaleAmounts, to batch: RowBatch, _ unit: WriteUnit
  ) throws {
    batch.append(today.dateKey)
    batch.append(sale.status)
    batch.append(1)
    batch.append(sale.quantityMicro)
    batch.append(amounts.grossMinor)
    batch.append(amounts.revenueMinor)
    batch.append(amounts.costMinor)
    batch.append(sale.price.unitCost == nil ? 0 : 1)
    batch.append(try member(.channel, channels, unit))
    batch.append(try member(.repId, reps, unit))
    batch.append(try member(.campaignId, campaigns, unit))
    batch.append(try member(.market, markets, unit))
    batch.append(try member(.country, markets, unit))
    batch.append(sale.promisedKey)
    batch.append(sale.deliveredKey)
    batch.append(sale.lineNo ?? document.lastSlot)
    batch.append(fileKey)
  }

  @inline(__always)
  private func member(
    _ column: SaleColumn, _ keys: MemberKeys, _ unit: WriteUnit
  ) throws -> Int64 {
    guard row.has(column) else { return 0 }
    return try keys.key(of: row.bytes(column), source: row.idSource(column), in: unit)
  }

  func finish(into unit: WriteUnit) throws {
    for rider in riders { rider.finish(into: unit) }
    guard !row.has(.lineNo) else { return }
    if document.key != 0 { lastSlots[document.key] = document.lastSlot }
    for key in repeated.sorted() { unit.wholeDocuments.append((key, lastSlots[key] ?? 0, fileKey)) }
  }
}
