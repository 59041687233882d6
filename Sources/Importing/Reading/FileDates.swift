import CSV
import Foundation
import Warehouse
import Workspace

/// Finds a file's date where the mapping says: in its name, or in a column, whose latest day it is.
struct FileDates {
  let settingsPath: String

  /// The date's key, 0 where the mapping names none.
  func dateKey(of file: WorkspaceFile, _ mapping: FileMapping) throws -> Int {
    switch mapping.fileDate {
    case .none: return 0
    case .name(let pattern): return try dateKey(inNameOf: file, mapping, pattern)
    case .column(let reference):
      do {
        return try dateKey(in: reference, file, mapping)
      } catch let error as CSVError {
        throw ImportError.text(file: file.path, error)
      }
    }
  }

  private func dateKey(
    inNameOf file: WorkspaceFile, _ mapping: FileMapping, _ pattern: FileNameDate
  ) throws -> Int {
    let name = (file.name as NSString).lastPathComponent
    if let day = pattern.day(of: name) { return day.key }
    throw ImportError.mapping(
      Fault(
        file: settingsPath, place: mapping.place,
        message: "\(file.name) does not fit file_date \(pattern.text)",
        hint: "write the pattern as the file's name is, or leave file_date out"))
  }

  private func dateKey(
    in reference: ColumnReference, _ file: WorkspaceFile, _ mapping: FileMapping
  ) throws -> Int {
    let open = try OpenFile(file, mapping, settingsPath: settingsPath)
    let field = try open.field(reference, place: mapping.place)
    let dates =
      try mapping.dialect.dates
      ?? DateDetection(file: open, field: field, name: reference.description).pattern()
    var latest = 0
    while try open.records.next() {
      guard field < open.records.fieldCount else { continue }
      let bytes = trimmed(open.records.field(field))
      if bytes.isEmpty { continue }
      guard let moment = try? dates.read(bytes) else {
        throw fault(open, field, reference)
      }
      latest = max(latest, moment.day.key)
    }
    return latest
  }

  private func fault(
    _ open: OpenFile, _ field: Int, _ reference: ColumnReference
  ) -> ImportError {
    let place = open.records.position(ofField: field)
    return .file(
      open.file.path, line: place.line, column: place.column,
      message: "\(reference), the file's date, is not a date in the declared form; check `dates`")
  }
}
