import Testing

@testable import Charts

@Suite struct DecimalTextTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (-0.04, "0"), (0.05, "0.1"), (-0.05, "-0.1"), (12.34, "12.3"),
    (12.96, "13"), (-7.5, "-7.5"), (540, "540"), (1e12, "1000000"), (.nan, "0"),
    (.infinity, "0"),
  ])
  func coordinatesHaveOneDecimalAtMost(_ value: Double, _ text: String) {
    #expect(DecimalText.coordinate(value) == text)
  }

  @Test(arguments: [
    (0.0, "0"), (1, "1"), (0.5, "0.5"), (0.18, "0.18"), (0.03, "0.03"), (0.999, "1"),
    (-2, "0"), (7, "1"), (.nan, "1"),
  ])
  func opacitiesHaveTwo(_ value: Double, _ text: String) {
    #expect(DecimalText.opacity(value) == text)
  }
}

@Suite struct ElementTests {
  @Test func escapesTextAndAttributes() {
    let element = Element(
      "text", ["x": 1.25, "class": "a\"b", "y": nil], text: "<b>&'",
      children: [Element("title", text: "1 > 0")])
    #expect(
      element.rendered()
        == "<text x=\"1.3\" class=\"a&quot;b\">&lt;b&gt;&amp;&#39;<title>1 &gt; 0</title></text>")
  }

  @Test func closesEmptyElements() {
    #expect(Element("g").rendered() == "<g/>")
  }
}

@Suite struct PlainTextTests {
  @Test(arguments: [
    ("Wood screws", "Wood screws"), ("", ""), ("  two   blanks ", "two blanks"),
    ("a\nb\tc\r\nd", "a b c d"), ("abc\u{202E}fdp", "abcfdp"), ("\u{2066}x\u{2069}", "x"),
    ("a\u{0}b", "a b"), ("\u{FEFF}Šroub", "Šroub"), ("so\u{AD}ft", "soft"),
    ("e\u{301}\u{301}\u{301}\u{301}", "e\u{301}\u{301}"), ("\u{E000}x", "x"),
    ("👩‍👧", "👩‍👧"), ("1\u{202F}200", "1\u{202F}200"),
  ])
  func keepsWhatCanBeRead(_ raw: String, _ shown: String) {
    #expect(PlainText.label(raw) == shown)
  }

  @Test func boundsTheLength() {
    let label = PlainText.label(String(repeating: "x", count: 10_000))
    #expect(label.unicodeScalars.count == 161)
    #expect(label.hasSuffix("x…"))
    #expect(PlainText.hover(String(repeating: "ž", count: 10_000)).unicodeScalars.count == 601)
  }

  @Test(arguments: [
    ("revenue", "revenue"), ("a b\"c", "a-b-c"), ("<>", "chart"), ("", "chart"),
    ("tržby", "tr-by"),
  ])
  func identifiersAreSafe(_ raw: String, _ identifier: String) {
    #expect(PlainText.identifier(raw) == identifier)
  }
}

/// Expected widths were measured in Chromium with DejaVu Sans, whose text is as wide as system fonts
/// come: ours may be wider by a few per cent, never narrower.
@Suite struct TextMeasureTests {
  @Test(arguments: [
    ("Anchor bolts", 75.4), ("2025 4.18", 61.1), ("Těsnicí tmel", 70.7),
    ("Łańcuch, żółty", 86.6), ("1\u{202F}348", 32.9), ("1 348", 34.4), ("WWWWW", 59.3),
    ("iiiii", 16.7),
  ])
  func isHardlyWiderThanTheWidestFont(_ text: String, _ pixels: Double) {
    let width = TextMeasure.width(text)
    #expect(width >= pixels - 0.2)
    #expect(width <= pixels * 1.06 + 1)
  }

  @Test func boldIsWider() {
    #expect(TextMeasure.width("Locks", bold: true) > TextMeasure.width("Locks"))
    #expect(TextMeasure.width("") == 0)
  }

  @Test func truncatesWithAnEllipsis() {
    #expect(TextMeasure.truncated("Locks", to: 100) == "Locks")
    let cut = TextMeasure.truncated("Paint, varnish and everything", to: 90)
    #expect(cut == "Paint, varnis…")
    #expect(TextMeasure.width(cut) <= 90)
    #expect(TextMeasure.truncated("Locks", to: 13) == "…")
    #expect(TextMeasure.truncated("Locks", to: 3) == "")
  }

  @Test func wrapsAtBlanks() {
    #expect(
      TextMeasure.wrapped("New customers", to: 70, lines: 2) == ["New", "customers"])
    #expect(TextMeasure.wrapped("New customers", to: 200, lines: 2) == ["New customers"])
    #expect(TextMeasure.wrapped("", to: 70, lines: 2) == [])
    #expect(TextMeasure.wrapped("a b c d", to: 25, lines: 2) == ["a b", "c d"])
    #expect(TextMeasure.wrapped("aaa bbb ccc ddd", to: 30, lines: 2) == ["aaa", "bb…"])
  }
}
