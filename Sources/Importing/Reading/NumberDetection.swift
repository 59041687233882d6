import CSV
import Warehouse
import Workspace

/// Finds how a file writes its numbers where the mapping declares neither `decimal` nor `thousands`
/// and the usual form, a decimal point and nothing between thousands, does not fit.
///
/// One system writes all its numbers alike: all columns of numbers are looked at together. Nothing is
/// guessed: where two forms read the same texts as different numbers, the setting is asked for.
struct NumberDetection {
  /// The signs of a form.
  struct Signs: Equatable {
    let decimal: UInt8
    let thousands: NumberFormat.Thousands

    fileprivate func format(_ signs: [String]) -> NumberFormat {
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

  /// So many rows are looked at; where all their numbers have the usual form, the file is not read.
  private static let rowsLookedAt = 1_000

  private static let point = UInt8(ascii: ".")
  private static let usual = Signs(decimal: point, thousands: .none)
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
    signs = dialect.signs ?? (dialect.currency ?? companyCurrency).signs
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

  /// The signs of the one form that fits; nil where the usual form does, or none.
  func found() throws -> Signs? {
    do {
      guard try !hasUsualForm() else { return nil }
      return try fitting()
    } catch let error as CSVError {
      throw ImportError.text(file: open.file.path, error)
    }
  }

  private func hasUsualForm() throws -> Bool {
    let format = Self.usual.format(signs)
    let records = try open.reread()
    for _ in 0..<Self.rowsLookedAt {
      guard try records.next() else { return true }
      for field in fields {
        guard let bytes = field.number(records) else { continue }
        if (try? ExactDecimal(bytes, format)) == nil { return false }
      }
    }
    return true
  }

  private func fitting() throws -> Signs? {
    var candidates = Self.forms.map { Candidate(signs: $0, format: $0.format(signs)) }
    let records = try open.reread()
    var values = 0
    while try records.next() {
      for field in fields {
        guard let bytes = field.number(records) else { continue }
        values += 1
        for index in candidates.indices { candidates[index].read(bytes, of: field.name) }
      }
    }
    // A few bad rows may be among them; they are rejected later, one by one, and make no other form.
    func isNearlyAll(_ fits: Int) -> Bool { fits > 0 && fits * 10 >= values * 9 }
    guard !isNearlyAll(candidates[0].fits) else { return nil }
    let best = candidates.map(\.fits).max() ?? 0
    let fitting = candidates.filter { $0.fits == best }
    guard isNearlyAll(best), let first = fitting.first else { return nil }
    if let other = fitting.first(where: { $0.readings.finalize() != first.readings.finalize() }) {
      throw ambiguous(first, other)
    }
    return first.signs
  }

  private func ambiguous(_ first: Candidate, _ other: Candidate) -> ImportError {
    let forms = [first, other].map { "\"\(Character(Unicode.Scalar($0.signs.decimal)))\"" }
    return ImportError.file(
      open.file.path, line: open.mapping.hasHeader ? 2 : 1, column: 1,
      message: "the numbers of \(first.telling) can be read with \(forms.joined(separator: " or "))"
        + " as the decimal sign; say which with `decimal` and `thousands`")
  }
}

/// A form, how many numbers fit it, and what they are when read by it.
private struct Candidate {
  let signs: NumberDetection.Signs
  let format: NumberFormat
  var fits = 0
  /// A hash of all numbers read: forms that read the same texts as the same numbers have the same.
  var readings = Hasher()
  /// The column of the first number that has more than digits.
  var telling = ""

  mutating func read(_ bytes: Bytes, of column: String) {
    guard let number = try? ExactDecimal(bytes, format) else { return }
    fits += 1
    if telling.isEmpty, bytes.contains(where: { $0 == Ascii.comma || $0 == 0x2E }) {
      telling = column
    }
    readings.combine(number.mantissa)
    readings.combine(number.scale)
  }
}
