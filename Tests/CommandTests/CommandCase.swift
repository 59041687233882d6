import Foundation
import Testing

/// A case of the command line: a folder with `command`, one line for a shell, and what is expected
/// of it: `stdout`, `stderr`, `status` (empty or 0 where the file is not there) and, where it is, all
/// new files below `files/`.
///
/// It runs in a copy of its folder `input/`, or of the workspace that the file `workspace` names: a
/// folder of the cases that begins with `_`, as it is or `ready`: with December 2024 imported,
/// classified and reported. In the settings of a workspace, `@shared@` is the folder of the real exports.
struct CommandCase: CustomTestStringConvertible, Sendable {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Cases")

  /// All cases, in alphabetical order.
  static let all: [CommandCase] = names(in: root).filter { !$0.hasPrefix("_") }.map {
    CommandCase(name: $0)
  }

  /// The folder of the real exports; nil where it is absent.
  static let shared: URL? = {
    let named = ProcessInfo.processInfo.environment["KLIENTELA_SHARED"].map { URL(filePath: $0) }
    let package = root.deletingLastPathComponent().deletingLastPathComponent()
    let folder = named ?? package.deletingLastPathComponent().appending(path: "shared")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  let name: String
  /// Whether it imports real exports, which are not among the project's files.
  var isOfRealExports: Bool { name.hasPrefix("real-") }
  var testDescription: String { name }
  var folder: URL { Self.root.appending(path: name) }

  /// What the case's line does, and the files that it made.
  func run() throws -> (run: ShellRun, files: [String: String]) {
    let scratch = try Scratch()
    let work = scratch.folder.appending(path: "work")
    try prepare(work)
    let before = try contents(of: work)
    let run = try ShellRun.run(try text("command"), in: work)
    let after = try contents(of: work)
    return (run, after.filter { before[$0.key] != $0.value })
  }

  /// What the case's folder says.
  func expectation() throws -> (run: ShellRun, files: [String: String]?) {
    let status = try text("status").trimmingCharacters(in: .whitespacesAndNewlines)
    let run = ShellRun(
      standardOutput: try text("stdout"), standardError: try text("stderr"),
      status: Int32(status) ?? 0)
    let files = folder.appending(path: "files")
    return (run, FileManager.default.fileExists(atPath: files.path) ? try contents(of: files) : nil)
  }

  /// Writes what came as what is expected.
  func record(_ run: ShellRun, files: [String: String]) throws {
    let status = run.status == 0 ? "" : "\(run.status)\n"
    let texts = [
      ("stdout", run.standardOutput), ("stderr", run.standardError), ("status", status),
    ]
    for (name, text) in texts { try write(text, to: folder.appending(path: name)) }
    let target = folder.appending(path: "files")
    guard FileManager.default.fileExists(atPath: target.path) else { return }
    try FileManager.default.removeItem(at: target)
    for (path, text) in files { try write(text, to: target.appending(path: path)) }
  }

  private func write(_ text: String, to file: URL) throws {
    if text.isEmpty {
      try? FileManager.default.removeItem(at: file)
      return
    }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  private func text(_ name: String) throws -> String {
    let file = folder.appending(path: name)
    guard FileManager.default.fileExists(atPath: file.path) else { return "" }
    return try String(contentsOf: file, encoding: .utf8)
  }

  private func prepare(_ work: URL) throws {
    let words = try text("workspace").split(whereSeparator: \.isWhitespace).map(String.init)
    let input = folder.appending(path: "input")
    if let shared = words.first {
      let source =
        words.last == "ready"
        ? try ReadyWorkspaces.folder(of: shared) : Self.root.appending(path: shared)
      try FileManager.default.copyItem(at: source, to: work)
      try nameShared(in: work.appending(path: "klientela.json"))
    } else {
      try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    }
    for name in Self.names(in: input) {
      let target = work.appending(path: name)
      if FileManager.default.fileExists(atPath: target.path) {
        try FileManager.default.removeItem(at: target)
      }
      try FileManager.default.copyItem(at: input.appending(path: name), to: target)
    }
  }

  private func nameShared(in settings: URL) throws {
    guard isOfRealExports, let shared = Self.shared else { return }
    let text = try String(contentsOf: settings, encoding: .utf8)
    try text.replacing("@shared@", with: shared.path)
      .write(to: settings, atomically: true, encoding: .utf8)
  }

  /// The texts of all files below a folder, but for warehouses and packs, which have tests of their
  /// own.
  private func contents(of folder: URL) throws -> [String: String] {
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appending(path: path)
      let isOwn = path.contains("warehouse.sqlite") || path.hasPrefix("out/")
      // A folder has no contents.
      guard !isOwn, let data = FileManager.default.contents(atPath: file.path) else { continue }
      files[path] = String(decoding: data, as: UTF8.self)
    }
    return files
  }

  private static func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }
}

/// Workspaces whose month was made once, for all cases that only ask.
enum ReadyWorkspaces {
  nonisolated(unsafe) private static var made: [String: Scratch] = [:]
  private static let lock = NSLock()

  static func folder(of name: String) throws -> URL {
    lock.lock()
    defer { lock.unlock() }
    if let scratch = made[name] { return scratch.folder.appending(path: "work") }
    let scratch = try Scratch()
    let work = scratch.folder.appending(path: "work")
    try FileManager.default.copyItem(at: CommandCase.root.appending(path: name), to: work)
    let run = try ShellRun.run("klientela month 2024-12", in: work)
    guard run.status == 0 else { throw PreparationFailed(name: name, message: run.standardError) }
    made[name] = scratch
    return work
  }
}

struct PreparationFailed: Error {
  let name: String
  let message: String
}
