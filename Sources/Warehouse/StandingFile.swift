#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A warehouse's file that nobody was writing, as it was: for readers who may make nothing beside it, and
/// whom SQLite's locks therefore cannot keep from reading what is half written.
struct StandingFile: Sendable {
  private let path: String
  private let state: State

  private struct State: Equatable {
    let file: UInt64
    let bytes: UInt64
    let modified: Date

    init?(_ path: String) {
      guard let found = try? FileManager.default.attributesOfItem(atPath: path),
        let file = found[.systemFileNumber] as? UInt64, let bytes = found[.size] as? UInt64,
        let modified = found[.modificationDate] as? Date
      else { return nil }
      self.file = file
      self.bytes = bytes
      self.modified = modified
    }
  }

  /// The file at a path; nil where something stands in the log beside it: somebody writes, or was broken
  /// off.
  init?(_ path: String) {
    guard let state = State(path), State(path + "-wal")?.bytes ?? 0 == 0 else { return nil }
    self.path = path
    self.state = state
  }

  /// Whether it still is as it was.
  @Sendable func isUnchanged() -> Bool { State(path) == state }
}
