import CSV
import Warehouse

/// Finds the form of a column's dates where the mapping declares none and only one form fits.
///
/// Nothing is guessed: where two forms fit every value, the setting is asked for.
struct DateDetection {
  let file: OpenFile
  let field: Int
  let name: String

  private static let forms = [
    "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "yyyy/MM/dd", "dd-MM-yyyy", "MM-dd-yyyy",
    "yyyy.MM.dd", "yyyyMMdd",
  ]

  /// ISO where the first value is so; else the one form that fits, found by reading the column once.
  func pattern() throws -> DatePattern {
    do {
      return try found()
    } catch let error as CSVError {
      throw ImportError.text(file: file.file.path, error)
    }
  }

  private func found() throws -> DatePattern {
    let records = try file.reread()
    var candidates = Self.forms.compactMap { text in
      (try? DatePattern(text)).map { (pattern: $0, fits: 0) }
    }
    var values = 0
    while try records.next() {
      let bytes = trimmed(records.field(field))
      if bytes.isEmpty { continue }
      if values == 0, (try? DatePattern.iso.read(bytes)) != nil { return .iso }
      values += 1
      for index in candidates.indices where (try? candidates[index].pattern.read(bytes)) != nil {
        candidates[index].fits += 1
      }
    }
    // A few bad rows may be among them; they are rejected later, one by one.
    let best = candidates.map(\.fits).max() ?? 0
    guard best > 0, best * 10 >= values * 9 else { return .iso }
    let fitting = candidates.filter { $0.fits == best }
    guard fitting.count == 1, let only = fitting.first else {
      throw ambiguous(fitting.map(\.pattern))
    }
    return only.pattern
  }

  private func ambiguous(_ patterns: [DatePattern]) -> ImportError {
    let forms = patterns.map { "\"\($0.text)\"" }.joined(separator: " or ")
    return ImportError.file(
      file.file.path, line: file.mapping.hasHeader ? 2 : 1, column: 1,
      message: "the dates of \(name) can be read as \(forms); say which with `dates`")
  }
}
