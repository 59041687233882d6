import Classification
import Foundation
import Importing
import Reporting
import Warehouse
import Workspace

let folder = try WorkspaceFolder(opening: CommandLine.arguments[1])
do {
  let settings = try folder.settings()
  var clock = Date()
  func lap(_ t: String) { print(t, Date().timeIntervalSince(clock)); clock = Date() }
  let report = try Importer(folder: folder, settings: settings).run()
  for file in report.files { print(file.path, file.rowsRead, file.rowsLoaded, file.rowsUnchanged, file.rowsCorrected, file.rowsRejected, file.isKnown) }
  lap("import")
  let c = try Warehouse.openForWriting(path: folder.warehousePath)
  let cs = ClassificationSettings()
  print(try Classifier(connection: c, settings: cs).classify(month: Month(iso: CommandLine.arguments[2])!))
  lap("classify")
} catch { print(error) }
