import Charts

/// Waterfalls and ageing bars.
enum SamplesOfParts {
  static let all: [Sample] = [
    Sample(name: "waterfall", chart: waterfall),
    Sample(name: "waterfall-falling", chart: falling),
    Sample(name: "ageing", chart: ageing),
    Sample(name: "ageing-tiny-buckets", chart: tinyBuckets),
  ]

  static let signed = Measure(unit: "thousand Kč", tick: Numbers.signed)

  static let waterfall = WaterfallChart(
    Sample.caption("waterfall", "What changed revenue against December 2024"), measure: signed,
    steps: [
      WaterfallStep("New customers", change: 402), WaterfallStep("Price", change: 148),
      WaterfallStep("Volume", change: 121), WaterfallStep("Mix", change: -39),
      WaterfallStep("Lost customers", change: -159),
    ], sumLabel: "Change",
    before: .init("December 2024", text: "3 710"), after: .init("December 2025", text: "4 183"))

  static let falling = WaterfallChart(
    Sample.caption("falling", "Was die Änderung ausmacht"), measure: signed,
    steps: [
      WaterfallStep("Ztracení zákazníci", change: -402), WaterfallStep("Cena", change: 48),
      WaterfallStep("Objem", change: nil), WaterfallStep("Skladba sortimentu", change: 0),
      WaterfallStep("Noví zákazníci", change: 520),
    ], sumLabel: "Změna celkem",
    before: .init("v prosinci 2024", text: "3 710 tis. Kč"),
    after: .init("v prosinci 2025", text: "3 876 tis. Kč"))

  static let ageing = AgeingBar(
    Sample.caption("ageing", "Open receivables by days overdue"), measure: Sample.thousands,
    buckets: [
      AgeingBucket("not due", value: 2140, tone: .pale),
      AgeingBucket("1–30", value: 310, tone: .context),
      AgeingBucket("31–60", value: 128, tone: .warning),
      AgeingBucket("61–90", value: 41, tone: .bad),
      AgeingBucket("over 90 days", value: 33, tone: .ink),
    ])

  static let tinyBuckets = AgeingBar(
    Sample.caption("tiny", "Open receivables, nearly all not due"),
    measure: Measure(tick: { Numbers.whole($0) + " Kč" }),
    buckets: [
      AgeingBucket("před splatností", value: 21_400_000, tone: .pale),
      AgeingBucket("1–30 dní", value: 31_000, tone: .context),
      AgeingBucket("31–60 dní", value: 12_800, tone: .warning),
      AgeingBucket("61–90 dní", value: 0, tone: .bad),
      AgeingBucket("přes 90 dní", value: nil, tone: .ink),
    ])
}
