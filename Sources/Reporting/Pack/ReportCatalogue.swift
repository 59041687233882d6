import Warehouse
import Workspace

import func Warehouse.nearestName

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The reports by name: those built in, and the firm's own, which replace those of the same name.
public struct ReportCatalogue: Sendable {
  private struct File: Sendable {
    let name: String
    let path: String
    let text: String
  }

  private var files: [String: File] = [:]

  /// No report.
  public init() {}

  /// The reports built into the program.
  public static var builtIn: ReportCatalogue {
    var catalogue = ReportCatalogue()
    for (path, text) in Embedded.files where path.hasPrefix("Reports/") {
      catalogue.add(path: path, text: text)
    }
    return catalogue
  }

  /// Adds every `.json` file of a workspace's `Reports` folder. A folder that is not there adds
  /// nothing; a file that cannot be read is an error.
  public mutating func add(folder: String) throws(ReportFault) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where name.hasSuffix(".json") {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
        throw ReportFault("\(folder)/\(name) cannot be read")
      }
      add(path: "Reports/\(name)", text: String(decoding: data, as: UTF8.self))
    }
  }

  private mutating func add(path: String, text: String) {
    let name = String(path.dropFirst("Reports/".count).dropLast(".json".count))
    files[name] = File(name: name, path: path, text: text)
  }

  /// The names of all reports, in alphabetical order.
  public var names: [String] { files.keys.sorted() }

  /// The report of that name.
  public func report(_ name: String) throws -> ReportDefinition {
    guard let file = files[name] else {
      let nearest = nearestReport(to: name)
      throw ReportFault(
        "there is no report '\(name)'",
        hint: nearest.map { "did you mean '\($0)'?" } ?? "there are "
          + names.joined(separator: ", "))
    }
    return try DefinitionDecoder.report(
      name: name, text: file.text, file: file.path, textNames: try Self.textNames())
  }

  /// All reports in their order.
  public func all() throws -> [ReportDefinition] {
    try names.map(report).sorted { ($0.order, $0.name) < ($1.order, $1.name) }
  }

  /// What is wrong in the definitions: every fault of every file, also queries and columns that
  /// are not there. Empty where all is well.
  public func faults(queries: QueryCatalogue) -> [String] {
    names.flatMap { name -> [String] in
      do {
        return DefinitionCheck(queries: queries).faults(in: try report(name))
      } catch {
        return ["\(error)"]
      }
    }
  }

  private func nearestReport(to name: String) -> String? { nearestName(to: name, in: names) }

  private static func textNames() throws -> Set<String> { Set(try Texts(.en).byName.keys) }
}
