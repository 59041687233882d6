#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Warehouse

/// Why a workspace cannot be opened.
public enum WorkspaceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is nothing at the path.
  case missingFolder(String)
  /// A file stands where the folder is expected.
  case notAFolder(String)
  /// The folder has no settings file.
  case missingSettings(folder: String)
  /// The file or folder is there and may not be read.
  case unreadable(String)

  /// One line: the path, what is wrong, what to do.
  public var description: String {
    switch self {
    case .missingFolder(let path):
      "\(path): there is no such folder; klientela init \(path) makes a workspace of that name"
    case .notAFolder(let path):
      "\(path): this is a file, a workspace is a folder; give the folder in which it lies"
    case .missingSettings(let folder):
      "\(folder): this folder has no klientela.json; klientela init \(folder) makes one,"
        + " -C DIR chooses another folder"
    case .unreadable(let path):
      "\(path): this may not be read; ask for the right to read it"
    }
  }
}

/// A file that a mapping names.
public struct WorkspaceFile: Hashable, Sendable {
  /// The path as the workspace knows it, for messages and lineage: `exports/sales-2025-01.csv`.
  public let name: String
  /// The path to open it by.
  public let path: String

  /// A file of that name at a path.
  public init(name: String, path: String) {
    self.name = name
    self.path = path
  }
}

/// The folder in which `klientela.json` lies, and what lies beside it.
public struct WorkspaceFolder: Hashable, Sendable {
  /// The folder, as it was given.
  public let path: String

  /// Opens a folder that has a settings file; does not read it yet.
  public init(opening path: String) throws(WorkspaceError) {
    self.path = path.isEmpty ? "." : path
    switch FileKind(at: self.path) {
    case .missing: throw .missingFolder(self.path)
    case .file: throw .notAFolder(self.path)
    case .folder: break
    }
    guard FileManager.default.isReadableFile(atPath: self.path) else {
      throw .unreadable(self.path)
    }
    guard FileKind(at: settingsPath) == .file else { throw .missingSettings(folder: self.path) }
    guard FileManager.default.isReadableFile(atPath: settingsPath) else {
      throw .unreadable(settingsPath)
    }
  }

  /// `klientela.json`.
  public var settingsPath: String { resolve("klientela.json") }
  /// `warehouse.sqlite`.
  public var warehousePath: String { resolve("warehouse.sqlite") }
  /// `Queries`, the workspace's own, which may not be there.
  public var queriesPath: String { resolve("Queries") }
  /// `Reports`, the workspace's own, which may not be there.
  public var reportsPath: String { resolve("Reports") }
  /// `out`, a folder for each month's pack.
  public var outPath: String { resolve("out") }
  /// `rejects`, a folder for each run.
  public var rejectsPath: String { resolve("rejects") }

  /// `erased.csv`: by what erased people are known again.
  public var erasedPath: String { resolve("erased.csv") }

  /// A path relative to the workspace as one to open; absolute paths stay as they are.
  public func resolve(_ relative: String) -> String {
    if relative.hasPrefix("/") || path == "." { return relative }
    return path.hasSuffix("/") ? path + relative : path + "/" + relative
  }

  /// Reads the settings.
  /// - Throws: `WorkspaceError` where the file cannot be read, `SettingsError` for its faults.
  public func settings() throws -> Settings {
    guard let data = FileManager.default.contents(atPath: settingsPath) else {
      throw WorkspaceError.unreadable(settingsPath)
    }
    return try Settings(reading: data, file: settingsPath)
  }

  /// The files that a mapping names, sorted by name; a pattern may fit none.
  /// - Throws: a fault at the mapping's place where a file or folder is not there or may not be
  ///   read.
  public func files(of mapping: FileMapping) throws(Fault) -> [WorkspaceFile] {
    if PathPattern.isPattern(mapping.path) {
      try requireOpenFolders(of: mapping)
      let names = PathPattern(mapping.path).matches { resolve($0) }
      if names.isEmpty { try requireFolder(of: mapping) }
      return names.map { WorkspaceFile(name: $0, path: resolve($0)) }
    }
    let file = WorkspaceFile(name: mapping.path, path: resolve(mapping.path))
    switch FileKind(at: file.path) {
    case .missing:
      try requireOpenFolders(of: mapping)
      throw fault(mapping, "there is no file \(mapping.path)", hint: nearestFile(to: mapping.path))
    case .folder:
      throw fault(
        mapping, "\(mapping.path) is a folder", hint: "files in it are named \(mapping.path)/*.csv")
    case .file:
      guard FileManager.default.isReadableFile(atPath: file.path) else {
        throw closed(mapping.path, mapping)
      }
      return [file]
    }
  }

  private func fault(_ mapping: FileMapping, _ message: String, hint: String?) -> Fault {
    Fault(file: settingsPath, place: mapping.place, message: message, hint: hint)
  }

  private func closed(_ path: String, _ mapping: FileMapping) -> Fault {
    fault(mapping, "\(path) may not be read", hint: "ask for the right to read it")
  }

  /// A folder that may not be looked into is not one without files: a month would be made without them.
  private func requireOpenFolders(of mapping: FileMapping) throws(Fault) {
    let folder = PathPattern(mapping.path).closedFolder { resolve($0) }
    if let folder { throw closed(folder, mapping) }
  }

  /// A pattern in a folder that is not there is a mistake, one that fits no file yet is none.
  private func requireFolder(of mapping: FileMapping) throws(Fault) {
    let folder = PathPattern(mapping.path).fixedFolder
    if folder.isEmpty || FileKind(at: resolve(folder)) == .folder { return }
    throw fault(mapping, "there is no folder \(folder)", hint: nearestFile(to: folder))
  }

  private func nearestFile(to path: String) -> String {
    let (folder, name) = PathPattern.split(path)
    let names = FileKind.names(in: resolve(folder.isEmpty ? "." : folder))
    return nearestName(to: name, in: names).map { "did you mean \(folder)\($0)?" }
      ?? "put it there, or mend the path"
  }
}

/// What stands at a path.
enum FileKind {
  case missing, file, folder

  init(at path: String) {
    #if canImport(FoundationEssentials)
      var isFolder = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      self = exists ? (isFolder ? .folder : .file) : .missing
    #else
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      self = exists ? (isFolder.boolValue ? .folder : .file) : .missing
    #endif
  }

  /// The names in a folder, sorted by their bytes; none where it cannot be read.
  static func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
