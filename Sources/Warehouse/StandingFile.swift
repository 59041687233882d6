/// A warehouse's file that nobody was writing, as it was: for readers who may make nothing beside it, and
/// whom SQLite's locks therefore cannot keep from reading what is half written.
struct StandingFile: Sendable {
  private let path: String
  private let state: FileState

  /// The file at a path; nil where something stands in the log beside it: somebody writes, or was broken
  /// off.
  init?(_ path: String) {
    guard let state = FileState(path: path), FileState(path: path + "-wal")?.bytes ?? 0 == 0
    else { return nil }
    self.path = path
    self.state = state
  }

  /// Whether it still is as it was.
  @Sendable func isUnchanged() -> Bool { FileState(path: path) == state }
}
