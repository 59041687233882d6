#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Puts a pack in its place at once: it is written beside and exchanged by renaming, so that a
/// reader finds the old files or the new ones, never a mixture, and no file of an older pack stays.
struct PackFolder {
  let path: String

  init(_ path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  private var fresh: String { "\(path).new-\(getpid())" }
  private var old: String { "\(path).old-\(getpid())" }

  /// Writes all files, or leaves what was there.
  func replace(with files: [PackFile]) throws {
    try refuseForeignFolder()
    do {
      try write(files)
      try exchange()
    } catch {
      try? FileManager.default.removeItem(atPath: fresh)
      throw error
    }
  }

  /// A folder that holds something else than a pack is not ours to empty.
  private func refuseForeignFolder() throws {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
    guard isFolder else {
      throw ReportFault("\(path) is a file", hint: "name a folder for the pack")
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    guard names.isEmpty || names.contains("index.html") else {
      throw ReportFault(
        "\(path) holds files that are not a pack, which would be removed",
        hint: "name a folder of its own")
    }
  }

  private func write(_ files: [PackFile]) throws {
    try makeFolder(fresh)
    for file in files {
      let target = "\(fresh)/\(file.path)"
      let folder = String(target[..<(target.lastIndex(of: "/") ?? target.endIndex)])
      try makeFolder(folder)
      let isWritten = FileManager.default.createFile(
        atPath: target, contents: Data(file.bytes), attributes: [.posixPermissions: 0o600])
      guard isWritten else { throw fault("cannot be written") }
    }
  }

  private func makeFolder(_ folder: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw fault("cannot be made")
    }
  }

  private func exchange() throws {
    let isReplaced = FileManager.default.fileExists(atPath: path)
    if isReplaced, rename(path, old) != 0 { throw fault("cannot be replaced") }
    guard rename(fresh, path) == 0 else {
      if isReplaced { _ = rename(old, path) }
      throw fault("cannot be put in its place")
    }
    if isReplaced { try? FileManager.default.removeItem(atPath: old) }
  }

  private func fault(_ what: String) -> ReportFault {
    let reason = errno == 0 ? "" : ": " + String(cString: strerror(errno))
    return ReportFault("\(path) \(what)\(reason)", hint: "choose another folder with --out")
  }
}
