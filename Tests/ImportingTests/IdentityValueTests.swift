import Testing

@testable import Importing

@Suite struct IdentityValueTests {
  @Test(
    arguments: [
      ("CZ12345678", nil, "CZ12345678"), ("cz 123 456-78", nil, "CZ12345678"),
      ("12345678", "CZ", "CZ12345678"), ("12345678", nil, "12345678"),
      ("526-000-12-46", "PL", "PL5260001246"), ("PL5260001246", "DE", "PL5260001246"),
      ("SK2020.123.456", "SK", "SK2020123456"), ("U12345678", "AT", "ATU12345678"),
      ("123456789", "GR", "EL123456789"), ("123", "CZ", nil), ("-", nil, nil),
      ("00000000", "CZ", nil),
      ("", "CZ", nil), ("n/a", nil, nil),
    ] as [(String, String?, String?)])
  func taxIDs(text: String, country: String?, expected: String?) {
    #expect(IdentityValue.normalised(.taxID, text, country: country) == expected)
  }

  @Test(
    arguments: [
      ("00012345", "12345"), ("12345", "12345"), ("27 074 358", "27074358"),
      ("HRB 0815", "HRB0815"),
      ("0000", nil), ("012", nil),
    ] as [(String, String?)])
  func registrationIDs(text: String, expected: String?) {
    #expect(IdentityValue.normalised(.registrationID, text) == expected)
  }

  @Test(
    arguments: [
      ("Jan.Novak@Firma.CZ", "jan.novak@firma.cz"), ("  a@b ", "a@b"), ("ŽOFIE@b.cz", "žofie@b.cz"),
      ("a@b@c", nil), ("@b", nil), ("a@", nil), ("ab", nil), ("a b@c", nil), ("a@b, c@d", nil),
    ] as [(String, String?)])
  func emails(text: String, expected: String?) {
    #expect(IdentityValue.normalised(.email, text) == expected)
  }

  @Test(
    arguments: [
      ("+420 777 123 456", nil, "420777123456"), ("00420777123456", nil, "420777123456"),
      ("777 123 456", "CZ", "420777123456"), ("777-123-456", nil, "777123456"),
      ("420777123456", "CZ", "420777123456"), ("0903 123 456", "SK", "421903123456"),
      ("903123456", "SK", "421903123456"), ("22 123 45 67", "PL", "48221234567"),
      ("(0)22 123 45 67", "PL", "48221234567"), ("+48 (0)22 123 45 67", "CZ", "48221234567"),
      ("0777123456", "CZ", "0777123456"), ("030 1234567", "DE", "0301234567"), ("123456", nil, nil),
      ("777123456, 602123456", "CZ", nil), ("none", "CZ", nil),
    ] as [(String, String?, String?)])
  func phones(text: String, country: String?, expected: String?) {
    #expect(IdentityValue.normalised(.phone, text, country: country) == expected)
  }

  @Test(
    arguments: [
      ("CZ", "CZ"), ("cz", "CZ"), ("Česká republika", "CZ"), ("Poľsko", "PL"), ("POLSKA", "PL"),
      ("SVK", "SK"), ("Österreich", "AT"), ("Atlantis", nil), ("", nil),
    ] as [(String, String?)])
  func countries(text: String, expected: String?) {
    #expect(CountryCode.of(text) == expected)
  }

  @Test func countriesAreRememberedRight() {
    var codes = CountryCodes()
    let names = ["Česko", "Česko", "Mars", "SK", "Mars", "Česko", ""]
    let found = names.map { name in
      var name = name
      return name.withUTF8 { codes.code(of: $0) }
    }
    #expect(found == ["CZ", "CZ", nil, "SK", nil, "CZ", nil])
  }

  @Test(arguments: [
    ("Škoda, a.s.", "skodaas"), ("SKODA A. S.", "skodaas"), ("Straße 7", "strasse7"),
    ("ŁÓDŹ", "lodz"), ("Ærø", "aero"), ("Ijssel Ĳ", "ijsselij"),
    ("Příliš žluťoučký kůň", "priliszlutouckykun"),
    ("ŘÍČANY u Prahy", "ricanyuprahy"), ("a\u{00A0}b–c\u{202F}d", "abcd"), ("e\u{0301}", "e"),
    ("Ελλάδα", "Ελλάδα"), ("ŒUVRE Þór ÷ ×", "oeuvrethor"), ("", ""),
  ])
  func texts(text: String, expected: String) {
    #expect(FoldedText.folded(text) == expected)
  }
}
