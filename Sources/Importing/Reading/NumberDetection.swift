import CSV
import Warehouse
import Workspace

/// Finds how a file writes its numbers where the mapping declares neither `decimal` nor `thousands`
/// and the usual form, a decimal point and nothing between thousands, does not fit.
///
/// One system writes all its numbers alike: all columns of numbers are looked at together. Nothing is
/// guessed: where two forms read the same texts as different numbers, the setting is asked for. But the
/// usual form holds where it fits every number, also where every number has three decimals.
struct NumberDetection {
  /// The signs of a form.
  struct Signs: Equatable {
    let decimal: UInt8
    let thousands: NumberFormat.Thousands

    func format(_ signs: [String]) -> NumberFormat {
      NumberFormat(decimal: decimal, thousands: thousands, signs: signs)
    }
  }

  private let open: OpenFile
  private let fields: [Field]
  private let signs: [String]

  private struct Field {
    let index: Int
    let name: String
    /// Texts that mean nothing was said.
    let blanks: Set<String>

    /// Its number in a record; nil where it says nothing.
    func number(_ records: RecordReader) -> Bytes? {
      guard index < records.fieldCount else { return nil }
      let bytes = trimmed(records.field(index))
      if bytes.isEmpty { return nil }
      return blanks.isEmpty || !blanks.contains(String(decoding: bytes, as: UTF8.self))
        ? bytes : nil
    }
  }

  /// What the first rows tell.
  enum Found {
    /// The usual form, or that none fits.
    case usual
    /// Other signs.
    case signs(Signs)
    /// Nothing: they hold whole numbers alone, which all forms read alike, and there are more rows.
    case nothingYet
  }

  /// So many rows are looked at; where they show the usual form, the file is not read.
  static let rowsLookedAt = 1_000

  private static let point = UInt8(ascii: ".")
  /// The usual one first.
  private static let forms: [Signs] = [point, Ascii.comma].flatMap { decimal in
    let other = decimal == point ? Ascii.comma : point
    return [.none, .byte(other), .blank, .apostrophe].map {
      Signs(decimal: decimal, thousands: $0)
    }
  }

  /// For the columns of numbers of a file whose form is not declared; nil where there are none.
  init?(_ open: OpenFile, _ entities: [MappedEntity], companyCurrency: Currency) throws {
    self.open = open
    let dialect = open.mapping.dialect
    // Rates have a sign of their own, which tells nothing of the form.
    signs = (dialect.signs ?? (dialect.currency ?? companyCurrency).signs) + ["%"]
    guard dialect.decimal == nil, dialect.thousands == nil else { return nil }
    fields =
      try entities.flatMap { try Self.fields(of: $0, in: open) } + Self.unpivoted(in: open)
    if fields.isEmpty { return nil }
  }

  private static func fields(of entity: MappedEntity, in open: OpenFile) throws -> [Field] {
    try Entity.of(entity.entity).columns.filter(\.type.isNumber).compactMap { column in
      guard let said = entity.column(column.name) else {
        return open.index(of: column.name).map {
          Field(index: $0, name: column.name, blanks: [])
        }
      }
      guard case .column(let reference) = said.origin, said.dialect.decimal == nil,
        said.dialect.thousands == nil, said.values.isEmpty
      else { return nil }
      return Field(
        index: try open.field(reference, place: said.place), name: column.name,
        blanks: Set(said.blanks))
    }
  }

  private static func unpivoted(in open: OpenFile) -> [Field] {
    guard let unpivot = open.mapping.unpivot else { return [] }
    let first = unpivot.first - 1
    let end = min(unpivot.last ?? open.header.count, open.header.count)
    return (first..<max(first, end)).map {
      Field(index: $0, name: unpivot.valueColumn, blanks: Set(unpivot.blanks))
    }
  }

  /// What the first rows tell, with the help of the others where they leave a doubt.
  func found() throws -> Found {
    do {
      guard let isUsual = try firstRowsAreUsual() else { return .nothingYet }
      return try isUsual ? .usual : fitting().map(Found.signs) ?? .usual
    } catch let error as CSVError {
      throw ImportError.text(file: open.file.path, error)
    } catch let error as NumberAmbiguity {
      throw ImportError.file(
        open.file.path, line: open.mapping.hasHeader ? 2 : 1, column: 1,
        message: "the numbers of \(error.column) \(error.message)")
    }
  }

  /// Whether the first rows show the usual form; nil where they show nothing and are not all.
  private func firstRowsAreUsual() throws -> Bool? {
    var points = points
    let records = try open.reread()
    for _ in 0..<Self.rowsLookedAt {
      guard try records.next() else { return true }
      for field in fields {
        guard let bytes = field.number(records) else { continue }
        guard points.note(bytes) else { return false }
      }
    }
    return points.areProven ? true : points.areDoubtful ? false : nil
  }

  /// The signs of the one form that fits the whole file; nil where the usual form does, or none. Throws
  /// `NumberAmbiguity` where two fit that read it differently.
  func fitting() throws -> Signs? {
    var census = NumberCensus(
      candidates: Self.forms.map { NumberCandidate(signs: $0, format: $0.format(signs)) },
      points: points)
    let records = try open.reread()
    while try records.next() {
      for field in fields {
        guard let bytes = field.number(records) else { continue }
        census.note(bytes, of: field.name)
      }
    }
    return try census.signs()
  }

  private var points: PointEvidence {
    PointEvidence(
      usual: Signs(decimal: Self.point, thousands: .none).format(signs),
      partThousands: Signs(decimal: Ascii.comma, thousands: .byte(Self.point)).format(signs))
  }
}
