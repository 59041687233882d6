/// A place in a text file, both counted from 1. Columns are characters (Unicode scalars), as an
/// editor counts them.
public struct Place: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The line.
  public let line: Int
  /// The character within the line.
  public let column: Int

  /// A line and a column, both from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first character of a file.
  public static let start = Place(line: 1, column: 1)

  /// In the order of the text.
  public static func < (left: Place, right: Place) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }

  /// `12:5`.
  public var description: String { "\(line):\(column)" }
}

/// One thing that is wrong in a settings file: where, what, and what to do about it.
public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, as it was named to us.
  public let file: String
  /// Where in the file.
  public let place: Place
  /// What was found, one sentence without its end.
  public let message: String
  /// What to do, in a few words.
  public let hint: String?

  /// A fault at a place of a file.
  public init(file: String, place: Place, message: String, hint: String? = nil) {
    self.file = file
    self.place = place
    self.message = message
    self.hint = hint
  }

  /// `klientela.json:12:5: message; hint`.
  public var description: String {
    "\(file):\(place): \(message)" + (hint.map { "; \($0)" } ?? "")
  }
}

/// Everything that is wrong in a settings file, in the order of the text; never empty.
public struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The faults.
  public let faults: [Fault]

  /// An error of these faults, which are put in the order of the text.
  public init(_ faults: [Fault]) {
    self.faults = faults.sorted { $0.place < $1.place }
  }

  /// A line for each fault.
  public var description: String {
    faults.map(\.description).joined(separator: "\n")
  }
}

/// Collects the faults of one file, so that all are told and not the first.
final class FaultLog {
  let file: String
  private(set) var faults: [Fault] = []

  init(file: String) {
    self.file = file
  }

  /// A value may be looked at twice, its fault is told once.
  func add(_ place: Place, _ message: String, hint: String? = nil) {
    let fault = Fault(file: file, place: place, message: message, hint: hint)
    if !faults.contains(fault) { faults.append(fault) }
  }
}
