import SQLite

/// The tables that a month's sums go to.
struct AggregateWriters {
  private let customers: any BatchSink
  private let buyers: any BatchSink
  private let products: any BatchSink
  private let productMarkets: any BatchSink
  private let dimensions: any BatchSink
  private let orders: any BatchSink

  /// A month's rows for each table.
  struct Batches {
    let customers: RowBatch
    let buyers: RowBatch
    let products: RowBatch
    let productMarkets: RowBatch
    let dimensions: RowBatch
    let orders: RowBatch

    var all: [RowBatch] { [customers, buyers, products, productMarkets, dimensions, orders] }
  }

  /// `facts`: of a warehouse that is being built.
  init(_ connection: Connection, _ facts: FactLoad?) throws(SQLiteError) {
    customers = try connection.sink("customer_month", keyColumns: 2, facts)
    buyers = try connection.sink("buyer_month", keyColumns: 1, facts)
    products = try connection.sink("product_month", keyColumns: 2, facts)
    productMarkets = try connection.sink("product_market_month", keyColumns: 3, facts)
    dimensions = try connection.sink("dimension_month", keyColumns: 3, facts)
    orders = try connection.sink("customer_order", keyColumns: 3, facts)
  }

  func emptyBatches() -> Batches {
    Batches(
      customers: customers.makeBatch(), buyers: buyers.makeBatch(),
      products: products.makeBatch(), productMarkets: productMarkets.makeBatch(),
      dimensions: dimensions.makeBatch(), orders: orders.makeBatch())
  }

  /// Appends a month's rows and empties the batches.
  func write(_ batches: Batches) throws(SQLiteError) {
    try customers.append(batches.customers)
    try buyers.append(batches.buyers)
    try products.append(batches.products)
    try productMarkets.append(batches.productMarkets)
    try dimensions.append(batches.dimensions)
    try orders.append(batches.orders)
    for batch in batches.all { batch.removeAll() }
  }

  /// No more months come.
  func finish() throws(SQLiteError) {
    for sink in [customers, buyers, products, productMarkets, dimensions, orders] {
      try sink.finish()
    }
  }
}
