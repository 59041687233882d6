import Foundation
import SQLite
import Warehouse
import Workspace

/// A file that a run may take, with its source and mapping.
struct SourceFile {
  let source: Source
  let mapping: FileMapping
  let file: WorkspaceFile
  /// The first entity where the mapping tells it; files whose headers must tell come last.
  var entity: EntityName? { mapping.entities.first?.entity }
  let bytes: Int
  /// Its state before it is read, by which it can be known again; nil where that cannot be relied on.
  let state: String?
  /// The file's date, 0 where the mapping names none.
  let dateKey: Int
  /// It holds rejected rows that were mended, and no others.
  var isMended = false
  /// What it says of rows that it lacks.
  var completeness: FileMapping.Completeness { isMended ? .no : mapping.completeness }
}

/// Finds the files of the workspace, in the order in which they are to be taken: what others name comes
/// first, then by date and name.
struct FileCatalogue {
  let folder: WorkspaceFolder
  let settings: Settings

  private static let order: [EntityName] = [
    .rates, .reps, .campaigns, .products, .customers, .orders, .sales, .orderLines, .invoices,
    .payments, .contacts, .tickets, .responses, .opportunities, .contracts, .documents, .targets,
    .totals,
  ]

  func files(of sources: [Source]) throws -> [SourceFile] {
    var files: [SourceFile] = []
    for source in sources {
      for mapping in source.files {
        for file in try folder.files(of: mapping) {
          files.append(try sourceFile(source, mapping, file))
        }
      }
    }
    return inOrder(files)
  }

  /// The files in the order in which they are taken.
  func inOrder(_ files: [SourceFile]) -> [SourceFile] {
    let places = files.enumerated().map { (rank: rank($1), date: $1.dateKey, index: $0) }
    return places.sorted { ($0.rank, $0.date, $0.index) < ($1.rank, $1.date, $1.index) }
      .map { files[$0.index] }
  }

  private func rank(_ file: SourceFile) -> Int {
    guard let entity = file.entity else { return Self.order.count }
    return Self.order.firstIndex(of: entity) ?? Self.order.count
  }

  private func sourceFile(
    _ source: Source, _ mapping: FileMapping, _ file: WorkspaceFile
  ) throws -> SourceFile {
    let state = FileState(path: file.path)
    return SourceFile(
      source: source, mapping: mapping, file: file, bytes: state?.bytes ?? 0, state: state?.text,
      dateKey: try FileDates(settingsPath: folder.settingsPath).dateKey(of: file, mapping))
  }
}

/// The files that earlier runs took, by content, mapping and date: what a file says again on another
/// date is another word.
struct KnownFiles {
  private var known: [String: File] = [:]
  private var sizes: Set<Int> = []
  /// What a file held in a state in which it was taken.
  private var contentHashes: [String: String] = [:]

  /// A file that was taken before.
  struct File {
    /// Its keys in the lineage, one for each time that it was read.
    var keys: [Int64]
    /// Its rows.
    var rows: Int

    var firstKey: Int64 { keys.first ?? 0 }
    var lastKey: Int64 { keys.last ?? 0 }
  }

  init(_ connection: Connection?) throws(SQLiteError) {
    guard let connection else { return }
    let statement = try connection.prepare(SQLText.knownFiles.text)
    while try statement.step() {
      let (hash, state) = (statement.text(0), statement.text(5))
      let rows = Int(statement.integer(3))
      let name = Self.name(hash, statement.text(1), dateKey: Int(statement.integer(6)))
      known[name, default: File(keys: [], rows: rows)].keys.append(statement.integer(4))
      sizes.insert(Int(statement.integer(2)))
      if !state.isEmpty { contentHashes[state] = hash }
    }
  }

  /// The file as it was taken before with the same mapping and date; nil where it is new. The content is read
  /// only where a file of that size is known, and none in that state.
  func file(_ file: SourceFile, mappingHash: String) throws -> File? {
    guard sizes.contains(file.bytes), let hash = try contentHash(of: file) else { return nil }
    return known[Self.name(hash, mappingHash, dateKey: file.dateKey)]
  }

  private static func name(_ contentHash: String, _ mappingHash: String, dateKey: Int) -> String {
    "\(contentHash) \(mappingHash) \(dateKey)"
  }

  private func contentHash(of file: SourceFile) throws -> String? {
    if let hash = file.state.flatMap({ contentHashes[$0] }) { return hash }
    guard let handle = FileHandle(forReadingAtPath: file.file.path) else { return nil }
    defer { try? handle.close() }
    var hash = ContentHash()
    while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
      chunk.withUnsafeBytes { hash.add($0) }
    }
    return hash.text
  }
}
