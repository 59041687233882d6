/// Files that people take for a table in CSV because a table is in them.
public enum NotText: Hashable, Sendable {
  /// Excel's, LibreOffice's, or another file in a ZIP archive.
  case archive
  /// Excel's before 2007.
  case oldWorkbook
  /// Packed by gzip, under a name that does not say so.
  case gzip
  /// A printed page.
  case pdf
  /// Written for programs, or for a browser, as some systems do under the name of a workbook.
  case markup

  /// What the first bytes of a file show; nil where they may be text.
  init?(_ first: some Collection<UInt8>) {
    let marks: [(NotText, [UInt8])] = [
      (.archive, [0x50, 0x4B, 0x03, 0x04]), (.oldWorkbook, [0xD0, 0xCF, 0x11, 0xE0]),
      (.gzip, [0x1F, 0x8B, 0x08]), (.pdf, Array("%PDF-".utf8)), (.markup, Array("<?xml".utf8)),
      (.markup, Array("<html".utf8)), (.markup, Array("<!doct".utf8)),
    ]
    let isMarked = first.starts(with: [0xEF, 0xBB, 0xBF])
    let small = first.dropFirst(isMarked ? 3 : 0).map { (65...90).contains($0) ? $0 + 32 : $0 }
    guard
      let form = marks.first(where: { first.starts(with: $0.1) || small.starts(with: $0.1) })?.0
    else { return nil }
    self = form
  }

  /// What it is, and what to do.
  var message: String {
    switch self {
    case .archive:
      "this is a workbook (xlsx, ods) or an archive, and no text; save its table as CSV"
    case .oldWorkbook: "this is a workbook (xls), and no text; save its table as CSV"
    case .gzip: "this is packed by gzip; let its name end in .gz"
    case .pdf: "this is a page to print (pdf), and no table; export its table as CSV"
    case .markup: "this is XML or HTML, and no table in text; export or save it as CSV"
    }
  }
}
