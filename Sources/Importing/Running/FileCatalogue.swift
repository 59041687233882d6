import Foundation
import SQLite
import Workspace

/// A file that a run may take, with its source and mapping.
struct SourceFile {
  let source: Source
  let mapping: FileMapping
  let file: WorkspaceFile
  /// The first entity where the mapping tells it; files whose headers must tell come last.
  var entity: EntityName? { mapping.entities.first?.entity }
  let bytes: Int
  /// The day that the file's name says, 0 where it says none.
  let dateKey: Int
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
    let places = files.enumerated().map { (rank: rank($1), index: $0) }
    return places.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map { files[$0.index] }
  }

  private func rank(_ file: SourceFile) -> Int {
    guard let entity = file.entity else { return Self.order.count }
    return Self.order.firstIndex(of: entity) ?? Self.order.count
  }

  private func sourceFile(
    _ source: Source, _ mapping: FileMapping, _ file: WorkspaceFile
  ) throws -> SourceFile {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
    var dateKey = 0
    if case .name(let pattern) = mapping.fileDate {
      let name = (file.path as NSString).lastPathComponent
      guard let day = pattern.day(of: name) else {
        throw ImportError.mapping(
          Fault(
            file: folder.settingsPath, place: mapping.place,
            message: "\(file.name) does not fit file_date \(pattern.text)",
            hint: "write the pattern as the file's name is, or leave file_date out"))
      }
      dateKey = day.key
    }
    return SourceFile(
      source: source, mapping: mapping, file: file,
      bytes: (attributes?[.size] as? NSNumber)?.intValue ?? 0, dateKey: dateKey)
  }
}

/// The files that earlier runs took, by content and mapping.
struct KnownFiles {
  private var known: [String: Int] = [:]
  private var sizes: Set<Int> = []

  init(_ connection: Connection?) throws(SQLiteError) {
    guard let connection else { return }
    let statement = try connection.prepare(
      "SELECT content_hash || mapping_hash, bytes, rows_read FROM import_file")
    while try statement.step() {
      known[statement.text(0)] = Int(statement.integer(2))
      sizes.insert(Int(statement.integer(1)))
    }
  }

  /// How many rows the file had when it was taken before with the same mapping; nil where it is new.
  /// The content is read only where a file of that size is known.
  func rows(of file: SourceFile, mappingHash: String) throws -> Int? {
    guard sizes.contains(file.bytes) else { return nil }
    guard let handle = FileHandle(forReadingAtPath: file.file.path) else { return nil }
    defer { try? handle.close() }
    var hash = ContentHash()
    while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
      chunk.withUnsafeBytes { hash.add($0) }
    }
    return known[hash.text + mappingHash]
  }
}
