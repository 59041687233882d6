import Foundation
import Testing
import Warehouse

@testable import Exporting

/// What the files beside the tables say of them.
@Suite struct DescriptorTests {
  @Test func descriptorSaysTypesAndKeys() throws {
    let resource = try #require(try resources()["note"])
    let schema = try #require(resource["schema"] as? [String: Any])
    let fields = try #require(schema["fields"] as? [[String: Any]])
    #expect(
      fields.map { $0["name"] as? String } == ["place_key", "column", "text", "share", "bytes"])
    #expect(
      fields.map { $0["type"] as? String } == ["integer", "integer", "string", "number", "string"])
    #expect(schema["primaryKey"] as? [String] == ["place_key", "column"])
    let key = try #require((schema["foreignKeys"] as? [[String: Any]])?.first)
    #expect(key["fields"] as? [String] == ["place_key"])
    #expect((key["reference"] as? [String: Any])?["resource"] as? String == "place")
    #expect(resource["path"] as? String == "tables/note.csv")
    #expect(resource["bytes"] as? Int == 100)
  }

  @Test func emptyTextsThatAreNeverUnknownAreTexts() throws {
    let schema = try #require(try resources()["place"]?["schema"] as? [String: Any])
    let market = try #require((schema["fields"] as? [[String: Any]])?.last)
    #expect(market["missingValues"] as? [String] == [])
    let constraints = try #require(market["constraints"] as? [String: Bool])
    #expect(constraints == ["required": true, "unique": true])
  }

  @Test func schemaMakesTheTablesAndViews() throws {
    let schema = try script().schema
    #expect(
      schema.contains(
        """
        CREATE TABLE "note" (
          "place_key" BIGINT NOT NULL,
          "column" BIGINT NOT NULL,
          "text" TEXT,
          "share" DOUBLE PRECISION,
          "bytes" BYTEA,
          PRIMARY KEY ("place_key", "column")
        );
        """))
    #expect(schema.contains("COMMENT ON COLUMN \"note\".\"column\" IS 'the column, 1-based';"))
    #expect(schema.contains("CREATE VIEW places AS SELECT market FROM place;"))
    #expect(schema.hasPrefix("\\set ON_ERROR_STOP on\n\nBEGIN;\n"))
    #expect(schema.hasSuffix("\n\nCOMMIT;\n"))
  }

  @Test func loadTakesTheTablesInTheOrderOfTheirKeys() throws {
    let load = try script().load { "tables/\($0.name).csv" }
    let copies = load.split(separator: "\n").filter { $0.hasPrefix("\\copy") }
    #expect(
      copies == [
        "\\copy \"place\" (\"place_key\", \"market\") from 'tables/place.csv'"
          + " with (format csv, header true, encoding 'UTF8')",
        "\\copy \"note\" (\"place_key\", \"column\", \"text\", \"share\", \"bytes\")"
          + " from 'tables/note.csv' with (format csv, header true, encoding 'UTF8')",
      ])
  }

  @Test func keysFollowTheRows() throws {
    #expect(
      try script().keys == """
        -- Klientela's star schema for PostgreSQL: keys and indexes.
        ALTER TABLE "place" ADD UNIQUE ("market");
        ALTER TABLE "note" ADD FOREIGN KEY ("place_key") REFERENCES "place" ("place_key");
        CREATE INDEX note_by_text ON note (text);

        """)
  }

  private func resources() throws -> [String: [String: Any]] {
    let tables = try TableDescription.all(of: try SmallDatabase.open())
    let package = DataPackage(
      title: "A",
      resources: tables.map { .init($0, path: "tables/\($0.name).csv", bytes: 100) })
    let json = try JSONSerialization.jsonObject(with: Data(try package.text().utf8))
    let all = (json as? [String: Any])?["resources"] as? [[String: Any]] ?? []
    return Dictionary(uniqueKeysWithValues: all.map { ($0["name"] as? String ?? "", $0) })
  }

  private func script() throws -> PostgreSQLText {
    let connection = try SmallDatabase.open()
    return PostgreSQLText(
      tables: try TableDescription.all(of: connection),
      views: try TableDescription.views(of: connection))
  }
}
