import Foundation

/// `embed-files OUTPUT FOLDER…` writes a Swift source that holds the text of every file below the
/// folders, keyed by folder name and path: `Queries/kpi/kpi.sql`.
@main
struct EmbedFilesTool {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first else { return }
    let entries = try arguments.dropFirst().flatMap { folder in
      try literals(of: URL(filePath: folder, directoryHint: .isDirectory))
    }
    let source = """
      /// The text files built into this room, by folder and path.
      enum Embedded {
        static let files: [String: String] = [
      \(entries.isEmpty ? "    :" : entries.joined(separator: ",\n"))
        ]
      }

      """
    // Left alone where it says the same, so that nothing is compiled again for its sake.
    guard (try? String(contentsOfFile: output, encoding: .utf8)) != source else { return }
    try source.write(toFile: output, atomically: true, encoding: .utf8)
  }

  private static func literals(of folder: URL) throws -> [String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    return try names.filter { isText($0) }.map { name in
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return "    ####\"\(folder.lastPathComponent)/\(name)\"####: ####\"\"\"\n\(text)\n\"\"\"####"
    }
  }

  private static func isText(_ name: String) -> Bool {
    ["sql", "json", "css", "js", "txt"].contains { name.hasSuffix("." + $0) }
  }
}
