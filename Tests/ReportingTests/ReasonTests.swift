import Foundation
import Testing

@testable import Reporting

@Suite struct ReasonTests {
  private let key = """
    key: contribution 182,340.00 CZK in the 12 months to 31 Oct 2025, rank 14 of 1,204; \
    those before it hold 41.2 % of the total, under 80 %
    """

  private func text(_ reason: String, _ language: Language) throws -> String {
    try ReasonText(try Wording(language, currency: "CZK")).text(reason)
  }

  @Test func aReasonIsSaidInTheLanguage() throws {
    #expect(
      try text(key, .cs) == """
        příspěvek 182\u{202f}340,00\u{a0}Kč za 12 měsíců do 31.\u{a0}10.\u{a0}2025, \
        pořadí 14 z 1\u{202f}204; ti před ním drží 41,2\u{a0}% celku, méně než 80\u{a0}%
        """)
    #expect(
      try text(key, .pl)
        == """
        wkład 182\u{202f}340,00\u{a0}zł za 12 miesięcy do 31.10.2025, miejsce 14 z 1\u{202f}204; \
        poprzedni mają 41,2% całości, mniej niż 80%
        """.replacingOccurrences(of: "zł", with: "Kč"))
  }

  @Test func negativeAmountsKeepTheirSign() throws {
    let reason =
      "unprofitable: contribution -3,000.50 CZK in the 12 months to 1 Jan 2025, under 0.00 CZK"
    #expect(
      try text(reason, .sk) == """
        príspevok −3\u{202f}000,50\u{a0}Kč za 12 mesiacov do 1.\u{a0}1.\u{a0}2025, \
        menej ako 0,00\u{a0}Kč
        """)
  }

  @Test func whyACustomerIsKeyNoLonger() throws {
    let reason = """
      key: rank 83 of 1,204 by contribution of the 12 months to 31 Dec 2025; those before it hold at \
      least 80 % of the total
      """
    #expect(
      try text(reason, .cs) == """
        pořadí 83 z 1\u{202f}204 podle ukazatele příspěvek za 12 měsíců do 31.\u{a0}12.\u{a0}2025; \
        ti před ním drží nejméně 80\u{a0}% celku
        """)
    #expect(
      try text("indebted: not assessed: invoices and payments are unknown", .pl)
        == "nie oceniono, nieznane: faktury i płatności")
  }

  @Test func wordsAgreeWithTheNumbersBesideThem() throws {
    let loyal = """
      loyal: orders in 1 of the 12 months to 31 Dec 2025 (6 are needed); first order 1,013 days ago \
      (at least 365 days); last 1 day ago (at most 90 days)
      """
    #expect(
      try text(loyal, .cs) == """
        objednávky v 1 měsíci z 12 do 31.\u{a0}12.\u{a0}2025 (třeba 6); \
        první před 1\u{202f}013 dny (nejméně 365); poslední před 1 dnem (nejvýše 90)
        """)
    #expect(try text(loyal, .sk).contains("posledná pred 1 dňom (najviac 90)"))
    #expect(try text(loyal, .pl).contains("zamówienia w 1 miesiącu z 12"))
    #expect(
      try text(loyal, .en).replacing("\u{a0}", with: " ") == loyal.dropFirst("loyal: ".count))
    let indebted = { (days: String) in
      """
      indebted: 12.00 CZK overdue less credits on 31 Dec 2025 (at least 100.00 CZK is needed); \
      the oldest for \(days) (at least 30 days)
      """
    }
    #expect(try text(indebted("1 day"), .cs).contains("nejstarší 1 den (nejméně 30)"))
    #expect(try text(indebted("3 days"), .cs).contains("nejstarší 3 dny (nejméně 30)"))
    #expect(try text(indebted("12 days"), .cs).contains("nejstarší 12 dní (nejméně 30)"))
    #expect(try text(indebted("1 day"), .pl).contains("najstarsze od 1 dnia (co najmniej 30)"))
  }

  @Test func aSentenceOfTheFirmsOwnStays() throws {
    #expect(try text("sleeping_giant: used to bring much", .cs) == "used to bring much")
    #expect(try text("no class at all", .cs) == "no class at all")
  }

  /// The patterns are those of the rules, or their reasons would stay English; but for one, of which
  /// `entered_left` makes a sentence.
  @Test func patternsAreThoseOfTheRules() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let rules = root.appending(path: "Sources/Classification/Rules/Sentences.swift")
    let source = try String(contentsOf: rules, encoding: .utf8)
      .replacing(#/\\\n */#, with: "")
    let texts = try Texts(.en)
    let left = "reasons.patterns.key.left"
    for (name, pattern) in texts.byName
    where name.hasPrefix("reasons.patterns.") && name != left {
      #expect(source.contains(pattern), "\(name)")
    }
    let query = root.appending(path: "Queries/customers/entered_left.sql")
    let sentences = try String(contentsOf: query, encoding: .utf8)
    let words = texts[left].split(whereSeparator: { "{}".contains($0) })
    for index in stride(from: 0, to: words.count, by: 2) {
      let literal = words[index] == " of the total" ? " % of the total" : String(words[index])
      #expect(sentences.contains("'\(literal)'"), "\(literal)")
    }
  }
}
