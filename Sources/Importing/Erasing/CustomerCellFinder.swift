import Foundation
import SQLite
import Workspace

/// Opens exports and files of rejects to look for customers' ids where they belong.
struct CustomerCellFinder {
  private let folder: WorkspaceFolder
  private let settings: Settings
  private let origins: [Origin]

  /// A file that was taken and of which rows were rejected.
  private struct Origin {
    var key: Int64
    var run: Int64
    var path: String
    var source: String
  }

  init(_ folder: WorkspaceFolder, _ settings: Settings, _ connection: Connection)
    throws(SQLiteError)
  {
    self.folder = folder
    self.settings = settings
    let select = try connection.prepare(SQLText.filesWithRejects.text)
    var origins: [Origin] = []
    while try select.step() {
      origins.append(
        Origin(
          key: select.integer(0), run: select.integer(1), path: select.text(2),
          source: select.text(3)))
    }
    self.origins = origins
  }

  /// The cells of an export; nil where it is none, or cannot be read.
  func cells(ofExport path: String) -> CustomerCells? {
    for source in settings.sources {
      if let cells = cells(of: path, source, readFrom: path) { return cells }
    }
    return nil
  }

  /// The cells of a file below `rejects`; nil where no run wrote it, or it cannot be read.
  func cells(ofRejects path: String) -> CustomerCells? {
    origins.lazy.filter { rejects(of: $0) == path }.compactMap { origin in
      settings.source(origin.source).flatMap { cells(of: origin.path, $0, readFrom: path) }
    }.first
  }

  /// The cells of a file by its key in the lineage, from its rejects or the export itself, whichever is
  /// there still.
  func cells(ofFile key: Int64) -> CustomerCells? {
    guard let origin = origins.first(where: { $0.key == key }),
      let source = settings.source(origin.source)
    else { return nil }
    return cells(of: origin.path, source, readFrom: rejects(of: origin))
      ?? cells(of: origin.path, source, readFrom: origin.path)
  }

  private func rejects(of origin: Origin) -> String {
    "rejects/\(origin.run)/\(RejectsFile.name(of: origin.path))"
  }

  private func cells(
    of name: String, _ source: Source, readFrom path: String
  ) -> CustomerCells? {
    let file = WorkspaceFile(name: name, path: folder.resolve(path))
    guard FileManager.default.fileExists(atPath: file.path),
      let mapping = source.files.first(where: { $0.takes(name) }),
      let open = try? OpenFile(file, mapping, settingsPath: folder.settingsPath)
    else { return nil }
    return try? CustomerCells(open, source: source)
  }
}
