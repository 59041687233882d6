/// A row that no importer can take, and what is wrong with it.
struct BadRow {
  enum Fault: String, CaseIterable {
    case unparseableDate = "unparseable_date"
    case dayOutsideMonth = "day_outside_month"
    case dayOutsideLeapYear = "day_outside_leap_year"
    case wrongDateForm = "wrong_date_form"
    case beforeHistory = "before_history"
    case impossibleTime = "impossible_time"
    case missingRequired = "missing_required"
    case notANumber = "not_a_number"
    case badGrouping = "bad_grouping"
    case overflow = "overflow"
    case unknownCurrency = "unknown_currency"
    case currencyWithoutRate = "currency_without_rate"
    case unknownValue = "unknown_value"
    case negativeTax = "negative_tax"
    case tooFewFields = "too_few_fields"
    case tooManyFields = "too_many_fields"
    case secondCustomer = "second_customer"
  }

  var fault: Fault
  /// The header of the column at fault; blank for the whole row.
  var column: String
  var fields: [String]
  /// It stands behind so many good rows, or at the end of a shorter file.
  var afterRow: Int
}

/// Where a bad row was written.
struct PlantedRow {
  var file: String
  /// Counted from 1, the header's.
  var line: Int
  var fault: BadRow.Fault
  var column: String
}

/// A row that would be good, to be spoilt in one place.
struct GoodRow {
  private let columns: [String]
  private let fields: [String]

  /// `header` and `row` with bars between the fields.
  init(header: String, _ row: String) {
    columns = GoodRow.cells(header)
    fields = GoodRow.cells(row)
  }

  private static func cells(_ text: String) -> [String] {
    text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
  }

  func with(_ fault: BadRow.Fault, _ column: String, _ value: String, after row: Int) -> BadRow {
    var fields = fields
    if let index = columns.firstIndex(of: column) { fields[index] = value }
    return BadRow(fault: fault, column: column, fields: fields, afterRow: row)
  }

  func cut(after row: Int) -> BadRow {
    BadRow(
      fault: .tooFewFields, column: "", fields: Array(fields.prefix(columns.count - 3)),
      afterRow: row)
  }

  func lengthened(by extra: String, after row: Int) -> BadRow {
    BadRow(fault: .tooManyFields, column: "", fields: fields + [extra], afterRow: row)
  }
}
