import Warehouse

/// The classes that customers do not bear, and why not: only the rules know it, which this room does
/// not import. Who has both gives them to it.
public struct MissedVerdicts: Sendable {
  /// A class that is not borne.
  public struct Line: Sendable {
    let name: String
    let sentence: String

    /// The class, and the sentence that says what was measured and what is needed.
    public init(name: String, sentence: String) {
      self.name = name
      self.sentence = sentence
    }
  }

  private let tell: @Sendable ([String]) throws -> [ExactText: [Line]]

  /// `tell` is asked on one thread at a time for customers by the ids that they print.
  public init(tell: @escaping @Sendable (_ customers: [String]) throws -> [ExactText: [Line]]) {
    self.tell = tell
  }

  /// The name of the section that they make of a card.
  static let section = "missed_verdicts"

  /// A section of each customer that misses a class.
  func sections(of customers: [String]) throws -> [ExactText: CustomerCard.Section] {
    try tell(customers).compactMapValues { lines in
      lines.isEmpty ? nil : section(of: lines)
    }
  }

  private func section(of lines: [Line]) -> CustomerCard.Section {
    let columns = [
      QueryColumn(name: "class", type: .text), QueryColumn(name: "reason", type: .text),
    ]
    return CustomerCard.Section(
      title: "Classes that it does not bear", query: Self.section,
      result: QueryResult(
        columns: columns, rows: lines.map { [.text($0.name), .text($0.sentence)] },
        money: MoneyDigits(currency: "", company: 2)),
      isList: false)
  }
}
