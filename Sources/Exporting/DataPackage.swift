#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Warehouse

/// The descriptor of an export, `datapackage.json` of Frictionless Data: what each file holds, the
/// types, keys and meanings of its columns.
struct DataPackage: Encodable {
  /// What marks a folder as an export of ours.
  static let generator = "klientela export"

  let profile = "tabular-data-package"
  let name = "klientela"
  let generator = Self.generator
  let title: String
  let description =
    "The star schema of an analytical CRM. Money is in minor units of a currency (_minor), quantities"
    + " in millionths (_micro), days are YYYYMMDD (_date_key), months YYYYMM (_month_key), 0 where not"
    + " known. Row 0 of a dimension is the unknown member. An empty cell is unknown, never zero."
  let resources: [Resource]

  /// A file.
  struct Resource: Encodable {
    let profile = "tabular-data-resource"
    let name: String
    let path: String
    let description: String
    let format = "csv"
    let mediatype = "text/csv"
    let encoding = "utf-8"
    let bytes: Int
    let dialect = Dialect()
    let schema: Schema
  }

  /// How the files are written.
  struct Dialect: Encodable {
    let delimiter = ","
    let lineTerminator = "\r\n"
    let quoteChar = "\""
    let doubleQuote = true
    let header = true
  }

  /// What a file's columns are.
  struct Schema: Encodable {
    let fields: [Field]
    let primaryKey: [String]
    let foreignKeys: [ForeignKey]?
  }

  /// A column.
  struct Field: Encodable {
    let name: String
    let type: String
    let description: String
    let constraints: Constraints
    /// What stands for unknown: nothing, where a text is never unknown; else an empty cell.
    let missingValues: [String]?
  }

  /// What holds for every cell of a column.
  struct Constraints: Encodable {
    let required: Bool?
    let unique: Bool?
    let pattern: String?
  }

  /// A column that names a row of another file.
  struct ForeignKey: Encodable {
    let fields: [String]
    let reference: Reference
  }

  /// Where that row is.
  struct Reference: Encodable {
    let resource: String
    let fields: [String]
  }

  /// As a text for people, the same for the same export.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}

extension DataPackage.Resource {
  /// Describes the file of a table.
  init(_ table: TableDescription, path: String, bytes: Int) {
    name = table.name
    self.path = path
    self.bytes = bytes
    description = table.grain
    let foreignKeys = table.foreignKeys.map { key in
      DataPackage.ForeignKey(
        fields: [key.column],
        // A file that names its own rows is named by nothing.
        reference: DataPackage.Reference(
          resource: key.table == table.name ? "" : key.table, fields: [key.key]))
    }
    schema = DataPackage.Schema(
      fields: table.columns.map { column in
        DataPackage.Field(column, isUnique: table.uniqueKeys.contains([column.name]))
      },
      primaryKey: table.primaryKey, foreignKeys: foreignKeys.isEmpty ? nil : foreignKeys)
  }
}

extension DataPackage.Field {
  fileprivate init(_ column: TableDescription.Column, isUnique: Bool) {
    name = column.name
    type =
      switch column.kind {
      case .integer: "integer"
      case .real: "number"
      case .text, .bytes: "string"
      }
    description = column.meaning
    missingValues = column.kind == .text && column.isRequired ? [] : nil
    constraints = DataPackage.Constraints(
      required: column.isRequired ? true : nil, unique: isUnique ? true : nil,
      pattern: column.kind == .bytes ? "\\\\x([0-9a-f]{2})*" : nil)
  }
}
