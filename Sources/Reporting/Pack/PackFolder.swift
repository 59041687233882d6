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

/// Puts a pack in its place at once, in that of an earlier one. What people put beside its files stays.
struct PackFolder {
  let path: String

  init(_ path: String) { self.path = FolderReplacement(path).path }

  /// Throws where a pack cannot be put in its place, as far as that can be seen beforehand.
  func check() throws(ReportFault) {
    do throws(FolderReplacementError) {
      try FolderReplacement(path).check(whereOurs: Self.isPack)
    } catch {
      throw fault(error)
    }
  }

  private static func isPack(_ names: [String]) -> Bool { names.contains("index.html") }

  /// Has all files written by `make`, or leaves what was there.
  func replace(by make: (PackPlace) throws -> Void) throws {
    do {
      try FolderReplacement(path).replace(
        whereOurs: Self.isPack, keeping: { PackList(of: path).foreign }
      ) { fresh in
        try make(PackPlace(folder: fresh))
        try PackPlace(folder: fresh).write(PackList.file(of: fresh))
      }
    } catch let error as FolderReplacementError {
      throw fault(error)
    }
  }

  private func fault(_ error: FolderReplacementError) -> ReportFault {
    switch error {
    case .file: ReportFault("\(path) is a file", hint: "name a folder for the pack")
    case .foreign:
      ReportFault(
        "\(path) holds files that are not a pack, which would be removed",
        hint: "name a folder of its own")
    case .inTheWay(let name):
      ReportFault(
        "\(path) holds a file \(name) that is not the pack's, and the pack has one of that name now",
        hint: "move yours elsewhere")
    case .refused(let what, let reason):
      ReportFault(
        "\(path) \(what)\(reason.isEmpty ? "" : ": " + reason)",
        hint: "choose another folder with --out")
    }
  }
}

/// Where the files of a pack are written, by several threads at once.
struct PackPlace: Sendable {
  let folder: String

  /// Makes a folder for some of the files.
  func makeFolder(_ name: String) throws(FolderReplacementError) {
    try FolderReplacement.makeFolder("\(folder)/\(name)")
  }

  /// Writes a file that its owner only may read.
  func write(_ file: PackFile) throws { try write(file.path) { try $0.write(file.bytes) } }

  /// Makes a file that its owner only may read; `body` writes it piece by piece.
  func write(_ path: String, _ body: (File) throws -> Void) throws {
    let descriptor = open("\(folder)/\(path)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.refused }
    let outcome = Result { try body(File(descriptor: descriptor)) }
    guard close(descriptor) == 0 else { throw Self.refused }
    try outcome.get()
  }

  /// A file that is being written.
  struct File {
    fileprivate let descriptor: Int32

    /// Appends bytes.
    func write(_ bytes: [UInt8]) throws {
      try bytes.withUnsafeBytes { bytes in
        var rest = bytes[...]
        while !rest.isEmpty {
          let piece = UnsafeRawBufferPointer(rebasing: rest)
          let count = posixWrite(descriptor, piece.baseAddress, piece.count)
          if count < 0, errno == EINTR { continue }
          guard count > 0 else { throw PackPlace.refused }
          rest = rest.dropFirst(count)
        }
      }
    }
  }

  /// With the reason that the system gave last.
  fileprivate static var refused: FolderReplacementError {
    .refused("cannot be written", reason: errno == 0 ? "" : String(cString: strerror(errno)))
  }
}

private func posixWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, start, count)
}
