import Foundation
import Workspace

/// A file or folder that tells of a person, and what becomes of it.
public enum ErasureStep: Hashable, Sendable {
  /// A pack of reports, to be written again without the person; with the month of its name, if it is
  /// one.
  case pack(path: String, month: String?)
  /// A copy of the warehouse, which goes.
  case backup(path: String)
  /// A file of rejected rows, without those of the person; how many rows go.
  case rejects(path: String, rows: Int)
  /// A kept segment, in which the person's id becomes another.
  case segment(path: String)
  /// A file that is the firm's own, and stays as it is.
  case foreign(path: String)
}

/// The files of a workspace in which a person may be named.
struct ErasureFiles {
  let folder: WorkspaceFolder
  let settings: Settings
  let traces: PersonTraces

  /// What is to be done with which file, in the order of the paths.
  func steps() throws -> [ErasureStep] {
    var packs: Set<String> = []
    var steps: [ErasureStep] = []
    for path in paths() {
      guard let data = try? Data(contentsOf: url(path), options: .alwaysMapped),
        traces.areIn(data)
      else { continue }
      if isExport(path) {
        steps.append(.foreign(path: path))
      } else if let pack = pack(of: path) {
        if packs.insert(pack).inserted { steps.append(.pack(path: pack, month: month(of: pack))) }
      } else {
        steps.append(step(path, data))
      }
    }
    return steps
  }

  /// Does it; what is the firm's own stays as it is. `name`: what the person is called from now on.
  func carryOut(_ steps: [ErasureStep], as name: String) throws {
    for step in steps {
      switch step {
      case .pack(let path, _), .backup(let path):
        try FileManager.default.removeItem(at: url(path))
      case .rejects(let path, _): try mend(path)
      case .segment(let path): try rename(in: path, name)
      case .foreign: break
      }
    }
  }

  // MARK: Which files

  private func url(_ path: String) -> URL { URL(fileURLWithPath: folder.resolve(path)) }

  /// All files below the workspace, and exports elsewhere.
  private func paths() -> [String] {
    let manager = FileManager.default
    let inside = (try? manager.subpathsOfDirectory(atPath: folder.path)) ?? []
    let exports = settings.sources.flatMap(\.files)
      .flatMap { (try? folder.files(of: $0)) ?? [] }.map(\.name)
    let own = ["warehouse.sqlite", "-wal", "-shm", "-journal", ".lock"].enumerated().map {
      $0.offset == 0 ? $0.element : "warehouse.sqlite" + $0.element
    }
    return Set(inside + exports).subtracting(own + ["erased.csv"]).sorted().filter { path in
      let attributes = try? manager.attributesOfItem(atPath: folder.resolve(path))
      return attributes?[.type] as? FileAttributeType == .typeRegular
    }
  }

  private func isExport(_ path: String) -> Bool {
    settings.sources.contains { source in source.files.contains { $0.takes(path) } }
  }

  private func step(_ path: String, _ data: Data) -> ErasureStep {
    if path.hasPrefix("warehouse.sqlite") { return .backup(path: path) }
    if path.hasPrefix("rejects/") {
      return .rejects(path: path, rows: RejectedRecords([UInt8](data)).count(telling: traces))
    }
    if path.hasPrefix("Queries/segments/") { return .segment(path: path) }
    return .foreign(path: path)
  }

  /// The pack in which a file lies: the outermost folder with an index.html, or one that a report
  /// left half written beside its place.
  private func pack(of path: String) -> String? {
    let parts = path.split(separator: "/").dropLast()
    for length in 1..<max(parts.count + 1, 1) {
      let above = parts.prefix(length).joined(separator: "/")
      let index = folder.resolve(above + "/index.html")
      if FileManager.default.fileExists(atPath: index) { return above }
    }
    return parts.count > 1 && parts.first == "out"
      ? parts.prefix(2).joined(separator: "/") : nil
  }

  private func month(of pack: String) -> String? {
    let name = pack.split(separator: "/").last.map(String.init) ?? ""
    let isMonth =
      name.utf8.count == 7
      && name.utf8.enumerated().allSatisfy { $0 == 4 ? $1 == 0x2D : (0x30...0x39).contains($1) }
    return isMonth ? name : nil
  }

  // MARK: What is done

  private func mend(_ path: String) throws {
    let records = RejectedRecords([UInt8](try Data(contentsOf: url(path))))
    guard let rest = records.without(traces) else {
      return try FileManager.default.removeItem(at: url(path))
    }
    try write(rest, path)
  }

  private func rename(in path: String, _ name: String) throws {
    var text = String(decoding: try Data(contentsOf: url(path)), as: UTF8.self)
    for id in traces.ids { text = text.replacing("'\(id)'", with: "'\(name)'") }
    for word in traces.words { text = text.replacing(word, with: name) }
    try write(Array(text.utf8), path)
  }

  private func write(_ bytes: [UInt8], _ path: String) throws {
    try Data(bytes).write(to: url(path), options: .atomic)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: folder.resolve(path))
  }
}

/// The records of a file of rejects, by its bytes: a line break within quotes does not end one.
struct RejectedRecords {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Two bytes a character, so that lines are not told by bytes.
  private var isWide: Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }

  /// How many records tell of a person.
  func count(telling traces: PersonTraces) -> Int {
    isWide ? 1 : ranges.filter { traces.areIn(Array(bytes[$0])) }.count
  }

  /// The file without the records that tell of a person; nil where nothing is left but the header.
  func without(_ traces: PersonTraces) -> [UInt8]? {
    if isWide { return nil }
    let kept = ranges.filter { !traces.areIn(Array(bytes[$0])) }
    return kept.count > 1 ? kept.flatMap { bytes[$0] } : nil
  }

  private var ranges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var (start, isQuoted) = (0, false)
    for (place, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard byte == UInt8(ascii: "\n"), !isQuoted else { continue }
      ranges.append(start..<place + 1)
      start = place + 1
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
    return ranges
  }
}
