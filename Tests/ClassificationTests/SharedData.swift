import Foundation

/// The real exports beside the package, or where `KLIENTELA_SHARED` says.
enum SharedData {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["KLIENTELA_SHARED"] {
      return URL(filePath: path, directoryHint: .isDirectory)
    }
    return URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared")
  }()

  static func file(_ path: String) -> URL { folder.appending(path: "data/" + path) }

  static var isThere: Bool { FileManager.default.fileExists(atPath: file("cdnow").path) }

  /// What a skipped test says.
  static let missing = "the shared data is not there; set KLIENTELA_SHARED to its folder"
}
