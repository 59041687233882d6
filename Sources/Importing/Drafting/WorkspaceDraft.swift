import Foundation
import Warehouse
import Workspace

/// A workspace to start from: its settings drafted from the headers and first rows of exports.
public struct WorkspaceDraft {
  /// What was written.
  public struct Summary: Equatable, Sendable {
    /// The settings file.
    public let settingsPath: String
    /// Each path or pattern with the entities that it feeds; none where that is not known.
    public let files: [(path: String, entities: [String])]
    /// How many questions are marked in the settings.
    public let questions: Int

    /// Drafts are equal that say the same.
    public static func == (left: Self, right: Self) -> Bool {
      left.settingsPath == right.settingsPath && left.questions == right.questions
        && left.files.elementsEqual(right.files) {
          $0.path == $1.path && $0.entities == $1.entities
        }
    }
  }

  private let folder: String

  /// A draft for a folder, which need not be there yet.
  public init(folder: String) {
    self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
  }

  /// Writes `klientela.json` for the given exports, or one that waits for exports with our names.
  ///
  /// Throws `ImportError` where a file's text cannot be understood, and `DraftError` where a file
  /// cannot be read, or the folder has settings already or cannot be written; then nothing is
  /// written.
  public func write(from paths: [String]) throws -> Summary {
    let settingsPath = "\(folder)/klientela.json"
    guard !FileManager.default.fileExists(atPath: settingsPath) else {
      throw DraftError.settingsThere(settingsPath)
    }
    let sources = try sources(of: paths.map(FileSample.init(path:)))
    let name = URL(filePath: folder).standardizedFileURL.lastPathComponent
    let draft =
      paths.isEmpty
      ? DraftText.empty(company: name)
      : DraftText(company: name, sources: sources)
    try write(draft.text, to: settingsPath, makesExports: paths.isEmpty)
    return Summary(
      settingsPath: settingsPath,
      files: sources.flatMap(\.files).map { ($0.path, $0.draft.parts.map(\.entity.rawValue)) },
      questions: draft.questions)
  }

  private func write(_ text: String, to path: String, makesExports: Bool) throws(DraftError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      if makesExports {
        try FileManager.default.createDirectory(
          atPath: folder + "/exports", withIntermediateDirectories: true)
      }
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw .cannotWrite(path)
    }
  }

  /// The files of one folder are one system's exports.
  private func sources(of samples: [FileSample]) -> [DraftedSource] {
    var order: [String] = []
    var members: [String: [FileSample]] = [:]
    for sample in samples {
      let folder = URL(filePath: sample.path).standardizedFileURL.deletingLastPathComponent().path
      if members[folder] == nil { order.append(folder) }
      members[folder, default: []].append(sample)
    }
    var names: Set<String> = []
    var sources = order.map { folder in
      var name = Self.sourceName(folder)
      while !names.insert(name).inserted { name += "_2" }
      return DraftedSource(name: name, files: files(of: members[folder] ?? []))
    }
    sources.findOwners()
    for index in sources.indices { sources[index].askWhoseNames() }
    sources.askForSymbols()
    return sources
  }

  /// Exports with the same header in the same folder, whose names differ in numbers only, are the
  /// same export of several months.
  private func files(of samples: [FileSample]) -> [DraftedFile] {
    var order: [String] = []
    var members: [String: [FileSample]] = [:]
    for sample in samples {
      let name = Self.runs(sample.path).map { $0.isNumber ? "#" : $0.text }.joined()
      let key = ([name] + sample.header).joined(separator: "\u{1F}")
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(sample)
    }
    return order.compactMap { key in
      guard let group = members[key], let first = group.first else { return nil }
      let paths = group.map(\.path)
      return DraftedFile(
        path: relative(Self.pattern(paths)), date: Self.dateInName(paths), draft: FileDraft(first))
    }
  }

  /// The paths' common text, with `?` for each digit of a number in which they differ; `*` where
  /// such numbers differ in length.
  private static func pattern(_ paths: [String]) -> String {
    let all = paths.map(runs)
    guard let first = all.first else { return "" }
    return first.indices.map { index in
      let texts = Set(all.compactMap { $0.indices.contains(index) ? $0[index].text : nil })
      if texts.count == 1 { return first[index].text }
      let lengths = Set(texts.map(\.count))
      return lengths.count == 1 ? String(repeating: "?", count: first[index].text.count) : "*"
    }.joined()
  }

  /// A path in runs of digits and of other signs.
  private static func runs(_ path: String) -> [(text: String, isNumber: Bool)] {
    var runs: [(text: String, isNumber: Bool)] = []
    for character in path {
      let isNumber = character.isNumber
      if runs.last?.isNumber == isNumber {
        runs[runs.count - 1].text.append(character)
      } else {
        runs.append((String(character), isNumber))
      }
    }
    return runs
  }

  /// A path as seen from the workspace's folder.
  private func relative(_ path: String) -> String {
    let target = URL(filePath: path).standardizedFileURL.pathComponents
    let home = URL(filePath: folder).standardizedFileURL.pathComponents
    let shared = zip(target, home).prefix { $0 == $1 }.count
    // Another part of the machine is named from its root.
    guard shared > 1 else { return URL(filePath: path).standardizedFileURL.path }
    let up = Array(repeating: "..", count: home.count - shared)
    return (up + target[shared...]).joined(separator: "/")
  }

  /// The pattern of the month or day in the names of several files; nil where there is none.
  private static func dateInName(_ paths: [String]) -> String? {
    guard paths.count > 1 else { return nil }
    let names = paths.map { URL(filePath: $0).lastPathComponent }
    let patterns = Set(names.map(datePattern))
    guard patterns.count == 1, let pattern = patterns.first, pattern?.contains("{yyyy}") == true
    else { return nil }
    return pattern
  }

  /// A name with its year, month and day as parts in braces; nil where one of them can be none.
  private static func datePattern(_ name: String) -> String? {
    let limits = [("{yyyy}", 4, 1990...2100), ("{MM}", 2, 1...12), ("{dd}", 2, 1...31)]
    var found = 0
    var text = ""
    for run in runs(name) {
      guard run.isNumber, found < limits.count else {
        text += run.text
        continue
      }
      let (part, width, range) = limits[found]
      guard run.text.utf8.count == width, let number = Int(run.text), range.contains(number) else {
        return nil
      }
      text += part
      found += 1
    }
    return text
  }

  /// A folder's name as a source's.
  private static func sourceName(_ folder: String) -> String {
    let letters = foldedName(URL(filePath: folder).lastPathComponent).map { character in
      character.isLetter || character.isNumber ? String(character) : "_"
    }.joined()
    return letters.first?.isLetter == true ? letters : "erp"
  }
}

/// Why no workspace is drafted.
public enum DraftError: Error, Equatable, CustomStringConvertible {
  /// There is one already.
  case settingsThere(String)
  /// An export cannot be read, with the reason.
  case cannotRead(String, String)
  /// Instead of an export a folder is named.
  case folder(String)
  /// The folder or the file cannot be made.
  case cannotWrite(String)

  /// One line: what, what to do.
  public var description: String {
    switch self {
    case .settingsThere(let path):
      "\(path): there is one already; choose another folder, or move it away"
    case .cannotRead(let path, let reason): "\(path): \(reason); check the path"
    case .folder(let path):
      "\(path): this is a folder; name the files in it, as \(path.hasSuffix("/") ? path : path + "/")*.csv"
    case .cannotWrite(let path): "\(path): cannot be written; check who owns the folder"
    }
  }
}
