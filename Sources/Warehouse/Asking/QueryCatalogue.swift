#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

import Synchronization

/// All named queries: the built-in ones, added to or replaced by name from a workspace's folder.
///
/// A head is read when its query is first asked for, so that one broken file hinders no other query.
public struct QueryCatalogue: Sendable {
  /// Where a query's text is and what it says.
  struct Entry: Sendable {
    let file: String
    let folder: String
    let text: Result<String, QueryError>
  }

  /// What was read of the texts as they stand.
  private final class Heads: Sendable {
    private let queries = Mutex<[String: NamedQuery]>([:])

    subscript(name: String) -> NamedQuery? {
      get { queries.withLock { $0[name] } }
      set { queries.withLock { $0[name] = newValue } }
    }
  }

  private var entries: [String: Entry] = [:]
  private var heads = Heads()

  /// No query.
  public init() {}

  /// The queries built into the program.
  public static var builtIn: QueryCatalogue {
    var catalogue = QueryCatalogue()
    for (path, text) in Embedded.files where path.hasPrefix("Queries/") && path.hasSuffix(".sql") {
      catalogue.add(path: path, text: .success(text))
    }
    return catalogue
  }

  /// Adds every `.sql` file below a workspace's `Queries` folder; one that bears the name of a query
  /// that is there replaces it. A folder that does not exist adds nothing.
  public mutating func add(folder: String) {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where name.hasSuffix(".sql") {
      let path = "Queries/" + name
      guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
        let place = QueryError.Place(file: path, line: 1, column: 1)
        add(path: path, text: .failure(QueryError(.unreadable("no permission"), at: place)))
        continue
      }
      add(path: path, text: .success(String(decoding: data, as: UTF8.self)))
    }
  }

  /// Adds a query by its path, `Queries/kpi/kpi.sql`: the last part is its name.
  mutating func add(path: String, text: Result<String, QueryError>) {
    let parts = path.split(separator: "/").dropFirst()
    guard let file = parts.last else { return }
    let folder = parts.dropLast().joined(separator: "/")
    entries[String(file.dropLast(4))] = Entry(file: path, folder: folder, text: text)
    heads = Heads()
  }

  /// The names of all queries, in alphabetical order.
  public var names: [String] { entries.keys.sorted() }

  /// The names of the queries of one folder, such as `checks`, in alphabetical order.
  public func names(inFolder folder: String) -> [String] {
    entries.filter { $0.value.folder == folder }.keys.sorted()
  }

  /// The query of that name, with those that it uses.
  public func query(_ name: String) throws(QueryError) -> NamedQuery {
    try query(name, within: [])
  }

  private func query(_ name: String, within users: [String]) throws(QueryError) -> NamedQuery {
    guard !users.contains(name) else { throw QueryError(.usesItself(name)) }
    if let known = heads[name] { return known }
    guard let entry = entries[name] else {
      throw QueryError(.unknownQuery(name, nearest: nearestName(to: name, in: names)))
    }
    let read = try NamedQuery(
      try entry.text.get(), name: name, file: entry.file, folder: entry.folder
    ) { (names: [String]) throws(QueryError) in
      var used: [NamedQuery] = []
      for each in names { used.append(try query(each, within: users + [name])) }
      return used
    }
    heads[name] = read
    return read
  }
}
