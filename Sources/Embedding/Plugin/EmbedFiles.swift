import Foundation
import PackagePlugin

/// Turns a room's text files into a Swift source, `Embedded.files`, at build time.
///
/// A room embeds its own `SQL/` and `Assets/`; Warehouse also the package's `Queries/`, and
/// Reporting its `Reports/`, for these two are what people read and change.
@main
struct EmbedFiles: BuildToolPlugin {
  private static let topLevelFolders = ["Warehouse": "Queries", "Reporting": "Reports"]

  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    var folders = ["SQL", "Assets"].map { target.directoryURL.appending(path: $0) }
    if let name = Self.topLevelFolders[target.name] {
      folders.append(context.package.directoryURL.appending(path: name))
    }
    folders.removeAll { !FileManager.default.fileExists(atPath: $0.path) }
    let output = context.pluginWorkDirectoryURL.appending(path: "Embedded.swift")
    return [
      .buildCommand(
        displayName: "Embedding files into \(target.name)",
        executable: try context.tool(named: "embed-files").url,
        arguments: [output.path] + folders.map(\.path),
        inputFiles: folders + folders.flatMap(Self.files(below:)),
        outputFiles: [output])
    ]
  }

  private static func files(below folder: URL) -> [URL] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return all?.compactMap { $0 as? URL }.filter { !$0.hasDirectoryPath } ?? []
  }
}
