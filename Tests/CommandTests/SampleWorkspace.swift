import Foundation

/// The sample company with its December 2025 made once, for all tests that only ask or add to it.
enum SampleWorkspace {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  nonisolated(unsafe) private static var made: Scratch?
  private static let lock = NSLock()

  /// Copies it to a folder that is not there yet.
  static func copy(to folder: URL) throws {
    try FileManager.default.copyItem(at: try ready(), to: folder)
  }

  private static func ready() throws -> URL {
    lock.lock()
    defer { lock.unlock() }
    if let made { return made.folder.appending(path: "work") }
    let scratch = try Scratch()
    let work = scratch.folder.appending(path: "work")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    for part in ["klientela.json", "exports"] {
      try FileManager.default.copyItem(
        at: root.appending(path: "SampleData/\(part)"), to: work.appending(path: part))
    }
    let run = try ShellRun.run("klientela month 2025-12", in: work)
    guard run.status == 0 else {
      throw PreparationFailed(name: "SampleData", message: run.standardError)
    }
    made = scratch
    return work
  }
}
