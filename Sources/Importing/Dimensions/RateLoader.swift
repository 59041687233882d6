import CSV
import Warehouse
import Workspace

/// The columns of exchange rates.
enum RateColumn: Int, EntityColumn {
  case on, currency, rate, per, base
}

/// Loads exchange rates: a row a rate, or a row a day with a column for each currency.
final class RateLoader: RowLoader {
  private let row: Row<RateColumn>
  private let quotation: RateQuotation
  private let unpivoted: [(field: Int, currency: Currency)]
  private let blanks: Set<String>
  private let source: Int
  private let fileKey: Int64
  private let context: LoadContext

  /// `unpivoted`: the fields that hold a rate of their header's currency; empty for a row a rate.
  init(
    _ row: Row<RateColumn>, _ quotation: RateQuotation,
    unpivoted: [(field: Int, currency: Currency)], blanks: [String], source: Int, fileKey: Int64,
    _ context: LoadContext
  ) {
    self.row = row
    self.quotation = quotation
    self.unpivoted = unpivoted
    self.blanks = Set(blanks + [""])
    self.source = source
    self.fileKey = fileKey
    self.context = context
  }

  var faults: [RowFault] { row.faults }
  var currentID: String? { row.currentID }

  func load(into unit: WriteUnit) throws -> RowOutcome {
    row.begin()
    guard let day = row.requiredDay(.on) else { return .rejected }
    if !unpivoted.isEmpty { return loadColumns(day, unit) }
    let currency = currency(.currency)
    let base = row.has(.base) && !row.bytes(.base).isEmpty ? self.currency(.base) : quotation.base
    let rate = row.decimal(.rate)
    if rate == nil, row.bytes(.rate).isEmpty { _ = row.required(.rate) }
    let per = row.has(.per) ? row.decimal(.per) ?? .one : .one
    guard row.faults.isEmpty, let currency, let rate else { return .rejected }
    guard append(currency, base ?? context.company, rate, per: per, day, unit) else {
      row.fault(.rate, .outOfRange, "a rate must be greater than 0")
      return .rejected
    }
    return .pending
  }

  private func loadColumns(_ day: Day, _ unit: WriteUnit) -> RowOutcome {
    let base = quotation.base ?? context.company
    var rates: [(Currency, ExactDecimal)] = []
    for (field, currency) in unpivoted {
      let bytes = trimmed(row.record.field(field))
      if blanks.contains(String(decoding: bytes, as: UTF8.self)) { continue }
      guard let format = try? row.numbers(.rate), let rate = try? ExactDecimal(bytes, format),
        rate > .zero
      else {
        row.fault(.rate, .notANumber, "the rate of \(currency.code) is no number over 0")
        continue
      }
      rates.append((currency, rate))
    }
    guard row.faults.isEmpty else { return .rejected }
    for (currency, rate) in rates { _ = append(currency, base, rate, per: .one, day, unit) }
    unit.recordEnds.append(unit.known(.exchangeRate).count)
    return .pending
  }

  private func append(
    _ currency: Currency, _ base: Currency, _ rate: ExactDecimal, per: ExactDecimal, _ day: Day,
    _ unit: WriteUnit
  ) -> Bool {
    guard rate > .zero, per > .zero, let quoted = rate.fraction(over: per) else { return false }
    let isInverse = quotation.quotes == .unitsPerBase
    let batch = unit.known(.exchangeRate)
    batch.append(source)
    batch.append(currency.code)
    batch.append(day.key)
    batch.append(base.code)
    batch.append(isInverse ? quoted.denominator : quoted.numerator)
    batch.append(isInverse ? quoted.numerator : quoted.denominator)
    batch.append(fileKey)
    return true
  }

  private func currency(_ column: RateColumn) -> Currency? {
    let code = row.required(column)
    if code.isEmpty { return nil }
    if let currency = Currency(code: code), currency.isListed { return currency }
    row.fault(column, .unknownCurrency, "not a currency code; use one as CZK, EUR, PLN")
    return nil
  }
}

extension ExactDecimal {
  /// This number divided by another, as a fraction in lowest terms; nil where it does not fit.
  func fraction(over other: ExactDecimal) -> ExchangeRates.Rate? {
    let (a, b) = (normalized, other.normalized)
    let (high, low) = (max(a.scale, b.scale) - a.scale, max(a.scale, b.scale) - b.scale)
    guard let numerator = a.times(powerOfTen: high), let denominator = b.times(powerOfTen: low)
    else {
      return nil
    }
    return ExchangeRates.Rate(numerator: numerator, denominator: denominator).reduced
  }

  private func times(powerOfTen exponent: UInt8) -> Int64? {
    ExactDecimal(mantissa: mantissa, scale: 0).rounded(digits: Int(exponent))
  }
}
