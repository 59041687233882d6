#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A place in the file system without links and `..`, so that two spellings of it are one.
public struct FilePlace: Equatable, Sendable {
  /// The path.
  public let path: String

  /// The place of a file, which need not be there if its folder is.
  public init(_ path: String) {
    if let whole = Self.resolved(path) {
      self.path = whole
      return
    }
    let (folder, name) = PathPattern.split(path)
    let above = Self.resolved(folder.isEmpty ? "." : folder) ?? folder
    self.path = above.hasSuffix("/") ? above + name : "\(above)/\(name)"
  }

  /// Whether it lies in a folder, however deep.
  func isBelow(_ folder: FilePlace) -> Bool { path.hasPrefix(folder.path + "/") }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// What a file of a workspace is that no command may put rows into.
public enum TakenPlace: Equatable, Sendable {
  /// The settings, the warehouse, what lies beside it, queries, reports, rejects.
  case own
  /// An export of a source, there already or one that the path or pattern will take.
  case export(source: String, path: String)
}

extension WorkspaceFolder {
  /// What stands, or would be looked for, where a file is to be written; nil where the place is free.
  /// - Throws: `WorkspaceError`, `SettingsError`, where it cannot be known what the exports are.
  public func taken(_ file: String) throws -> TakenPlace? {
    let place = FilePlace(file)
    // The warehouse's companions, warehouse.sqlite-wal and the like, begin with its name.
    let beginnings = [warehousePath, settingsPath, erasedPath]
    if beginnings.contains(where: { place.path.hasPrefix(FilePlace($0).path) }) { return .own }
    let folders = [queriesPath, reportsPath, rejectsPath]
    if folders.contains(where: { place.isBelow(FilePlace($0)) }) { return .own }
    for source in try settings().sources {
      for mapping in source.files where takes(mapping, place) {
        return .export(source: source.name, path: mapping.path)
      }
    }
    return nil
  }

  private func takes(_ mapping: FileMapping, _ place: FilePlace) -> Bool {
    let there = (try? files(of: mapping)) ?? []
    if there.contains(where: { FilePlace($0.path) == place }) { return true }
    let (folder, name) = PathPattern.split(place.path)
    let pattern = PathPattern(mapping.path)
    guard pattern.takes(name: name) else { return false }
    return pattern.folders { resolve($0) }.contains {
      FilePlace(resolve($0) + ".").path + "/" == folder
    }
  }
}
