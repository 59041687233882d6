import Warehouse

/// Where a file's date is found: it tells which of two files is the later, and from when on the
/// kept attributes in it hold.
public enum FileDate: Hashable, Sendable {
  /// Nowhere; the order of loading decides.
  case none
  /// In the file's name.
  case name(FileNameDate)
  /// In a column of the source: the latest day in it.
  case column(ColumnReference)

  init(_ file: ObjectReader) {
    self = .none
    guard let node = file.node("file_date") else { return }
    if case .object = node.value {
      let reader = file.object("file_date", Self.group)
      let column = reader.node("column").flatMap { file.context.reference($0, "column") }
      if let column { self = .column(column) }
    } else if let text = file.context.text(node, "file_date") {
      if let pattern = FileNameDate(text) {
        self = .name(pattern)
      } else {
        file.context.log.add(
          node.place, "file_date has no {yyyy}, or a part in braces that is not known: \(text)",
          hint: "write it as \"sales-{yyyy}-{MM}-{dd}.csv\"")
      }
    }
  }

  static let group = SettingGroup(
    "file_date", "Where the file's date is found.",
    example: #"file_date: "faktury-{yyyy}-{MM}.csv""#,
    [
      Setting(
        "column", .other("a header or a position"), .required("\"Exported\""),
        "The source's column; the latest day in it is the file's.")
    ])
}

/// A date in file names: `faktury-{yyyy}-{MM}.csv`, `export_{yyyy}{MM}{dd}_*.csv`.
public struct FileNameDate: Hashable, Sendable {
  private enum Part: Hashable, Sendable {
    case literal(UInt8)
    case anything
    case year, month, day
  }

  /// The pattern as written.
  public let text: String
  private let parts: [Part]

  /// Nil where the year is missing, a part stands twice or is not known.
  init?(_ text: String) {
    var parts: [Part] = []
    var rest = Substring(text).utf8
    while let byte = rest.first {
      if byte == UInt8(ascii: "{") {
        guard let end = rest.firstIndex(of: UInt8(ascii: "}")),
          let part = Self.fields[String(rest[rest.index(after: rest.startIndex)..<end]) ?? ""]
        else { return nil }
        parts.append(part)
        rest = rest[rest.index(after: end)...]
      } else {
        parts.append(byte == UInt8(ascii: "*") ? .anything : .literal(byte))
        rest = rest.dropFirst()
      }
    }
    let fields = parts.filter { Self.fields.values.contains($0) }
    guard fields.contains(.year), Set(fields).count == fields.count,
      !fields.contains(.day) || fields.contains(.month)
    else { return nil }
    self.text = text
    self.parts = parts
  }

  private static let fields: [String: Part] = [
    "yyyy": .year, "MM": .month, "M": .month, "dd": .day, "d": .day,
  ]

  /// The first day of the year, month or day that a file's name (without its folder) bears; nil
  /// where the name does not fit.
  public func day(of name: String) -> Day? {
    var found = (year: 0, month: 1, day: 1)
    guard match(parts[...], Array(name.utf8)[...], &found) else { return nil }
    return Day(year: found.year, month: found.month, day: found.day)
  }

  private func match(
    _ parts: ArraySlice<Part>, _ bytes: ArraySlice<UInt8>,
    _ found: inout (year: Int, month: Int, day: Int)
  ) -> Bool {
    guard let part = parts.first else { return bytes.isEmpty }
    let rest = parts.dropFirst()
    switch part {
    case .literal(let byte):
      return bytes.first == byte && match(rest, bytes.dropFirst(), &found)
    case .anything:
      return (0...bytes.count).contains { match(rest, bytes.dropFirst($0), &found) }
    case .year:
      return digits(4, bytes).map { found.year = $0 } != nil
        && match(rest, bytes.dropFirst(4), &found)
    case .month, .day:
      guard let number = digits(2, bytes) else { return false }
      if part == .month { found.month = number } else { found.day = number }
      return match(rest, bytes.dropFirst(2), &found)
    }
  }

  private func digits(_ count: Int, _ bytes: ArraySlice<UInt8>) -> Int? {
    let text = bytes.prefix(count)
    guard text.count == count, text.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    return text.reduce(0) { $0 * 10 + Int($1 - 48) }
  }
}
