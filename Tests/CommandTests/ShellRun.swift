import Foundation

/// A line that a shell ran, and what came of it.
struct ShellRun: Equatable {
  var standardOutput: String
  var standardError: String
  var status: Int32

  /// Runs a line with `sh` in a folder; `klientela` is the program that `KLIENTELA_BINARY` names, or
  /// what was built with the tests.
  ///
  /// Output goes into files, which never fill up as pipes do.
  static func run(_ line: String, in folder: URL) throws -> ShellRun {
    let scratch = try Scratch()
    let output = scratch.folder.appending(path: "out")
    let error = scratch.folder.appending(path: "err")
    for file in [output, error] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: error)
    try process.run()
    process.waitUntilExit()
    return ShellRun(
      standardOutput: try String(contentsOf: output, encoding: .utf8),
      standardError: try String(contentsOf: error, encoding: .utf8),
      status: process.terminationStatus)
  }

  /// The same environment on every machine, with the program's folder first among those searched.
  private static var environment: [String: String] {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return ["PATH": productFolder.path + ":" + path, "LC_ALL": "C.UTF-8", "TZ": "Europe/Prague"]
  }

  /// Where the program lies.
  private static let productFolder = URL(
    filePath: ProcessInfo.processInfo.environment["KLIENTELA_BINARY"] ?? CommandLine.arguments[0]
  ).deletingLastPathComponent()
}

/// A folder that goes when it is let go.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "klientela-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
