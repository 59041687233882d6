import SQLite
import Testing
import Warehouse

@testable import Importing

@Suite struct ProductDimensionTests {
  private let connection: Connection

  init() throws {
    connection = try Connection(path: ":memory:", mode: .create)
    try Warehouse.createSchema(on: connection)
    try connection.execute(
      """
      INSERT INTO source VALUES (1, 'shop');
      INSERT INTO dim_category VALUES (1, 'Tea');
      INSERT INTO dim_product (product_key, source_key, product_id, name, category_key, is_inferred)
      VALUES (1, 1, 'A', NULL, 0, 1), (2, 1, 'B', NULL, 0, 1), (3, 1, 'C', 'Kept', 1, 0),
        (4, 1, 'D', NULL, 0, 1);
      INSERT INTO product_borne VALUES (1, 'Cup', 'Ware', 'L', 'pc', '', 0),
        (2, 'Leaf', 'Tea', NULL, NULL, '', 0), (3, 'Other', 'Ware', NULL, NULL, '', 0);
      """)
  }

  private func products() throws -> [String] {
    let statement = try connection.prepare(
      """
      SELECT product_id, name, category, line, unit FROM dim_product
      JOIN dim_category USING (category_key) WHERE product_key > 0 ORDER BY product_key
      """)
    var rows: [String] = []
    while try statement.step() {
      rows.append((0...4).map { statement.optionalText($0) ?? "-" }.joined(separator: "|"))
    }
    return rows
  }

  @Test func inferredProductsAreCompleted() throws {
    #expect(try ProductDimension(connection).derive() == false)
    #expect(
      try products() == ["A|Cup|Ware|L|pc", "B|Leaf|Tea|-|-", "C|Kept|Tea|-|-", "D|-||-|-"])
    #expect(
      try connection.integer("SELECT category_key FROM dim_category WHERE category = 'Ware'") == 2)
  }

  @Test func nothingIsWrittenTwice() throws {
    _ = try ProductDimension(connection).derive()
    let changes = connection.totalChanges
    #expect(try ProductDimension(connection).derive() == false)
    #expect(connection.totalChanges == changes)
  }

  @Test func aMovedProductMattersWhereItWasSummed() throws {
    _ = try ProductDimension(connection).derive()
    try connection.execute("UPDATE product_borne SET category = 'Tea' WHERE product_key = 1")
    #expect(try ProductDimension(connection).derive() == false)
    try connection.execute(
      "INSERT INTO product_month VALUES (202401, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, x'')")
    try connection.execute("UPDATE product_borne SET category = 'Ware' WHERE product_key = 1")
    #expect(try ProductDimension(connection).derive() == true)
    try connection.execute("UPDATE product_borne SET name = 'Mug' WHERE product_key = 1")
    #expect(try ProductDimension(connection).derive() == false)
    #expect(try products().first == "A|Mug|Ware|L|pc")
  }
}
