import Foundation

/// What a run of the program came to.
struct Answer {
  var status: Int32
  var output: String
  var errors: String

  /// The lines of its standard error.
  var complaints: [String] { errors.split(separator: "\n").map(String.init) }
}

/// The built program, run as people run it.
enum Program {
  /// `KLIENTELA_BINARY`, or what was built with the tests, beside them.
  static let path: String = {
    if let path = ProcessInfo.processInfo.environment["KLIENTELA_BINARY"] { return path }
    let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "klientela").path
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    return Places.package.appending(path: ".build/debug/klientela").path
  }()

  /// Runs a command in a folder. Output goes to files, so that no pipe can fill up.
  static func run(_ words: [String], in folder: String) throws -> Answer {
    try run(path, words, in: folder)
  }

  /// The same with any program.
  static func run(_ program: String, _ words: [String], in folder: String) throws -> Answer {
    let taken = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = words
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try taken.handle("output")
    process.standardError = try taken.handle("errors")
    try process.run()
    process.waitUntilExit()
    return Answer(
      status: process.terminationStatus, output: try taken.text("output"),
      errors: try taken.text("errors"))
  }
}

/// Where things lie that tests read.
enum Places {
  static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The real exports: where `KLIENTELA_SHARED` says, else beside the package.
  static let shared: URL = {
    if let path = ProcessInfo.processInfo.environment["KLIENTELA_SHARED"] {
      return URL(filePath: path)
    }
    return package.deletingLastPathComponent().appending(path: "shared")
  }()

  static var hasShared: Bool {
    FileManager.default.fileExists(atPath: shared.appending(path: "data").path)
  }
}
