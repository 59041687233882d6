import Foundation
import Testing

/// Every total that a page prints is the total of its file, and that is the sum of the query's rows.
@Suite struct PackTotalsTests {
  /// A figure with totals: the file that it names, and the totals as they are printed.
  private struct Printed {
    let page: String
    let file: String
    let totals: [String]
  }

  private func figures(_ folder: TemporaryFolder) throws -> [Printed] {
    let pages = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/pack")
      .filter { $0.hasSuffix(".html") }
    return try pages.flatMap { page in
      let html = try folder.text("pack/\(page)")
      return html.components(separatedBy: "<figure ").dropFirst().compactMap { part -> Printed? in
        let figure = part.components(separatedBy: "</figure>")[0]
        guard let foot = figure.firstMatch(of: #/(?s)<tfoot>(.*?)</tfoot>/#)?.1,
          let file = figure.firstMatch(of: #/href="([^"\/]+\.csv)"/#)?.1
        else { return nil }
        let cells = foot.matches(of: #/(?s)<td[^>]*>(.*?)</td>/#).map { String($0.1) }
        return Printed(page: page, file: String(file), totals: cells.filter { !$0.isEmpty })
      }
    }
  }

  /// A printed number with its decimals; a percentage as the ratio that it stands for.
  private func value(_ text: String) -> (value: Decimal, decimals: Int)? {
    let plain = text.replacing("&#39;", with: "").replacing("−", with: "-")
      .replacing("+", with: "").replacing(",", with: "").filter { !$0.isWhitespace }
    let isPercent = plain.hasSuffix("%")
    guard let value = Decimal(string: isPercent ? String(plain.dropLast()) : plain) else {
      return nil
    }
    let decimals = plain.split(separator: ".").dropFirst().first?.count(where: \.isNumber) ?? 0
    return isPercent ? (value / 100, decimals + 2) : (value, decimals)
  }

  private func rounded(_ value: Decimal, to decimals: Int) -> Decimal {
    var (value, result) = (value, Decimal())
    NSDecimalRound(&result, &value, decimals, .plain)
    return result
  }

  /// Whether a printed total is one of the file's, which may be divided by so much.
  private func isOne(
    _ total: (value: Decimal, decimals: Int), of known: [Decimal], dividedBy divisor: Decimal = 1
  ) -> Bool {
    known.contains { rounded($0 / divisor, to: total.decimals) == total.value }
  }

  /// Whether a table by two features, in thousands, adds up to its whole, within half a thousand for
  /// each of them, and the whole and what stands behind it are the file's.
  private func isCrossTable(
    _ totals: [(value: Decimal, decimals: Int)], of known: [Decimal]
  ) -> Bool {
    guard let place = totals.lastIndex(where: { isOne($0, of: known, dividedBy: 1000) }),
      place > 1
    else { return false }
    let sum = totals[..<place].reduce(0) { $0 + $1.value }
    return abs(sum - totals[place].value) * 2 <= Decimal(place)
      && totals[(place + 1)...].allSatisfy { isOne($0, of: known) }
  }

  @Test func totalsOfPagesFilesAndQueriesAreOne() throws {
    let sample = try Shared.sample.get()
    let written = try sample.klientela(
      "report", "--month", "2025-12", "--language", "en", "--out", "\(sample.path)/pack")
    #expect(written.status == 0, "\(written.errors)")
    let printed = try figures(sample.folder)
    #expect(printed.count >= 25)
    var compared = 0
    for figure in printed where !figure.file.hasPrefix("kpi") {
      let rows = Rows.of(
        String(try sample.folder.text("pack/\(figure.file)").trimmingPrefix("\u{feff}")))
      guard let last = rows.last, last.first == "Total" else { continue }
      let known = last.dropFirst().compactMap { Decimal(string: $0) }
      let totals = try figure.totals.filter { $0 != "–" }.map { text in
        try #require(value(text), "\(figure.page) \(figure.file): \(text)")
      }
      let isWhole =
        isCrossTable(totals, of: known) || totals.allSatisfy { isOne($0, of: known) }
      #expect(isWhole, "\(figure.page) \(figure.file): \(figure.totals) of \(known)")
      try compare(figure.file, rows, sample)
      compared += 1
    }
    #expect(compared >= 20)
  }

  /// Totals that are sums, column by column, against the rows that the query answers.
  private func compare(_ file: String, _ rows: [[String]], _ sample: Workspace) throws {
    let parts = file.dropLast(4).split(separator: ".").map(String.init)
    let given = parts.dropFirst().map { $0.replacing("-", with: "=", maxReplacements: 1) }
    let month = ["rejects", "sources"].contains(parts[0]) ? [] : ["month=2025-12"]
    let answer = Rows.of(try sample.csv(parts[0], month + given))
    #expect(answer.count == rows.count - 1, "\(file)")
    guard let header = answer.first, let totals = rows.last else { return }
    let computed = ["ratio", "rate", "growth", "average", "_per_", "share"]
    for (index, name) in header.enumerated() where !computed.contains(where: name.contains) {
      guard index > 0, let total = Decimal(string: totals[index]) else { continue }
      let sum = answer.dropFirst().compactMap { Decimal(string: $0[index]) }.reduce(0, +)
      #expect(sum == total, "\(file) \(name)")
    }
  }
}
