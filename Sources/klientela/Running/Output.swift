import Workspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a command's rows go: standard output, or a file that appears whole or not at all.
final class Output {
  private let console: Console
  private var file: PartialFile?

  /// Standard output without a path, or with `-`.
  init(_ path: String?, console: Console, workspace: WorkspaceFolder?) throws {
    self.console = console
    guard let path, path != "-" else { return }
    file = try PartialFile(path, workspace: workspace)
  }

  /// Whether people are likely to read the rows as they come.
  var isTerminal: Bool { file == nil && console.isTerminal }

  /// The terminal's width, where the rows go to one.
  var width: Int? { file == nil ? console.width : nil }

  func write(_ bytes: borrowing [UInt8]) throws {
    guard let file else { return try Watchdog.whileWriting { try console.write(bytes) } }
    try file.write(bytes)
  }

  /// Puts a file in its place.
  func finish() throws { try file?.finish() }
}

/// A file being written beside its place, readable by its owner only.
private final class PartialFile {
  private let path: String
  private let partial: String
  private var descriptor: Int32

  init(_ path: String, workspace: WorkspaceFolder?) throws {
    self.path = path
    try Self.refuse(path, workspace)
    // A device or a pipe is written to, not replaced.
    partial = Self.isSpecial(path) ? path : "\(path).part-\(getpid())"
    let flags = partial == path ? O_WRONLY : O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
    descriptor = open(partial, flags | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw OutputFileError.cannot(path, systemReason()) }
    if partial != path { UnfinishedFiles.add(partial) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if partial != path { unlink(partial) }
    UnfinishedFiles.forget(partial)
  }

  func write(_ bytes: borrowing [UInt8]) throws { try writeAll(bytes, to: descriptor) }

  func finish() throws {
    if partial != path, fsync(descriptor) != 0 || rename(partial, path) != 0 {
      throw OutputFileError.cannot(path, systemReason())
    }
    UnfinishedFiles.forget(partial)
    close(descriptor)
    descriptor = -1
  }

  private static func refuse(_ path: String, _ workspace: WorkspaceFolder?) throws {
    if path.hasSuffix("/") || type(of: path) == S_IFDIR { throw OutputFileError.folder(path) }
    switch try workspace?.taken(path) {
    case .own: throw OutputFileError.own(path)
    case .export(let source, let taken):
      throw OutputFileError.export(path, source: source, taken: taken)
    case nil: break
    }
  }

  private static func isSpecial(_ path: String) -> Bool {
    guard let type = type(of: path) else { return false }
    return type != S_IFREG && type != S_IFLNK
  }

  private static func type(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}

/// Why a file cannot be written.
enum OutputFileError: Error, CustomStringConvertible {
  /// A folder stands there.
  case folder(String)
  /// It is the warehouse, the settings, or a query, report or reject of the workspace.
  case own(String)
  /// A source's exports are read there.
  case export(String, source: String, taken: String)
  /// The system refused.
  case cannot(String, String)

  var description: String {
    switch self {
    case .folder(let path): "\(path): this is a folder; name a file for -o"
    case .own(let path): "\(path): this is the workspace's own file; name another for -o"
    case .export(let path, let source, let taken):
      "\(path): the source \(source) reads its exports there (\(taken)); name another file for -o"
    case .cannot(let path, let reason):
      "\(path): cannot be written (\(reason)); choose another place with -o"
    }
  }
}
