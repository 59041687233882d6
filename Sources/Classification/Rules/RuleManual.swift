import Warehouse

/// What the manual says of a rule: its text has the thresholds' settings in braces, which are
/// replaced by their comparison and value, so that text and code cannot drift apart.
public struct RuleEntry: Sendable {
  /// The rule's name.
  public let name: String
  /// Its heading.
  public let title: String
  let text: String
  /// Its limits.
  public let thresholds: [Threshold]
  /// The profile's columns that it reads.
  public let inputs: [String]
  /// When nothing can be said.
  public let notAssessed: String?

  /// The rule in words, with the limits in force.
  public func text(_ money: MoneyFormat) -> String {
    thresholds.reduce(text) { text, threshold in
      let words = threshold.comparison.rawValue + " " + threshold.limitText(money)
      return text.replacing("{\(threshold.setting)}", with: words)
    }
  }
}

/// The manual's chapter on rules.
public enum RuleManual {
  /// The chapter in Markdown, with the limits in force.
  public static func markdown(_ settings: ClassificationSettings) -> String {
    let book = RuleBook(settings)
    let entries = book.classes.map(\.entry) + [book.stage.entry, book.headline.entry]
    return entries.map { section($0, settings.money) }.joined(separator: "\n")
  }

  private static func section(_ entry: RuleEntry, _ money: MoneyFormat) -> String {
    var lines = ["### \(entry.title) (`\(entry.name)`)", "", entry.text(money)]
    if let notAssessed = entry.notAssessed { lines += ["", "Not assessed where \(notAssessed)"] }
    lines += ["", "Reads " + entry.inputs.map { "`\($0)`" }.joined(separator: ", ") + "."]
    if !entry.thresholds.isEmpty {
      lines += ["", "| setting | limit |", "|---|---|"]
      lines += entry.thresholds.map { "| `\($0.setting)` | \($0.limitText(money)) |" }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Threshold {
  /// The limit as people write it: `80 %`, `30 days`, `100.00 EUR`.
  func limitText(_ money: MoneyFormat) -> String {
    EnglishText(money: money).limit(limit, unit)
  }

  /// The limit as a program reads it: `0.8`, `30`, `100.00`.
  func machineText(_ money: MoneyFormat) -> String {
    switch unit {
    case .money: minorText(limit, digits: money.minorDigits)
    case .ratio, .factor: ExactDecimal(mantissa: limit, scale: 6).normalized.description
    case .days, .count, .date: String(limit)
    }
  }
}
