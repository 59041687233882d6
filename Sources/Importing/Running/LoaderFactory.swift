import CSV
import Warehouse
import Workspace

/// Makes what loads the rows of a file.
struct LoaderFactory {
  let builder: PlanBuilder
  let context: LoadContext
  let headers: OrderHeaders
  let fileKey: Int64
  let fileDateKey: Int

  private var open: OpenFile { builder.open }
  private var currency: Currency {
    open.mapping.dialect.currency ?? builder.settings.company.currency
  }

  /// What a file is loaded with: the loader of its first entity, the loaders of the others, and the
  /// table whose rows are its own.
  struct Loaders {
    var main: any RowLoader
    var others: [any RowLoader]
    var counted: Table
  }

  func loaders() throws -> Loaders {
    let entities = try open.entities()
    guard let first = entities.first else {
      return Loaders(main: EmptyLoader(), others: [], counted: .document)
    }
    var others = Array(entities.dropFirst())
    var riders: [any FactRider] = []
    if [.sales, .orderLines].contains(first.entity) {
      // What sales say of products and customers is the latest word of facts, not a file's record.
      for entity in others {
        if let rider = try rider(entity) { riders.append(rider) }
      }
      others.removeAll { $0.entity == .products || $0.entity == .customers }
    }
    let (main, table) = try loader(first, riders)
    return Loaders(main: main, others: try others.map { try loader($0, []).0 }, counted: table)
  }

  private func rider(_ entity: MappedEntity) throws -> (any FactRider)? {
    switch entity.entity {
    case .products:
      FactRiderOf.products(try row(entity, ProductColumn.self), fileKey: fileKey)
    case .customers:
      FactRiderOf.customers(
        try row(entity, CustomerColumn.self), fileKey: fileKey, context.erased)
    default: nil
    }
  }

  private func row<Column: EntityColumn>(
    _ entity: MappedEntity, _ columns: Column.Type
  ) throws -> Row<Column> {
    Row<Column>(open.records, plans: try builder.plans(entity, columns))
  }

  private func loader(
    _ entity: MappedEntity, _ riders: [any FactRider]
  ) throws -> (any RowLoader, Table) {
    let money = MoneyRules(currency: currency)
    switch entity.entity {
    case .sales: return (try sales(try row(entity, SaleColumn.self), riders), .saleLine)
    case .orderLines: return (try sales(try lineRow(entity), riders), .saleLine)
    case .orders:
      let row = try row(entity, OrderColumn.self)
      return (FactLoader.orders(row, headers, fileKey: fileKey, context), .orderHeader)
    case .invoices:
      let row = try row(entity, InvoiceColumn.self)
      return (InvoiceLoader(row, money, fileKey: fileKey, context), .invoice)
    case .payments:
      let row = try row(entity, PaymentColumn.self)
      return (PaymentLoader(row, money, fileKey: fileKey, context), .payment)
    case .rates: return (try rates(entity), .exchangeRate)
    default: return try simple(entity)
    }
  }

  private func simple(_ entity: MappedEntity) throws -> (any RowLoader, Table) {
    let money = MoneyRules(currency: currency)
    switch entity.entity {
    case .customers:
      let row = try row(entity, CustomerColumn.self)
      let loader = FactLoader.customers(
        row, fileKey: fileKey, fileDateKey: fileDateKey, context)
      return (loader, .customerRecord)
    case .products:
      let row = try row(entity, ProductColumn.self)
      let loader = FactLoader.products(row, fileKey: fileKey, fileDateKey: fileDateKey, context)
      return (loader, .product)
    case .reps:
      return (FactLoader.reps(try row(entity, RepColumn.self), fileKey: fileKey, context), .rep)
    case .campaigns:
      let row = try row(entity, CampaignColumn.self)
      return (FactLoader.campaigns(row, money, fileKey: fileKey, context), .campaign)
    case .contacts:
      let row = try row(entity, ContactColumn.self)
      return (FactLoader.contacts(row, money, fileKey: fileKey, context), .contact)
    case .tickets:
      let row = try row(entity, TicketColumn.self)
      return (FactLoader.tickets(row, fileKey: fileKey, context), .ticket)
    case .responses:
      let row = try row(entity, ResponseColumn.self)
      return (FactLoader.responses(row, fileKey: fileKey, context), .response)
    case .opportunities:
      let row = try row(entity, OpportunityColumn.self)
      return (FactLoader.opportunities(row, money, fileKey: fileKey, context), .opportunity)
    case .contracts:
      let row = try row(entity, ContractColumn.self)
      return (FactLoader.contracts(row, money, fileKey: fileKey, context), .contract)
    case .documents:
      let row = try row(entity, DocumentColumn.self)
      return (FactLoader.documents(row, fileKey: fileKey, context), .document)
    case .targets:
      let row = try row(entity, TargetColumn.self)
      return (FactLoader.targets(row, fileKey: fileKey, context), .target)
    default:
      let row = try row(entity, TotalColumn.self)
      let source = builder.sourceKeys[builder.source.name] ?? 0
      return (FactLoader.totals(row, source: source, fileKey: fileKey, context), .controlTotal)
    }
  }

  private func sales(_ row: Row<SaleColumn>, _ riders: [any FactRider]) throws -> SalesLoader {
    var rules = SaleRules(currency: currency)
    let dialect = open.mapping.dialect
    if dialect.pricesIncludeTax == true { rules.includedTax = .rate(dialect.taxRatePercent) }
    if case .prefix(let reference, let prefix) = open.mapping.returns {
      rules.returnPrefix = (
        try open.field(reference, place: open.mapping.place), Array(prefix.utf8)
      )
    }
    return SalesLoader(row, rules: rules, riders: riders, fileKey: fileKey, context)
  }

  /// Lines of documents whose other columns stand in their headers.
  private func lineRow(_ entity: MappedEntity) throws -> Row<SaleColumn> {
    var plans = try builder.plans(entity, SaleColumn.self)
    for column in OrderColumn.allCases where column != .orderId {
      let place = column.saleColumn.rawValue
      guard !plans[place].isPresent else { continue }
      plans[place] = ColumnPlan(
        origin: .header(headers, column.rawValue), sourceName: column.name, faultField: 0)
      let owner = builder.source.ownerOfHeaderIDs(column.name)
      plans[place].idSource = builder.sourceKeys[owner] ?? 0
    }
    let row = Row<SaleColumn>(open.records, plans: plans)
    row.headers = headers
    return row
  }

  private func rates(_ entity: MappedEntity) throws -> RateLoader {
    let row = try row(entity, RateColumn.self)
    var unpivoted: [(field: Int, currency: Currency)] = []
    if let unpivot = open.mapping.unpivot {
      let last = min(unpivot.last ?? open.header.count, open.header.count)
      for field in max(unpivot.first - 1, 0)..<max(last, unpivot.first - 1) {
        if let currency = Currency(open.header[field]) { unpivoted.append((field, currency)) }
      }
    }
    return RateLoader(
      row, open.mapping.rates, unpivoted: unpivoted, blanks: open.mapping.unpivot?.blanks ?? [],
      source: builder.sourceKeys[builder.source.name] ?? 0, fileKey: fileKey, context)
  }
}

/// Loads nothing, for a file without entities.
private final class EmptyLoader: RowLoader {
  var faults: [RowFault] { [] }
  var currentID: String? { nil }
  func load(into unit: WriteUnit) -> RowOutcome { .rejected }
}
