/// Why the sample company could not be written.
public enum SampleError: Error, Equatable, CustomStringConvertible {
  /// So many lines cannot be written; `allowed` can.
  case linesOutOfRange(Int, allowed: ClosedRange<Int>)
  /// The folder holds something already.
  case folderNotEmpty(String)
  /// The system refused: what was to be done, with which path, and the system's reason.
  case cannot(String, path: String, reason: String)

  /// One line, with a hint.
  public var description: String {
    switch self {
    case .linesOutOfRange(let lines, let allowed):
      "cannot write \(lines) sales lines; choose from \(allowed.lowerBound) to "
        + "\(allowed.upperBound)"
    case .folderNotEmpty(let path):
      "\(path) is not empty; choose a new or an empty folder"
    case .cannot(let action, let path, let reason):
      "cannot \(action) \(path): \(reason)"
    }
  }
}
