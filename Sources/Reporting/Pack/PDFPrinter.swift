import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns a page into a PDF with an installed Chromium.
public struct PDFPrinter {
  private let program: String

  private static let programs = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge",
    "brave-browser",
  ]
  private static let mostSeconds = 120.0

  /// The Chromium on the search path. Throws a `ReportFault` where there is none.
  public init(path: String? = ProcessInfo.processInfo.environment["PATH"]) throws(ReportFault) {
    let folders = (path ?? "").split(separator: ":")
    let places = Self.programs.flatMap { name in folders.map { "\($0)/\(name)" } }
    guard let found = places.first(where: FileManager.default.isExecutableFile) else {
      throw ReportFault(
        "no Chromium is installed, which makes the PDF",
        hint: "install chromium, or print index.html from any browser")
    }
    program = found
  }

  /// The page as a PDF on A4. It is printed from a folder of its own, which is removed.
  func pdf(of page: String) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("klientela-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let (source, target) = (folder.appending(path: "page.html"), folder.appending(path: "page.pdf"))
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(page.utf8).write(to: source)
    } catch {
      throw ReportFault("\(folder.path) cannot be written", hint: "is there room in it?")
    }
    try run(
      options(profile: folder.appending(path: "profile").path) + [
        "--print-to-pdf=\(target.path)", source.absoluteString,
      ])
    guard let data = FileManager.default.contents(atPath: target.path), data.count > 4 else {
      throw Self.failed("it wrote no file")
    }
    return Array(data)
  }

  private func options(profile: String) -> [String] {
    let options = [
      "--headless", "--disable-gpu", "--disable-extensions", "--no-first-run",
      "--no-pdf-header-footer", "--user-data-dir=\(profile)",
    ]
    // Chromium's sandbox does not work for root; the page is ours and may fetch nothing.
    return getuid() == 0 ? options + ["--no-sandbox"] : options
  }

  private func run(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let hasEnded = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in hasEnded.signal() }
    do {
      try process.run()
    } catch {
      throw Self.failed("\(program) cannot be started")
    }
    guard hasEnded.wait(timeout: .now() + Self.mostSeconds) == .success else {
      process.terminate()
      throw Self.failed("it took over \(Int(Self.mostSeconds)) seconds")
    }
    guard process.terminationStatus == 0 else {
      throw Self.failed("it ended with status \(process.terminationStatus)")
    }
  }

  private static func failed(_ why: String) -> ReportFault {
    ReportFault(
      "Chromium could not make the PDF: \(why)", hint: "leave out --pdf and print index.html")
  }
}
