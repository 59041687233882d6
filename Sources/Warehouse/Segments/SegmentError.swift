/// What is wrong with a segment: where in its expression, what, and one hint.
public struct SegmentError: Error, Equatable, CustomStringConvertible {
  /// The place in the expression, 1-based; nil where the fault is none of the expression's.
  public let place: QueryError.Place?
  /// What is wrong.
  public let message: String
  /// What to do.
  public let hint: String?

  init(_ message: String, at place: QueryError.Place? = nil, hint: String? = nil) {
    self.place = place
    self.message = message
    self.hint = hint
  }

  /// `segment:1:15: there is no column revnue_12m; did you mean revenue_12m?`
  public var description: String {
    let where_ = place.map { "\($0.file):\($0.line):\($0.column): " } ?? ""
    return where_ + message + (hint.map { "; \($0)" } ?? "")
  }
}
