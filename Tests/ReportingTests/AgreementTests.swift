import Testing

@testable import Reporting

/// Verbs, adjectives and participles agree with the number beside them, at 1, 2–4 and 5 and more.
@Suite struct AgreementTests {
  private static let gap = "\u{a0}"

  /// A sentence with the same count in every place.
  private func said(_ name: String, _ count: Int64, _ language: Language) throws -> String {
    var inserts = [String: Insert]()
    for place in [
      "count", "all", "above", "rejected", "read", "entered", "left", "opened", "won", "reached",
      "converted", "shown", "agree", "orders",
    ] { inserts[place] = .count(count) }
    for place in ["percent", "money", "weighted", "name", "first", "last", "revenue", "month"] {
      inserts[place] = .text("x")
    }
    return try Wording(language, currency: "CZK").sentence(name, inserts)
      .replacing(Self.gap, with: " ")
  }

  @Test(arguments: [
    ("findings.classes.key", 1, "1 customer is key"),
    ("findings.classes.key", 2, "2 customers are key"),
    ("findings.concentration.revenue", 1, "1 of 1 customer holds 80 % of the revenue"),
    ("findings.concentration.margin", 3, "3 of 3 customers hold 80 % of the margin"),
    ("findings.rejects", 1, "1 row of 1 was not loaded (x)"),
    ("findings.rejects", 7, "7 rows of 7 were not loaded (x)"),
    ("findings.rejects_none", 1, "The 1 row read was loaded or left out on purpose"),
    ("findings.rejects_none", 7, "All of the 7 rows read were loaded or left out on purpose"),
    ("findings.pipeline", 1, "1 deal worth x is open, x by their chances"),
    ("findings.course.some", 1, "1 of the last 1 month was above the year before"),
    ("findings.targets", 1, "x of personal targets reached; 1 of 1 person reached theirs"),
    ("findings.deal_funnel", 1, "Of 1 deal opened within a year 1 is won"),
    ("findings.deal_funnel", 4, "Of 4 deals opened within a year 4 are won"),
    ("notes.not_assessed.loyal", 1, "Loyal: 1 customer not assessed, for it has no orders."),
    ("footer.reconciled", 1, "1 of 1 control total of the sources agrees."),
  ])
  func english(name: String, count: Int64, expected: String) throws {
    #expect(try said(name, count, .en) == expected)
  }

  @Test(arguments: [
    ("findings.classes.key", 1, "klíčový je 1 zákazník"),
    ("findings.classes.key", 2, "klíčoví jsou 2 zákazníci"),
    ("findings.classes.key", 5, "klíčových je 5 zákazníků"),
    ("findings.classes.indebted", 4, "zadlužení 4"),
    ("findings.entered", 1, "Do třídy přibyl 1 zákazník, ubyl 1"),
    ("findings.entered", 3, "Do třídy přibyli 3 zákazníci, ubyli 3"),
    ("findings.entered", 0, "Do třídy přibylo 0 zákazníků, ubylo 0"),
    ("findings.rejects", 1, "1 řádek z 1 nebyl načten (x)"),
    ("findings.rejects", 2, "2 řádky z 2 nebyly načteny (x)"),
    ("findings.rejects", 21, "21 řádků z 21 nebylo načteno (x)"),
    ("findings.rejects_none", 1, "Přečten 1 řádek, žádný nebyl odmítnut"),
    ("findings.rejects_none", 3, "Přečteny 3 řádky, žádný nebyl odmítnut"),
    ("findings.first_year", 2, "x přinesly 2 objednávky tržby x"),
    ("findings.pipeline", 1, "Otevřena je 1 příležitost za x, podle šancí x"),
    ("findings.pipeline", 2, "Otevřeny jsou 2 příležitosti za x, podle šancí x"),
    ("findings.targets", 1, "Plány obchodníků splněny na x; svůj splnil 1 z 1 obchodníka"),
    ("findings.targets", 3, "Plány obchodníků splněny na x; svůj splnili 3 z 3 obchodníků"),
    ("findings.campaign_funnel", 2, "Z 2 zasažených reagovali 2 (x)"),
    ("findings.deal_funnel", 1, "Z 1 příležitosti založené za rok je vyhrána 1"),
    ("findings.deal_funnel", 2, "Z 2 příležitostí založených za rok jsou vyhrány 2"),
    ("page.course", 2, "x, poslední 2 měsíce: od x do x"),
    ("page.course", 13, "x, posledních 13 měsíců: od x do x"),
  ])
  func czech(name: String, count: Int64, expected: String) throws {
    #expect(try said(name, count, .cs) == expected)
  }

  @Test(arguments: [
    ("findings.classes.key", 2, "kľúčoví sú 2 zákazníci"),
    ("findings.classes.loyal", 1, "verný 1"),
    ("findings.concentration.revenue", 3, "3 z 3 zákazníkov držia 80 % tržieb"),
    ("findings.concentration.margin", 5, "5 z 5 zákazníkov drží 80 % marže"),
    ("findings.entered", 2, "Do triedy pribudli 2 zákazníci, ubudli 2"),
    ("findings.rejects", 1, "1 riadok z 1 nebol načítaný (x)"),
    ("findings.rejects", 3, "3 riadky z 3 neboli načítané (x)"),
    ("findings.rejects_none", 9, "Prečítaných 9 riadkov, žiadny nebol odmietnutý"),
    ("findings.pipeline", 1, "Otvorená je 1 príležitosť za x, podľa šancí x"),
    ("findings.targets", 2, "Plány obchodníkov splnené na x; svoj splnili 2 z 2 obchodníkov"),
    ("findings.deal_funnel", 3, "Z 3 príležitostí založených za rok sú vyhrané 3"),
    ("footer.reconciled", 2, "Súhlasia 2 z 2 kontrolných súčtov zdrojov."),
  ])
  func slovak(name: String, count: Int64, expected: String) throws {
    #expect(try said(name, count, .sk) == expected)
  }

  @Test(arguments: [
    ("findings.classes.key", 1, "kluczowy jest 1 klient"),
    ("findings.classes.key", 4, "kluczowi są 4 klienci"),
    ("findings.classes.key", 22, "kluczowych jest 22 klientów"),
    ("findings.classes.key", 82, "kluczowych jest 82 klientów"),
    ("findings.classes.loyal", 33, "lojalnych 33"),
    ("findings.concentration.revenue", 24, "24 z 24 klientów daje 80% przychodów"),
    ("findings.entered", 23, "Do klas przybyło 23 klientów, ubyło 23"),
    ("findings.entered", 112, "Do klas przybyło 112 klientów, ubyło 112"),
    ("findings.first_year", 22, "x: 22 zamówienia, przychody x"),
    ("findings.campaign_funnel", 22, "Z 22 objętych zareagowało 22 (x)"),
    ("footer.reconciled", 22, "Zgadzają się 22 z 22 sum kontrolnych źródeł."),
    ("findings.classes.key", 12, "kluczowych jest 12 klientów"),
    ("findings.concentration.contribution", 2, "2 z 2 klientów dają 80% wkładu"),
    ("findings.entered", 1, "Do klas przybył 1 klient, ubył 1"),
    ("findings.rejects", 1, "Nie wczytano 1 wiersza z 1 (x)"),
    ("findings.rejects", 3, "Nie wczytano 3 wierszy z 3 (x)"),
    ("findings.targets", 3, "Plany handlowców wykonane w x; swój wykonali 3 z 3 handlowców"),
    ("findings.campaign_funnel", 1, "Z 1 objętego zareagował 1 (x)"),
    ("findings.deal_funnel", 1, "Z 1 szansy otwartej w ciągu roku wygrano 1"),
    ("footer.reconciled", 3, "Zgadzają się 3 z 3 sum kontrolnych źródeł."),
  ])
  func polish(name: String, count: Int64, expected: String) throws {
    #expect(try said(name, count, .pl) == expected)
  }
}
