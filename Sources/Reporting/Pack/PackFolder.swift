import Workspace

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

/// Puts a pack in its place at once, in that of an earlier one.
struct PackFolder {
  let path: String

  init(_ path: String) { self.path = FolderReplacement(path).path }

  /// Writes all files, or leaves what was there.
  func replace(with files: [PackFile]) throws {
    do {
      try FolderReplacement(path).replace(whereOurs: { $0.contains("index.html") }) { fresh in
        try write(files, to: fresh)
      }
    } catch let error as FolderReplacementError {
      throw fault(error)
    }
  }

  private func write(_ files: [PackFile], to fresh: String) throws {
    for file in files {
      let target = "\(fresh)/\(file.path)"
      let folder = String(target[..<(target.lastIndex(of: "/") ?? target.endIndex)])
      try FolderReplacement.makeFolder(folder)
      let isWritten = FileManager.default.createFile(
        atPath: target, contents: Data(file.bytes), attributes: [.posixPermissions: 0o600])
      guard isWritten else {
        let reason = errno == 0 ? "" : String(cString: strerror(errno))
        throw FolderReplacementError.refused("cannot be written", reason: reason)
      }
    }
  }

  private func fault(_ error: FolderReplacementError) -> ReportFault {
    switch error {
    case .file: ReportFault("\(path) is a file", hint: "name a folder for the pack")
    case .foreign:
      ReportFault(
        "\(path) holds files that are not a pack, which would be removed",
        hint: "name a folder of its own")
    case .refused(let what, let reason):
      ReportFault(
        "\(path) \(what)\(reason.isEmpty ? "" : ": " + reason)",
        hint: "choose another folder with --out")
    }
  }
}
