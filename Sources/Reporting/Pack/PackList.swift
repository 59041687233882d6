#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The list of a pack's files that lies in it, by which they are told from what people put beside them.
struct PackList {
  private static let name = ".pack"

  /// The paths of what is not the pack's, in the order of their names; a folder stands for all in it.
  let foreign: [String]

  /// Of a pack that was written before, or of a folder that is not there.
  init(of folder: String) {
    let all = Self.entries(folder)
    guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(Self.name)") else {
      foreign = all.filter { !Self.isOfOurForm($0) }
      return
    }
    let ours = Set(bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) })
    foreign = all.filter { $0 != Self.name && !ours.contains($0) }
  }

  /// The list of a pack that has just been written.
  static func file(of folder: String) -> PackFile {
    let lines = entries(folder).map { $0 + "\n" }.joined()
    return PackFile(path: name, bytes: Array(lines.utf8))
  }

  /// Files and folders; instead of the folder of customers' pages what lies in it.
  private static func entries(_ folder: String) -> [String] {
    let inner = CustomerAddresses.folder
    return names(folder).flatMap { name in
      name == inner ? names("\(folder)/\(name)").map { "\(inner)/\($0)" } : [name]
    }
  }

  private static func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  /// What may be of a pack that earlier versions wrote, which had no list.
  private static func isOfOurForm(_ path: String) -> Bool {
    path.hasSuffix(".html") || path.hasSuffix(".csv") || path == PackFile.document
  }
}
