#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a folder cannot be put in its place.
public enum FolderReplacementError: Error, Equatable {
  /// A file stands there.
  case file
  /// It holds something that we did not write and would remove.
  case foreign
  /// It holds a file that we did not write, of a name that one of ours has now.
  case inTheWay(String)
  /// The system refused: what cannot be done (`cannot be made`), and its reason, which may be empty.
  case refused(String, reason: String)
}

/// Puts a folder in its place at once: it is written beside and exchanged by renaming, so that a
/// reader finds the old files or the new ones, never a mixture, and no file of an older one stays, but
/// for those that somebody else put there.
public struct FolderReplacement {
  /// Where the folder is to stand.
  public let path: String

  /// For a folder, which need not be there, nor those above it.
  public init(_ path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  private var fresh: String { "\(path).new-\(getpid())" }
  private var old: String { "\(path).old-\(getpid())" }

  /// Has a fresh folder written and puts it in its place, or leaves what was there.
  ///
  /// `isOurs` says, by the names in it, whether an earlier folder may be removed; an empty one may.
  /// `foreign` gives what in it is not ours, files and folders by their paths in it: they stay.
  /// Throws `FolderReplacementError`, or what `write` throws, which is given the fresh folder.
  public func replace(
    whereOurs isOurs: ([String]) -> Bool, keeping foreign: () -> [String] = { [] },
    _ write: (_ fresh: String) throws -> Void
  ) throws {
    clearAbandoned()
    try check(whereOurs: isOurs)
    do {
      try Self.makeFolder(fresh)
      try write(fresh)
      for name in foreign() { try carryOver(name) }
      try exchange()
    } catch {
      try? FileManager.default.removeItem(atPath: fresh)
      throw error
    }
  }

  /// Makes a folder that its owner only may read, and those above it.
  public static func makeFolder(_ folder: String) throws(FolderReplacementError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw refused("cannot be made")
    }
  }

  /// Throws where a file stands in the place, or a folder that is not ours; changes nothing.
  public func check(whereOurs isOurs: ([String]) -> Bool) throws(FolderReplacementError) {
    switch FileKind(at: path) {
    case .missing: return
    case .file: throw .file
    case .folder: break
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw Self.refused("cannot be read")
    }
    guard names.isEmpty || isOurs(names) else { throw .foreign }
  }

  /// Takes away what a run that was killed left beside the folder; what it had set aside and not yet
  /// replaced goes back to its place. What a process that lives is writing stays.
  private func clearAbandoned() {
    let place = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let parent = place == path.startIndex ? "." : String(path[..<place])
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for name in names.sorted() {
      for kind in ["old", "new"] {
        let prefix = "\(path[place...]).\(kind)-"
        guard name.hasPrefix(prefix), let process = Int32(name.dropFirst(prefix.count)),
          kill(process, 0) != 0, errno == ESRCH
        else { continue }
        let left = String(path[..<place]) + name
        if kind == "old", FileKind(at: path) == .missing, rename(left, path) == 0 { continue }
        try? FileManager.default.removeItem(atPath: left)
      }
    }
  }

  /// Puts what is not ours into the fresh folder too. A link costs nothing, and the file is whole in both
  /// places until the old one goes.
  private func carryOver(_ name: String) throws(FolderReplacementError) {
    let (from, to) = ("\(path)/\(name)", "\(fresh)/\(name)")
    if FileKind(at: to) != .missing { throw .inTheWay(name) }
    if let slash = to.lastIndex(of: "/") { try Self.makeFolder(String(to[..<slash])) }
    if FileKind(at: from) == .file, link(from, to) == 0 { return }
    do {
      try FileManager.default.copyItem(atPath: from, toPath: to)
    } catch {
      throw Self.refused("holds \(name), which cannot be kept")
    }
  }

  private func exchange() throws(FolderReplacementError) {
    let isReplaced = FileKind(at: path) != .missing
    if isReplaced, rename(path, old) != 0 { throw Self.refused("cannot be replaced") }
    guard rename(fresh, path) == 0 else {
      let error = Self.refused("cannot be put in its place")
      if isReplaced { _ = rename(old, path) }
      throw error
    }
    if isReplaced { try? FileManager.default.removeItem(atPath: old) }
  }

  private static func refused(_ what: String) -> FolderReplacementError {
    .refused(what, reason: errno == 0 ? "" : String(cString: strerror(errno)))
  }
}
