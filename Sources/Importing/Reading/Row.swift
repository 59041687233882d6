import CSV
import Warehouse

/// The columns of an entity as a loader asks for them; the raw value is the place among the plans.
protocol EntityColumn: RawRepresentable<Int>, CaseIterable, Sendable {}

extension EntityColumn {
  /// The canonical name: `orderId` is `order_id`.
  var name: String {
    var name = ""
    for scalar in "\(self)".unicodeScalars {
      if scalar.properties.isUppercase { name += "_" }
      name.unicodeScalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
    return name
  }
}

/// The current record of a file, read as columns of an entity. Faults are gathered, so that all of a
/// row's are told, not the first.
final class Row<Column: EntityColumn> {
  let record: RecordReader
  private let columns: [ColumnReader]
  // What every row asks of every column, allocated from init to deinit: reading it counts no
  // references, which would cost more than the reading.
  private let short: UnsafeMutablePointer<ShortPlan>
  /// The faults of the current record so far.
  @exclusivity(unchecked) private(set) var faults: [RowFault] = []

  /// The part of a column's plan that every row asks for, and the date that it said last.
  private struct ShortPlan {
    /// The field that is taken as it stands, −1 where it is not.
    var field: Int
    var isPresent: Bool
    var idSource: Int
    var decimalSign: UInt8
    var date = ReadDate()
  }

  init(_ record: RecordReader, plans: [ColumnPlan]) {
    self.record = record
    columns = plans.map(ColumnReader.init)
    short = .allocate(capacity: max(plans.count, 1))
    for (place, column) in columns.enumerated() {
      (short + place).initialize(
        to: ShortPlan(
          field: column.plainField, isPresent: column.plan.isPresent,
          idSource: column.plan.idSource,
          decimalSign: column.plan.lateNumbers == nil
            ? column.plan.numbers.decimal : Self.noSign))
    }
  }

  deinit { short.deallocate() }

  /// A byte that no text has.
  private static var noSign: UInt8 { 0xFF }

  /// Forgets the faults of the record before.
  @inline(__always)
  func begin() {
    if !faults.isEmpty { faults.removeAll(keepingCapacity: true) }
  }

  /// Whether the file says anything of a column.
  @inline(__always)
  func has(_ column: Column) -> Bool { short[column.rawValue].isPresent }

  /// The source that a column's ids belong to.
  @inline(__always)
  func idSource(_ column: Column) -> Int { short[column.rawValue].idSource }

  /// The headers that the columns not in this file are taken from, for lines of documents.
  var headers: OrderHeaders?

  /// How a column's numbers are written, of which one is more than digits.
  func numbers(_ column: Column) throws(NumberAmbiguity) -> NumberFormat {
    let plan = columns[column.rawValue].plan
    guard let late = plan.lateNumbers else { return plan.numbers }
    let format = try late.format(insteadOf: plan.numbers)
    short[column.rawValue].decimalSign = format.decimal
    return format
  }

  /// The column's text; empty where nothing is said.
  @inline(__always)
  func bytes(_ column: Column) -> Bytes {
    let field = short[column.rawValue].field
    return field >= 0 ? trimmed(record.field(field)) : columns[column.rawValue].bytes(record)
  }

  /// The column's text as a string; nil where nothing is said.
  func text(_ column: Column) -> String? {
    let bytes = bytes(column)
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// The column's text, which must be there.
  @inline(__always)
  func required(_ column: Column) -> Bytes {
    let bytes = bytes(column)
    if bytes.isEmpty { fault(column, .missingValue, "\(column.name) is empty") }
    return bytes
  }

  /// A number, exact; nil where nothing is said or it is none.
  @inline(__always)
  func decimal(_ column: Column) -> ExactDecimal? {
    let bytes = bytes(column)
    if bytes.isEmpty { return nil }
    let sign = short[column.rawValue].decimalSign
    return ExactDecimal.plainNumber(bytes, decimal: sign) ?? lessPlain(column, bytes)
  }

  private func lessPlain(_ column: Column, _ bytes: Bytes) -> ExactDecimal? {
    let format: NumberFormat
    do {
      format = try numbers(column)
    } catch {
      fault(column, .notANumber, "\(column.name) \(error.message)")
      return nil
    }
    do {
      return try ExactDecimal(bytes, format)
    } catch {
      numberFault(column, error)
      return nil
    }
  }

  /// A whole number; nil where nothing is said or it is none.
  func integer(_ column: Column) -> Int64? {
    guard let decimal = decimal(column) else { return nil }
    guard let whole = decimal.scaled(digits: 0) else {
      fault(column, .notANumber, "\(column.name) is not a whole number")
      return nil
    }
    return whole
  }

  /// A day, with the minute of the day where the source has one.
  @inline(__always)
  func moment(_ column: Column) -> DayAndTime? {
    let bytes = bytes(column)
    if bytes.isEmpty { return nil }
    if let moment = short[column.rawValue].date.moment(of: bytes) { return moment }
    do {
      let moment = try columns[column.rawValue].plan.dates.read(bytes)
      short[column.rawValue].date.note(bytes, says: moment)
      return moment
    } catch {
      let cause = isDayNumber(bytes) ? dayNumberWords : words(error)
      fault(column, .notADate, "\(column.name): \(cause)")
      return nil
    }
  }

  /// A day as its key, 0 where nothing is said.
  @inline(__always)
  func dateKey(_ column: Column) -> Int64 { moment(column).map { Int64($0.day.key) } ?? 0 }

  /// A yes or no; nil where nothing is said.
  func flag(_ column: Column) -> Bool? {
    guard let text = text(column)?.lowercased() else { return nil }
    if Self.yes.contains(text) { return true }
    if Self.no.contains(text) { return false }
    fault(column, .unknownValue, "\(column.name) is neither yes nor no; map its values")
    return nil
  }

  /// The record's id: its text in the entity's first column; nil where it is empty.
  var currentID: String? {
    guard let first = columns.first else { return nil }
    let bytes = first.bytes(record)
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// Notes a fault at a column of the current record.
  func fault(_ column: Column, _ reason: RejectReason, _ message: String) {
    let plan = columns[column.rawValue].plan
    faults.append(
      RowFault(
        field: plan.faultField, columnName: plan.isPresent ? plan.sourceName : column.name,
        reason: reason, message: message))
  }

  private func numberFault(_ column: Column, _ fault: NumberFault) {
    let reason: RejectReason = fault == .overflow ? .outOfRange : .notANumber
    self.fault(column, reason, "\(column.name): \(words(fault))")
  }

  private static var yes: Set<String> {
    ["1", "true", "yes", "y", "t", "ano", "áno", "tak", "a", "x"]
  }
  private static var no: Set<String> { ["0", "false", "no", "n", "f", "ne", "nie"] }
}

/// What is wrong with a field of a record.
struct RowFault {
  var field: Int
  var columnName: String
  var reason: RejectReason
  var message: String
}

/// What is wrong with a number, and what to do.
private func words(_ fault: NumberFault) -> String {
  switch fault {
  case .empty: "is empty"
  case .notANumber:
    "not a number in the declared form; check `decimal` and `thousands` as well as `signs`"
  case .overflow: "too great a number"
  case .badGrouping: "thousands are not in groups of three; check `thousands` and `decimal`"
  }
}

private let dayNumberWords =
  "a spreadsheet's number of a day, no date; give the column a form of dates there, export it again"

/// Whether a cell is what spreadsheets keep of a day, the days since 1900: 36526 is 1 January 2000,
/// 73050 the last day of 2099.
private func isDayNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard bytes.count >= 5, let number = Double(String(decoding: bytes, as: UTF8.self)) else {
    return false
  }
  return (36_526..<73_051).contains(number)
}

/// What is wrong with a date, and what to do.
private func words(_ fault: DateFault) -> String {
  switch fault {
  case .empty: "is empty"
  case .otherForm: "not a date in the declared form; check `dates`"
  case .noSuchMonth: "there is no such month; check `dates`"
  case .noSuchDay: "the month has no such day"
  case .noSuchYear: "there is no such year"
  case .noSuchTime: "there is no such time of day"
  }
}
