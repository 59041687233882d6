import Warehouse
import Workspace

/// What the user is told of an error, and the status that goes with it.
enum ErrorText {
  /// A line for each thing that is wrong.
  static func lines(_ error: any Error) -> [String] {
    if let settings = error as? SettingsError { return settings.faults.map(\.description) }
    return "\(error)".split(separator: "\n").map { String($0) }
  }

  static func status(_ error: any Error) -> ExitStatus {
    error is UsageError ? .usage : .couldNot
  }
}
