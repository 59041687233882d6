/// Why a report cannot be made, in one line, with one hint where there is one.
public struct ReportFault: Error, Equatable, CustomStringConvertible {
  /// What is wrong, with its place where it has one.
  public let message: String
  /// What to do about it.
  public let hint: String?

  /// A fault in words.
  public init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  /// The message and the hint.
  public var description: String { hint.map { "\(message); \($0)" } ?? message }
}
