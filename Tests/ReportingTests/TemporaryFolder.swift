import Foundation

/// A folder of its own for a test, removed with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "reporting-\(UUID())").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    let file = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// All files below, by path, with their bytes.
  func files(below folder: String) throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: "\(path)/\(folder)")
    var files: [String: Data] = [:]
    for name in names {
      files[name] = FileManager.default.contents(atPath: "\(path)/\(folder)/\(name)")
    }
    return files
  }
}
