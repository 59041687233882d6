import SQLite

/// The tables that a month's sums go to.
struct AggregateWriters {
  private let customers: TableWriter
  private let products: TableWriter
  private let productMarkets: TableWriter
  private let dimensions: TableWriter
  private let orders: TableWriter

  /// A month's rows for each table.
  struct Batches {
    let customers: RowBatch
    let products: RowBatch
    let productMarkets: RowBatch
    let dimensions: RowBatch
    let orders: RowBatch
  }

  init(_ connection: Connection) throws(SQLiteError) {
    customers = try TableWriter(connection, table: "customer_month")
    products = try TableWriter(connection, table: "product_month")
    productMarkets = try TableWriter(connection, table: "product_market_month")
    dimensions = try TableWriter(connection, table: "dimension_month")
    orders = try TableWriter(connection, table: "customer_order")
  }

  func emptyBatches() -> Batches {
    Batches(
      customers: customers.makeBatch(), products: products.makeBatch(),
      productMarkets: productMarkets.makeBatch(), dimensions: dimensions.makeBatch(),
      orders: orders.makeBatch())
  }

  func write(_ batches: Batches) throws(SQLiteError) {
    try customers.write(batches.customers)
    try products.write(batches.products)
    try productMarkets.write(batches.productMarkets)
    try dimensions.write(batches.dimensions)
    try orders.write(batches.orders)
  }
}
