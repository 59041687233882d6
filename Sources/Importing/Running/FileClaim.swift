import SQLite
import Workspace

/// What a file of this run claims to be, for those who write its rows.
struct FileClaim {
  /// Its key in the lineage.
  var fileKey: Int64
  /// Its path, for messages.
  var path: String
  /// The table that its rows go to.
  var table: Table
  /// Its date, 0 where it has none.
  var dateKey: Int
  /// What it says of rows that it lacks.
  var completeness: FileMapping.Completeness
  /// The files that the same mapping took before, those that speak later left out.
  var earlierFiles: [Int64]
  /// It may have shrunk by more than half.
  var mayShrink: Bool
  /// The columns that it does not have, of what it describes.
  var silent: [Table: SilentColumns]

  /// Why nothing can be taken away that the file lacks, for a sentence; nil where all can.
  func hindrance(_ rejects: [Reject]) -> String? {
    if rejects.contains(where: { $0.id == nil }) {
      return "a rejected row does not tell its id, so nothing that it lacks was taken away"
    }
    let isDescription = table == .customerRecord || table.endColumn != nil
    if isDescription, dateKey == 0 {
      return "without file_date it is not known since when what it lacks is no more"
    }
    if completeness == .period, table.spanColumn == nil {
      return "its rows have no days; say complete: \"whole\""
    }
    return nil
  }
}

/// The files that the same mapping took before.
struct PastFiles {
  private let keys: [Int64]
  /// The mapping gives everything each time, and a file with a later date was taken already.
  let isSuperseded: Bool

  init(
    _ connection: Connection, _ file: SourceFile, source: Int, entity: EntityName
  ) throws(SQLiteError) {
    guard file.completeness != .no else {
      keys = []
      isSuperseded = false
      return
    }
    let statement = try connection.prepare(SQLText.filesOfMapping.text)
    statement.bind(source, at: 0).bind(entity.rawValue, at: 1)
    var keys: [Int64] = []
    var latest = 0
    while try statement.step() {
      guard file.mapping.takes(statement.text(1)) else { continue }
      keys.append(statement.integer(0))
      latest = max(latest, Int(statement.integer(2)))
    }
    self.keys = keys
    isSuperseded =
      file.completeness == .whole && file.dateKey > 0 && latest > file.dateKey
  }

  /// Those whose word is not later than a file's.
  func earlier(than fileKey: Int64, _ order: FileOrder) -> [Int64] {
    keys.filter { !order.isEarlier(fileKey, than: $0) }
  }
}

extension Settings {
  /// Whether a mapping says whose a document is that two sources export.
  var knowsOwners: Bool {
    sources.contains { $0.files.contains { $0.owner != .only } }
  }
}
