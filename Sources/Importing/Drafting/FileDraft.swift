import CSV
import Warehouse
import Workspace

/// What can be said of one export, or of several with the same header, without having been told.
struct FileDraft {
  /// Where the values of one of our columns come from.
  enum Origin: Equatable {
    /// A column by its name, or by its position where the file has no header.
    case column(Int)
    case join([Int], with: String)
    case constant(String)
  }

  /// Our column with what means it.
  struct Match: Equatable {
    let column: String
    let origin: Origin
    /// Whole numbers are written with a decimal point: 17850.0.
    var trimsDecimal = false
    /// The source whose ids these are, where it is another one.
    var idSource: String?
    /// The form of its dates, where the file's others have another one.
    var dates: String?
    /// Their values, each with ours, where that is certain.
    var values: [String: String] = [:]
    /// What only a person can know of it.
    var question: String?

    /// The column of the file, where it is one.
    var index: Int? { if case .column(let index) = origin { index } else { nil } }
  }

  /// An entity that the file feeds, and by which columns.
  struct Part: Equatable {
    let entity: EntityName
    var matches: [Match]
    /// What was left out on purpose, and why.
    var remarks: [String] = []
    /// What it needs and no column means.
    var missing: [String] {
      Entity.of(entity).missing(from: Set(matches.map(\.column) + unpivoted))
    }
    /// What it can do without, but a person would miss: sales without a customer count for nobody,
    /// and each payment must name an invoice or a customer.
    var missed: [String] {
      let isOfCustomers = entity == .sales || entity == .orders || entity == .payments
      let isOfInvoices = entity == .payments && matches.contains { $0.column == "invoice_id" }
      guard isOfCustomers, !isOfInvoices, !matches.contains(where: { $0.column == "customer_id" })
      else { return [] }
      return [entity == .payments ? "invoice_id or customer_id" : "customer_id"]
    }
    /// Columns that are made of the headers and cells of a table of rates.
    var unpivoted: [String] = []
  }

  let sample: FileSample
  /// The entities, the one that its rows are counted by first; none where it is not known.
  var parts: [Part]
  /// The first column that becomes rows, in a table of rates; nil elsewhere.
  let firstRateColumn: Int?
  private(set) var dates: Drafted
  let decimal: Drafted
  let thousands: Drafted

  init(_ sample: FileSample) {
    self.sample = sample
    let rates = RateTable(sample)
    firstRateColumn = rates?.firstColumn
    var parts: [Part]
    if let rates {
      parts = [rates.part]
    } else if let main = sample.hasHeader ? Self.main(sample) : UnnamedColumns(sample).part {
      parts = [main] + Self.riders(sample, main)
    } else {
      parts = []
    }
    dates = ValueForms.dates(Self.values(sample, parts) { $0.type.isDate })
    if case .usual = dates { Self.settleDates(sample, &parts, &dates) }
    let numbers = Self.values(sample, parts) { $0.type.isNumber }
    (decimal, thousands) = ValueForms.numbers(numbers + (rates?.values ?? []))
    self.parts = parts
  }

  /// The names of columns that none of the parts takes.
  var unused: [String] {
    let used = Set(parts.flatMap(\.matches).compactMap(\.index))
    guard firstRateColumn == nil else { return [] }
    return sample.names.indices.filter { !used.contains($0) }.map { sample.names[$0] }
      .filter { !$0.isEmpty }
  }

  /// What would be a customer's id or name, if more rows had it: as where a report names customers
  /// above their rows.
  func sparse(_ column: String) -> String? {
    guard let main = parts.first, column == "customer_id" else { return nil }
    return sample.names.indices.first { index in
      !sample.values(index).isEmpty && sample.isOftenEmpty(index)
        && (ColumnNames.column(for: sample.names[index], in: main.entity) == column
          || ColumnNames.column(for: sample.names[index], in: .customers) == "name")
    }.map { index in
      "\(sample.names[index]) is \(Self.emptyCells(index, sample)): fill it down in the file"
    }
  }

  private static func values(
    _ sample: FileSample, _ parts: [Part], _ isWanted: (Workspace.Column) -> Bool
  ) -> [String] {
    let columns = parts.flatMap { part in
      part.matches.filter { match in
        Entity.of(part.entity).column(match.column).map(isWanted) ?? false
      }.compactMap(\.index)
    }
    return Set(columns).sorted().flatMap(sample.values)
  }
}
