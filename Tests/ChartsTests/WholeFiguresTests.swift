import Testing

@testable import Charts

/// On a telephone names may be cut, figures never.
@Suite struct WholeFiguresTests {
  private static let narrow = 358.0

  @Test func totalsOfAWaterfallAreWhole() throws {
    let chart = WaterfallChart(
      Sample.caption("w", "Change"), measure: Measure(tick: Numbers.whole),
      steps: [WaterfallStep("Price", change: -1)], sumLabel: "Change",
      before: .init("December 2024", text: "459 259 259 282 Kč"),
      after: .init("December 2025", text: "17 777 664 000 Kč"))
    let texts = try DrawnChart(chart, width: Self.narrow).texts
    #expect(texts.contains("459 259 259 282 Kč"))
    #expect(texts.contains("17 777 664 000 Kč"))
  }

  @Test func whatWasReachedOfATargetIsWhole() throws {
    let text = "4 599 313 Kč z 4 267 000 Kč · 108 %"
    let chart = BulletChart(
      Sample.caption("b", "Targets"), measure: Measure(tick: Numbers.whole),
      bullets: [Bullet("Tržby", value: 4_599_313, target: 4_267_000, text: text)],
      sharesScale: false)
    let drawn = try DrawnChart(chart, width: Self.narrow)
    #expect(drawn.texts.contains(text))
    #expect(drawn.texts.contains("Tržby"))
    #expect(drawn.overlaps.isEmpty)
  }
}
