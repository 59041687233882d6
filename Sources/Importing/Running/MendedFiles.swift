import Foundation
import SQLite
import Warehouse
import Workspace

/// Finds the mapping of files of rejects that were mended: that of the files from which they come.
struct MendedFiles {
  let folder: WorkspaceFolder
  let settings: Settings

  /// The files of those paths, which lie in the workspace's `rejects/RUN/`.
  func files(_ paths: [String]) throws -> [SourceFile] {
    let stored = try Warehouse.openForReading(path: folder.warehousePath)
    let files = try paths.map { try file($0, stored) }
    return FileCatalogue(folder: folder, settings: settings).inOrder(files)
  }

  private func file(_ path: String, _ stored: Connection) throws -> SourceFile {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count >= 3, let run = Int64(parts[parts.count - 2]),
      parts[parts.count - 3] == "rejects"
    else { throw ImportError.unknownRejects(path) }
    let select = try stored.prepare(SQLText.filesOfRun.text)
    select.bind(run, at: 0)
    while try select.step() {
      let origin = select.text(0)
      guard RejectsFile.name(of: origin) == parts.last,
        let source = settings.source(select.text(1)),
        let mapping = source.files.first(where: { $0.takes(origin) })
      else { continue }
      let isHere = FileManager.default.fileExists(atPath: path)
      let file = WorkspaceFile(name: origin, path: isHere ? path : folder.resolve(path))
      return try sourceFile(file, source, mapping, dateKey: Int(select.integer(2)))
    }
    throw ImportError.unknownRejects(path)
  }

  private func sourceFile(
    _ file: WorkspaceFile, _ source: Source, _ mapping: FileMapping, dateKey: Int
  ) throws -> SourceFile {
    guard let state = FileState(path: file.path) else {
      throw ImportError.unknownRejects(file.path)
    }
    return SourceFile(
      source: source, mapping: mapping, file: file, bytes: state.bytes, state: state.text,
      dateKey: dateKey, isMended: true)
  }
}
