import Foundation
import Warehouse
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
  /// A line of the firm's own conditions that may mean the person, and stays as it is.
  case mention(path: String, line: Int)
  /// A file that is the firm's own, and stays as it is.
  case foreign(path: String)
}

/// The files of a workspace in which a person may be named.
struct ErasureFiles {
  let folder: WorkspaceFolder
  let settings: Settings
  let traces: PersonTraces
  let finder: CustomerCellFinder

  /// What is to be done with which file, in the order of the paths.
  func steps() throws -> [ErasureStep] {
    var packs: Set<String> = []
    var steps: [ErasureStep] = []
    for path in paths() {
      guard let data = try? Data(contentsOf: url(path), options: .alwaysMapped),
        areIn(data, path)
      else { continue }
      if isExport(path) {
        steps.append(.foreign(path: path))
      } else if let pack = pack(of: path) {
        if packs.insert(pack).inserted { steps.append(.pack(path: pack, month: month(of: pack))) }
      } else {
        steps.append(step(path, data))
      }
    }
    return steps + mentions()
  }

  /// Short ids are looked for where they belong: in cells of exports and rejects that say a customer, and
  /// in the name of a customer's page.
  private func areIn(_ data: Data, _ path: String) -> Bool {
    if traces.areIn(data) { return true }
    if traces.shortIDs.isEmpty { return false }
    if isExport(path) { return finder.cells(ofExport: path)?.tell(traces) == true }
    if path.hasPrefix("rejects/") { return finder.cells(ofRejects: path)?.tell(traces) == true }
    if path.hasPrefix(Self.segments) {
      return isNamed(in: String(decoding: data, as: UTF8.self))
    }
    return traces.shortIDs.contains { short in
      let name = PageName(short.id.string)
      return [name.encoded, name.hashed].contains { path.hasSuffix("/customers/\($0).html") }
    }
  }

  /// Does it; what is the firm's own stays as it is. `name`: what the person is called from now on.
  func carryOut(_ steps: [ErasureStep], as name: String) throws {
    for step in steps {
      switch step {
      case .pack(let path, _), .backup(let path):
        try FileManager.default.removeItem(at: url(path))
      case .rejects(let path, _): try mend(path)
      case .segment(let path): try rename(in: path, name)
      case .mention, .foreign: break
      }
    }
  }

  // MARK: Which files

  private static let segments = "Queries/segments/"

  /// Whether a kept segment lists a short id.
  private func isNamed(in text: String) -> Bool {
    KeptCondition(text).named("", instead: traces) != text
  }

  /// The lines of queries and settings in which a part of what the person is known by stands between
  /// quotes. They may mean others too, so who wrote them must decide.
  private func mentions() -> [ErasureStep] {
    paths().filter { $0.hasPrefix("Queries/") || $0 == "klientela.json" }.flatMap { path in
      let data = (try? Data(contentsOf: url(path))) ?? Data()
      var text = String(decoding: data, as: UTF8.self)
      if path.hasPrefix(Self.segments) {
        text = KeptCondition(text).named(ErasedList.prefix, instead: traces)
      }
      return KeptCondition(text).lines(mentioning: traces).map { line in
        ErasureStep.mention(path: path, line: line)
      }
    }
  }

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
    return Set((inside + exports).map { ExactText($0) }).sorted().map(\.string).filter { path in
      if own.contains(path) || path == "erased.csv" { return false }
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
      return .rejects(path: path, rows: records(path, data).told)
    }
    if path.hasPrefix(Self.segments) { return .segment(path: path) }
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

  private func records(_ path: String, _ data: Data) -> RejectedRecords {
    RejectedRecords(
      [UInt8](data), traces: traces,
      cells: traces.shortIDs.isEmpty ? nil : finder.cells(ofRejects: path))
  }

  private func mend(_ path: String) throws {
    guard let rest = records(path, try Data(contentsOf: url(path))).rest else {
      return try FileManager.default.removeItem(at: url(path))
    }
    try write(rest, path)
  }

  private func rename(in path: String, _ name: String) throws {
    let text = String(decoding: try Data(contentsOf: url(path)), as: UTF8.self)
    try write(Array(KeptCondition(text).named(name, instead: traces).utf8), path)
  }

  private func write(_ bytes: [UInt8], _ path: String) throws {
    try Data(bytes).write(to: url(path), options: .atomic)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: folder.resolve(path))
  }
}
