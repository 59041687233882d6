/// What the program tells the shell.
enum ExitStatus: Int32, Sendable {
  /// Done; rejects within the limit are reported, not an error.
  case done = 0
  /// A check failed, or there was a reject under --strict.
  case failed = 1
  /// The command was not understood.
  case usage = 2
  /// It could not be done; nothing is changed.
  case couldNot = 3
}
