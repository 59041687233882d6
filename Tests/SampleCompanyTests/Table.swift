import Foundation

/// An export, read in the plainest way for the tests: by columns' positions, bad rows left out.
struct Table {
  let rows: [[Substring]]

  /// Reads a file of a sample. Characters that are not UTF-8 are lost; the tests need none.
  init(_ name: String, in folder: String, separator: Unicode.Scalar, badLines: Set<Int> = []) throws
  {
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
    let text = String(decoding: data, as: UTF8.self)
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    rows = lines.enumerated().compactMap { index, bytes in
      let line = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
      guard index > 0, !line.isEmpty, !badLines.contains(index + 1) else { return nil }
      return Table.fields(line, UInt8(ascii: separator))
    }
  }

  private static func fields(_ line: Substring.UTF8View, _ separator: UInt8) -> [Substring] {
    let fields = line.split(separator: separator, omittingEmptySubsequences: false)
      .map { Substring($0) }
    guard line.contains(UInt8(ascii: "\"")) else { return fields }
    var joined: [Substring] = []
    var open: Substring?
    for field in fields {
      let whole = open.map { $0 + String(UnicodeScalar(separator)) + field } ?? field
      let isClosed = whole.count { $0 == "\"" } % 2 == 0
      if isClosed { joined.append(Substring(unquoted(whole))) }
      open = isClosed ? nil : whole
    }
    return joined
  }

  private static func unquoted(_ field: Substring) -> String {
    guard field.first == "\"" else { return String(field) }
    return field.dropFirst().dropLast().replacingOccurrences(of: "\"\"", with: "\"")
  }
}

/// `1 250,5` with two places is 125050.
func scaled(_ text: Substring, places: Int) -> Int {
  var number = 0
  var decimals = -1
  for character in text.utf8 {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      number = number * 10 + Int(character - UInt8(ascii: "0"))
      if decimals >= 0 { decimals += 1 }
    case UInt8(ascii: ","), UInt8(ascii: "."): decimals = 0
    default: break
    }
  }
  for _ in max(decimals, 0)..<places { number *= 10 }
  return text.first == "-" ? -number : number
}

/// `31.12.2025` or `5. 3. 2025` as `2025-12-31`, so that days compare as texts.
func isoDay(_ text: Substring) -> String {
  let parts = text.split { $0 == "." || $0 == " " }
  guard parts.count == 3 else { return String(text) }
  func twoDigits(_ part: Substring) -> String { part.count == 1 ? "0" + part : String(part) }
  return "\(parts[2])-\(twoDigits(parts[1]))-\(twoDigits(parts[0]))"
}
