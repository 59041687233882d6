import Workspace

/// A fingerprint of what a mapping says of a file, without the places where it says so: a file that was
/// taken before is taken again only where its mapping says something else.
enum MappingHash {
  static func text(_ mapping: FileMapping, source: String, _ settings: Settings) -> String {
    var lines = [
      source, settings.historyStarts.map { "\($0)" } ?? "", "\(settings.rateDay)",
      describe(mapping.dialect), "\(mapping.hasHeader)", "\(mapping.completeness)",
      "\(mapping.leaveOut)", "\(mapping.returns)", "\(mapping.owner)",
      mapping.unpivot.map { "\($0)" } ?? "", "\(mapping.rates)",
    ]
    for entity in mapping.entities {
      lines.append(entity.entity.rawValue)
      lines += entity.columns.map(describe).sorted()
      if entity.entity == .orderLines, let source = settings.source(source) {
        lines += OrderColumn.allCases.map { source.ownerOfHeaderIDs($0.name) }
      }
    }
    var hash = ContentHash()
    Array(lines.joined(separator: "\n").utf8).withUnsafeBytes { hash.add($0) }
    return hash.text
  }

  private static func describe(_ column: ColumnMapping) -> String {
    let values = column.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return [
      column.name, "\(column.origin)", values.joined(separator: ","), column.otherValues ?? "",
      column.idSource ?? "", "\(column.trimsDecimal)", column.blanks.joined(separator: ","),
      describe(column.dialect),
    ].joined(separator: "|")
  }

  private static func describe(_ dialect: SourceDialect) -> String {
    [
      dialect.encoding.map { "\($0)" }, dialect.delimiter.map { "\($0)" },
      dialect.quote.map { "\($0)" }, dialect.decimal.map { "\($0)" },
      dialect.thousands.map { "\($0)" }, dialect.signs.map { "\($0)" }, dialect.dates?.text,
      dialect.currency?.code, dialect.pricesIncludeTax.map { "\($0)" },
      dialect.taxRatePercent.map { "\($0)" },
    ].map { $0 ?? "" }.joined(separator: ";")
  }
}
