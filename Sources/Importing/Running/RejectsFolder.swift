import Foundation
import Workspace

/// The folder `rejects/RUN` of a run. It is written before the run lands, so that nothing is changed
/// where it cannot be; a mark in it says so until then. What a run that was killed left there is taken
/// away by the next one.
struct RejectsFolder {
  private let path: String

  /// The name of the mark.
  private static let mark = ".unfinished"

  init(_ folder: WorkspaceFolder, run: Int64) { path = folder.rejectsPath + "/\(run)" }

  /// Begins to write, for the user's eyes only.
  func begin() throws {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try write([], as: Self.mark)
  }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ bytes: [UInt8], as name: String) throws -> String {
    let file = path + "/" + name
    do {
      // In its place: what an atomic writing sets beside would stay there if the run were killed.
      try Data(bytes).write(to: URL(fileURLWithPath: file), options: [])
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    } catch {
      throw ImportError.file(
        file, line: 1, column: 1, message: "the rejects cannot be written; check the folder")
    }
    return file
  }

  /// The run has landed.
  func finish() { try? FileManager.default.removeItem(atPath: path + "/" + Self.mark) }

  /// The run did not land: takes away the files of those paths.
  func abandon(_ files: [String]) {
    for file in files + [path + "/" + Self.mark] {
      try? FileManager.default.removeItem(atPath: file)
    }
  }

  /// Takes away what killed runs left: the folders of those that did not land, and the marks of those
  /// that did. `last`: the last run that landed.
  static func clearAbandoned(_ folder: WorkspaceFolder, last: Int64) {
    let files = FileManager.default
    for name in (try? files.contentsOfDirectory(atPath: folder.rejectsPath)) ?? [] {
      guard let run = Int64(name) else { continue }
      let left = RejectsFolder(folder, run: run)
      guard files.fileExists(atPath: left.path + "/" + mark) else { continue }
      if run > last { try? files.removeItem(atPath: left.path) } else { left.finish() }
    }
  }
}
