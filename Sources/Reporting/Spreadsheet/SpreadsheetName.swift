/// What the file of a query's rows is called.
enum SpreadsheetName {
  /// `debtors.csv`; parameters besides the month stand behind the name.
  static func of(_ query: String, _ parameters: [FigureDefinition.Parameter] = []) -> String {
    let parts = parameters.map { "\($0.name)-\($0.value)" }
    return ([query] + parts).map(safe).joined(separator: ".") + ".csv"
  }

  /// Letters, digits, `_` and `-`: nothing that could lead out of the folder.
  static func safe(_ name: String) -> String {
    String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "_-".contains($0)) ? $0 : "_" })
  }
}
