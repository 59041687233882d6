#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A path in which `*` stands for any characters and `?` for one, folder by folder.
struct PathPattern {
  private let components: [String]
  private let isAbsolute: Bool

  init(_ path: String) {
    isAbsolute = path.hasPrefix("/")
    components = path.split(separator: "/").map(String.init)
  }

  static func isPattern(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: "*")) || text.utf8.contains(UInt8(ascii: "?"))
  }

  /// The folder (with its slash) and the name of a path.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }

  /// The folders before the first one with a `*` or `?`.
  var fixedFolder: String {
    let fixed = components.prefix { !Self.isPattern($0) }
    return (isAbsolute ? "/" : "") + fixed.joined(separator: "/")
  }

  /// The files that fit, sorted by the bytes of their paths. `resolve` makes of a path of ours one
  /// to look at.
  func matches(resolve: (String) -> String) -> [String] { entries(.file, resolve: resolve) }

  private func entries(_ kind: FileKind, resolve: (String) -> String) -> [String] {
    var paths = [isAbsolute ? "/" : ""]
    for (index, component) in components.enumerated() {
      let isLast = index == components.count - 1
      paths = paths.flatMap { folder in
        names(fitting: component, in: folder, resolve).map { folder + $0 }
          .filter { FileKind(at: resolve($0)) == (isLast ? kind : .folder) }
          .map { isLast ? $0 : $0 + "/" }
      }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The folders, with their slashes, in which files may fit; empty for the one from which paths go out.
  func folders(resolve: (String) -> String) -> [String] {
    folders(above: components.count - 1, resolve)
  }

  /// The folders that may hold the component of an index.
  private func folders(above index: Int, _ resolve: (String) -> String) -> [String] {
    let above = components.prefix(index)
    if above.isEmpty { return [isAbsolute ? "/" : ""] }
    let path = (isAbsolute ? "/" : "") + above.joined(separator: "/")
    return PathPattern(path).entries(.folder, resolve: resolve).map { $0 + "/" }
  }

  /// The first folder on the way to what fits that may not be looked into: nobody knows what is in it.
  func closedFolder(resolve: (String) -> String) -> String? {
    for (index, component) in components.enumerated() {
      let closed = folders(above: index, resolve).first { folder in
        let path = resolve(folder.isEmpty ? "." : folder)
        let isEntered = FileManager.default.isExecutableFile(atPath: path)
        let isListed = FileManager.default.isReadableFile(atPath: path)
        return !isEntered || (Self.isPattern(component) && !isListed)
      }
      if let closed { return closed.count > 1 ? String(closed.dropLast()) : closed }
    }
    return nil
  }

  /// Whether a file of that name fits, in one of the folders.
  func takes(name: String) -> Bool {
    guard let last = components.last else { return false }
    return Self.isPattern(last)
      ? Self.fits(Array(name.unicodeScalars), Array(last.unicodeScalars)) : name == last
  }

  /// Whether a path, as `matches` gives it, is one that fits.
  func fits(_ path: String) -> Bool {
    let parts = path.split(separator: "/").map(String.init)
    guard path.hasPrefix("/") == isAbsolute, parts.count == components.count else { return false }
    return zip(parts, components).allSatisfy { part, component in
      Self.isPattern(component)
        ? Self.fits(Array(part.unicodeScalars), Array(component.unicodeScalars)) : part == component
    }
  }

  private func names(
    fitting component: String, in folder: String, _ resolve: (String) -> String
  ) -> [String] {
    guard Self.isPattern(component) else { return [component] }
    let pattern = Array(component.unicodeScalars)
    return FileKind.names(in: resolve(folder.isEmpty ? "." : folder)).filter { name in
      // As in a shell, hidden files are named, not met by chance.
      (!name.hasPrefix(".") || component.hasPrefix("."))
        && Self.fits(Array(name.unicodeScalars), pattern)
    }
  }

  /// Whether a name fits a pattern. Goes back to the last `*` only, so that it stays quadratic.
  static func fits(_ name: [Unicode.Scalar], _ pattern: [Unicode.Scalar]) -> Bool {
    var (at, patternAt) = (0, 0)
    var star: (pattern: Int, name: Int)?
    while at < name.count {
      if patternAt < pattern.count, pattern[patternAt] == "*" {
        star = (patternAt, at)
        patternAt += 1
      } else if patternAt < pattern.count,
        pattern[patternAt] == "?" || pattern[patternAt] == name[at]
      {
        at += 1
        patternAt += 1
      } else if let last = star {
        star = (last.pattern, last.name + 1)
        (at, patternAt) = (last.name + 1, last.pattern + 1)
      } else {
        return false
      }
    }
    return pattern[patternAt...].allSatisfy { $0 == "*" }
  }
}
