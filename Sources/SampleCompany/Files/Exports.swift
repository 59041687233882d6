/// The folder of the exports: opens its files and remembers what was planted in them, and the rows
/// and quantities that go into the ERP's control totals.
final class Exports {
  struct Total {
    var file: String
    var rowCount: Int
    /// Thousandths; nil for files without quantities.
    var quantityThousandths: Int?
  }

  let folder: String
  private(set) var plantedRows: [PlantedRow] = []
  private(set) var totals: [Total] = []
  private let erpDays = ExportForm.erp.dayTexts()
  private let shopDays = ExportForm.shop.dayTexts()
  private let accountingDays = ExportForm.accounting.dayTexts()

  init(folder: String) throws {
    self.folder = folder
    for system in ["erp", "shop", "accounting"] {
      try Folder.create("\(folder)/exports/\(system)")
    }
  }

  func erp(_ name: String, _ header: String) throws -> ExportFile {
    try open("exports/erp/" + name, .erp, erpDays, header)
  }

  func shop(_ name: String, _ header: String) throws -> ExportFile {
    try open("exports/shop/" + name, .shop, shopDays, header)
  }

  func accounting(_ name: String, _ header: String) throws -> ExportFile {
    try open("exports/accounting/" + name, .accounting, accountingDays, header)
  }

  /// A list beside the exports.
  func list(_ name: String, _ header: String) throws -> ExportFile {
    try open(name, .list, shopDays, header)
  }

  /// Opens a file; bars separate the columns of the header.
  private func open(
    _ name: String, _ form: ExportForm, _ days: ExportForm.DayTexts, _ header: String
  ) throws -> ExportFile {
    let columns = header.split(separator: "|")
    return try ExportFile(
      name, in: folder, form: form, days: days, header: columns.map(String.init),
      badRows: BadRows.rows(of: name))
  }

  func close(_ file: ExportFile, quantityThousandths: Int? = nil) throws {
    try file.finish()
    plantedRows += file.plantedRows
    totals.append(
      Total(
        file: file.name, rowCount: file.rowCount, quantityThousandths: quantityThousandths))
  }

  /// Writes a text file beside the exports.
  func write(_ text: String, as name: String) throws {
    let file = try OutputFile(path: folder + "/" + name)
    try file.write(Array(text.utf8))
    try file.finish()
  }
}
