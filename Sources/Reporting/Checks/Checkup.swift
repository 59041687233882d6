import SQLite
import Warehouse

/// Looks whether everything still holds together: the data, the queries, the reports.
public struct Checkup {
  /// What one check found.
  public struct Finding: Equatable, Sendable {
    /// The check's name, which stays the same from run to run.
    public let check: String
    /// How much it matters.
    public let severity: Severity
    /// How many rows offend, or faults there are; of a note, how many rows there are to look through.
    public let count: Int
    /// The first of them, in words.
    public let sample: String

    /// Whether it makes the checkup fail.
    public var isFailure: Bool { count > 0 && severity == .error }

    /// What came of it, in a word.
    var result: String {
      if count == 0 { return "holds" }
      return switch severity {
      case .error: "fails"
      case .warning: "warns"
      case .note: "listed"
      }
    }
  }

  /// How much a finding matters.
  public enum Severity: String, Sendable {
    /// A figure is wrong or may be.
    case error
    /// Something should be looked at.
    case warning
    /// Nothing is wrong: a decision of the import that people may want to look through.
    case note

    init(_ severity: NamedQuery.Severity) {
      switch severity {
      case .error: self = .error
      case .warning: self = .warning
      }
    }
  }

  /// What is listed row by row for people to judge, for no rule can: the joins of customers with their
  /// ground, likely doubles that no rule joins, and sources that contradict each other.
  public static let lists: [(query: String, severity: Severity)] = [
    ("joins", .note), ("likely_doubles", .warning), ("contradicting_attributes", .warning),
  ]

  private static let sampleRows = 3

  private let connection: Connection
  private let runner: QueryRunner
  private let queries: QueryCatalogue
  private let reports: ReportCatalogue

  /// A checkup of a warehouse, with the queries and reports that are asked of it.
  public init(_ connection: Connection, queries: QueryCatalogue, reports: ReportCatalogue) throws {
    self.connection = connection
    runner = try QueryRunner(connection)
    self.queries = queries
    self.reports = reports
  }

  /// Every check in turn: the file, foreign keys, the data, every query prepared, every report
  /// decoded. `progress` is told of each.
  public func run(progress: (String) -> Void = { _ in }) throws -> [Finding] {
    var findings: [Finding] = []
    for (name, check) in checks {
      progress(name)
      findings.append(try check(name))
    }
    return findings
  }

  private var checks: [(String, (String) throws -> Finding)] {
    [("file", fileFinding), ("foreign_keys", foreignKeyFinding)]
      + queries.names(inFolder: "checks").map { ($0, dataFinding) }
      + Self.lists.map { ($0.query, dataFinding) }
      + queries.names.map { ("query \($0)", queryFinding) }
      + [("reports", reportFinding)]
  }

  // MARK: The checks

  private func fileFinding(_ name: String) throws -> Finding {
    let rows = try rows(of: "PRAGMA quick_check(10)").filter { $0 != ["ok"] }
    return finding(name, rows)
  }

  /// The schema declares keys that an import does not enforce as it goes.
  private func foreignKeyFinding(_ name: String) throws -> Finding {
    finding(name, try rows(of: "PRAGMA foreign_key_check"))
  }

  private func dataFinding(_ name: String) throws -> Finding {
    guard let query = try? queries.query(name) else { return finding(name, []) }
    var counter = RowCounter(kept: Self.sampleRows)
    do {
      try runner.run(query, into: &counter)
    } catch let error as QueryError where error.isOfData {
      return Finding(check: name, severity: .warning, count: 0, sample: "\(error)")
    }
    let listed = Self.lists.first { $0.query == name }?.severity
    return Finding(
      check: name, severity: listed ?? Severity(query.severity), count: counter.count,
      sample: counter.samples.joined(separator: " | "))
  }

  private func queryFinding(_ title: String) throws -> Finding {
    do {
      try runner.prepare(try queries.query(String(title.dropFirst("query ".count))))
      return finding(title, [])
    } catch let error as QueryError {
      return finding(title, [["\(error)"]])
    }
  }

  private func reportFinding(_ name: String) throws -> Finding {
    let faults = reports.faults(queries: queries).flatMap { $0.split(separator: "\n") }
    return finding(name, faults.map { [String($0)] })
  }

  private func finding(_ name: String, _ rows: [[String]]) -> Finding {
    let samples = rows.prefix(Self.sampleRows).map { $0.joined(separator: " ") }
    return Finding(
      check: name, severity: .error, count: rows.count, sample: samples.joined(separator: " | "))
  }

  private func rows(of sql: String) throws(SQLiteError) -> [[String]] {
    let statement = try connection.prepare(sql)
    var rows: [[String]] = []
    while try statement.step() {
      rows.append(statement.columnNames.indices.map { statement.text($0) })
    }
    return rows
  }
}

extension QueryError {
  /// Whether the data that the query needs are not there, which is no fault of the query.
  fileprivate var isOfData: Bool {
    switch fault {
    case .notClassified, .noHistory: true
    default: false
    }
  }
}

/// Counts rows and keeps the first ones in words.
private struct RowCounter: RowSink {
  let kept: Int
  private(set) var count = 0
  private(set) var samples: [String] = []
  private var columns: [QueryColumn] = []
  private var machine = MachineText(columns: [], money: MoneyDigits(currency: "", company: 2))

  init(kept: Int) { self.kept = kept }

  mutating func begin(columns: [QueryColumn], money: MoneyDigits) {
    self.columns = columns
    machine = MachineText(columns: columns, money: money)
  }

  mutating func row(_ values: [Value]) {
    count += 1
    guard samples.count < kept else { return }
    let parts = values.indices.map { "\(columns[$0].name)=\(machine.text($0, in: values))" }
    samples.append(parts.joined(separator: " "))
  }

  mutating func end(isCut: Bool) {}
}

extension [Checkup.Finding] {
  /// The findings as rows: check, severity, rows, sample.
  public var rows: QueryResult {
    QueryResult(
      columns: [
        QueryColumn(name: "check", type: .text), QueryColumn(name: "severity", type: .text),
        QueryColumn(name: "result", type: .text), QueryColumn(name: "found", type: .count),
        QueryColumn(name: "sample", type: .text),
      ],
      rows: map { finding in
        [
          .text(finding.check), .text(finding.severity.rawValue), .text(finding.result),
          .integer(Int64(finding.count)), finding.sample.isEmpty ? .null : .text(finding.sample),
        ]
      }, money: MoneyDigits(currency: "", company: 2))
  }
}
