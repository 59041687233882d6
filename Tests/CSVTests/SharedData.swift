import Foundation
import Testing

/// The real exports and published cases, which lie outside the project: where the environment says,
/// else beside the package.
enum SharedData {
  static let packageFolder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["KLIENTELA_SHARED"] {
      return URL(filePath: path)
    }
    return packageFolder.deletingLastPathComponent().appending(path: "shared")
  }()

  static var isPresent: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "data").path)
  }

  /// Skips a test where the folder is absent.
  static let trait = ConditionTrait.enabled(
    if: isPresent, "needs the shared data: set KLIENTELA_SHARED or put shared/ beside the package")

  static func path(_ name: String) -> String {
    folder.appending(path: "data").appending(path: name).path
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: path(name))))
  }

  /// The names in a folder that end in `suffix`, without it, sorted.
  static func names(in name: String, suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(name))
      .filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }.sorted()
  }
}
