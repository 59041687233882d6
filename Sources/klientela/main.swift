import Importing
import Workspace

let folder = try WorkspaceFolder(opening: CommandLine.arguments[1])
do {
  let settings = try folder.settings()
  let report = try Importer(folder: folder, settings: settings).run()
  for file in report.files { print(file) }
  print(report.touchedMonths.count, report.seconds)
} catch { print(error) }
