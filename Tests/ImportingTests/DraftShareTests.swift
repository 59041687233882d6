import Foundation
import Testing
import Workspace

@testable import Importing

/// How much of a mapping that a person wrote for real exports `klientela init` finds by itself.
@Suite struct DraftShareTests {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let shared: URL? = {
    let named = ProcessInfo.processInfo.environment["KLIENTELA_SHARED"].map { URL(filePath: $0) }
    let folder = named ?? package.deletingLastPathComponent().appending(path: "shared")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// The least shares; the counts found stand behind.
  @Test(
    .enabled(
      if: shared != nil,
      "needs the real exports: set KLIENTELA_SHARED or put shared/ beside the package"),
    arguments: [
      ("online-retail", 80), ("northwind", 80), ("receivables", 80), ("opportunities", 80),
      ("cdnow", 80), ("exchange-rates", 80),
    ])
  func realExports(_ name: String, _ percent: Int) throws {
    let shared = try #require(Self.shared)
    let folder = Self.package.appending(path: "Tests/Cases/_\(name)")
    let text = try String(
      contentsOf: folder.appending(path: "klientela.json"), encoding: .utf8)
    try expect(
      percent, text.replacing("@shared@", with: shared.path), folder: folder.path, name)
  }

  @Test func theSampleCompany() throws {
    let folder = Self.package.appending(path: "SampleData").path
    let text = try String(contentsOfFile: folder + "/klientela.json", encoding: .utf8)
    try expect(80, text, folder: folder, "SampleData")
  }

  private func expect(
    _ percent: Int, _ text: String, folder: String, _ name: String
  ) throws {
    let said = try Settings(reading: Array(text.utf8), file: "klientela.json")
    let place = try WorkspaceFolder(opening: folder)
    let paths = try said.sources.flatMap { source in
      // Three files of a kind show what a hundred show.
      try source.files.flatMap { try place.files(of: $0).prefix(3).map(\.path) }
    }
    let home = NSTemporaryDirectory() + "draft-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: home) }
    _ = try WorkspaceDraft(folder: home).write(from: paths)
    let drafted = try WorkspaceFolder(opening: home)
    let draft = try drafted.settings()
    let wanted = try Mapped(said, in: place)
    let found = try Mapped(draft, in: drafted)
    let missed = wanted.columns.subtracting(found.columns)
    let share = 100 * (wanted.columns.count - missed.count) / wanted.columns.count
    let counts = "\(wanted.columns.count - missed.count) of \(wanted.columns.count)"
    print("\(name): \(counts) columns, \(share) %; missed: \(missed.sorted())")
    #expect(share >= percent, "\(name): \(counts); missed: \(missed.sorted())")
  }
}

/// What a workspace's mappings say, column by column: `sales.csv sales order_id = InvoiceNo`.
private struct Mapped {
  var columns: Set<String> = []

  init(_ settings: Settings, in folder: WorkspaceFolder) throws {
    for mapping in settings.sources.flatMap(\.files) {
      guard let file = try folder.files(of: mapping).first else { continue }
      let name = URL(filePath: file.path).lastPathComponent
      let open = try OpenFile(file, mapping, settingsPath: "klientela.json")
      for entity in mapping.entities {
        for column in Entity.of(entity.entity).columns {
          guard let origin = Self.origin(of: column.name, entity, open) else { continue }
          columns.insert("\(name) \(entity.entity.rawValue) \(column.name) = \(origin)")
        }
      }
      if mapping.unpivot != nil { columns.insert("\(name) unpivot") }
    }
  }

  private static func origin(
    of column: String, _ entity: EntityMapping, _ open: OpenFile
  ) -> String? {
    switch entity.column(column)?.origin {
    case .column(let reference): reference.description
    case .joined(let references, _): "\(references)"
    case .constant, .ignored: nil
    case nil: open.index(of: column).map { open.header[$0] }
    }
  }
}
