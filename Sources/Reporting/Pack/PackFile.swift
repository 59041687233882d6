/// A file of the pack, ready to be written.
struct PackFile {
  /// The name of the PDF of all reports.
  static let document = "report.pdf"

  /// Its path below the pack's folder.
  let path: String
  let bytes: [UInt8]
}

/// A report that is left out, and why.
public struct LeftOut: Sendable, Equatable {
  /// The report's name.
  public let name: String
  /// Its title in the pack's language.
  public let title: String
  /// One sentence.
  public let reason: String
}

/// What a pack came to.
public struct PackSummary: Sendable, Equatable {
  /// The folder, as it was asked for.
  public let folder: String
  /// The page to open.
  public let index: String
  /// The PDF of all reports, where one was asked for.
  public let document: String?
  /// How many pages of reports it has.
  public let pages: Int
  /// How many pages of customers it has.
  public let customerPages: Int
  /// How many spreadsheet files it has.
  public let spreadsheets: Int
  /// Reports without data.
  public let leftOut: [LeftOut]
}
