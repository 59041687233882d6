import Testing

@testable import Charts

@Suite struct LabelSpreadTests {
  private func middles(_ wishes: [Double], extent: Double = 10, to end: Double = 100) -> [Double]? {
    LabelSpread.middles(
      wishes.map { LabelSpread.Item(wanted: $0, extent: extent) }, in: 0...end)
  }

  @Test func leavesThemWhereTheyAre() {
    #expect(middles([20, 50, 80]) == [20, 50, 80])
    #expect(middles([]) == [])
  }

  @Test func movesNeighboursApartEvenly() {
    #expect(middles([50, 50]) == [45, 55])
    #expect(middles([52, 48]) == [55, 45])
    #expect(middles([50, 50, 50]) == [40, 50, 60])
  }

  @Test func keepsThemInside() {
    #expect(middles([0, 0]) == [5, 15])
    #expect(middles([100, 99]) == [95, 85])
  }

  @Test func aMovedBlockPushesTheNext() {
    // Two at 50 stand at 45 and 55, which reaches to 60; 57 begins at 52, so that all three move.
    #expect(middles([50, 50, 57])?.map { ($0 * 1000).rounded() } == [42_333, 52_333, 62_333])
  }

  @Test func saysWhenTheyCannotFit() {
    #expect(middles([1, 2, 3], to: 30) == [5, 15, 25])
    #expect(middles([1, 2, 3], to: 29) == nil)
  }

  /// Every way for four labels to wish for one of six places.
  @Test func neverOverlaps() {
    for code in 0..<1296 {
      let wishes = [code % 6, code / 6 % 6, code / 36 % 6, code / 216].map { Double($0) * 12 }
      let middles = (middles(wishes, to: 60) ?? []).sorted()
      #expect(middles.count == 4)
      #expect(zip(middles, middles.dropFirst()).allSatisfy { $1 - $0 >= 10 - 1e-9 })
      #expect(middles.allSatisfy { $0 >= 5 - 1e-9 && $0 <= 55 + 1e-9 })
    }
  }
}

@Suite struct LabelPlacementTests {
  private let room = Box(left: 0, top: 0, right: 200, bottom: 100)

  private func place(_ centers: [Point], in room: Box, avoided: [Box] = [])
    -> [LabelPlacement.Placed?]
  {
    var placement = LabelPlacement(
      room: room, circles: centers.map { (center: $0, radius: 4) }, avoided: avoided)
    return placement.place(
      centers.map { LabelPlacement.Item(center: $0, radius: 4, text: "Locks") })
  }

  @Test func standsAtTheRight() throws {
    let placed = try #require(place([Point(x: 100, y: 50)], in: room)[0])
    #expect(placed.origin.x == 107)
    #expect(placed.leader == nil)
  }

  @Test func changesSidesAtTheEdge() throws {
    let placed = try #require(place([Point(x: 195, y: 50)], in: room)[0])
    #expect(placed.box.right == 188)
  }

  @Test func avoidsALineWhereItCan() throws {
    let line = Box(left: 110, top: 0, right: 112, bottom: 100)
    let placed = try #require(place([Point(x: 100, y: 50)], in: room, avoided: [line])[0])
    #expect(placed.box.right == 93)
  }

  @Test func leavesOutWhatHasNoRoom() {
    let tiny = Box(left: 90, top: 40, right: 110, bottom: 60)
    #expect(place([Point(x: 100, y: 50)], in: tiny)[0] == nil)
  }

  @Test func drawsALineToALabelFarAway() throws {
    // Bubbles on all four sides and corners leave only places farther off.
    var centers = [Point(x: 100, y: 50)]
    for x in [-12.0, 0, 12] {
      for y in [-12.0, 0, 12] where x != 0 || y != 0 {
        centers.append(Point(x: 100 + x, y: 50 + y))
      }
    }
    let placed = try #require(place(centers, in: room)[0])
    #expect(placed.leader != nil)
  }
}

@Suite struct PeriodAxisTests {
  private func axis(_ periods: [Period], width: Double) -> PeriodAxis {
    let step = width / Double(periods.count)
    return PeriodAxis(
      periods, middles: periods.indices.map { step * (Double($0) + 0.5) }, width: width)
  }

  @Test func namesEveryMonthWhereThereIsRoom() {
    let axis = axis(Months.periods(12), width: 540)
    #expect(
      axis.labels.map(\.text) == [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
      ])
    #expect(axis.groups.map(\.text) == ["2025"])
  }

  @Test func keepsJanuaryWhenThinned() {
    let axis = axis(Months.periods(25, first: 11, year: 2023), width: 358)
    #expect(axis.labels.map(\.text).contains("Jan"))
    #expect(axis.groups.map(\.text) == ["2024", "2025"])
  }

  @Test func showsYearsAloneOverFiveYears() {
    let axis = axis(Months.periods(60, year: 2021), width: 358)
    #expect(axis.labels.map(\.text) == ["2021", "2022", "2023", "2024", "2025"])
    #expect(axis.groups.isEmpty)
    #expect(axis.groupStarts.count == 4)
  }

  @Test func anAxisWithoutPeriodsIsEmpty() {
    let axis = PeriodAxis([], middles: [], width: 300)
    #expect(axis.labels.isEmpty)
    #expect(axis.height == 22)
  }
}

@Suite struct ValueAxisTests {
  @Test func ticksNeverBearTheSameText() {
    let axis = ValueAxis(
      [0.2, 0.9], measure: Measure(tick: Numbers.whole), includesZero: true, count: 5)
    #expect(axis.ticks.map(\.label) == ["0", "1"])
  }

  @Test func beginsAtZeroUnlessToldOtherwise() {
    let measure = Measure(tick: Numbers.any)
    #expect(
      ValueAxis([30, 34], measure: measure, includesZero: true, count: 5).domain == 0...35)
    #expect(
      ValueAxis([30, 34], measure: measure, includesZero: false, count: 5).domain == 30...34)
    #expect(
      ValueAxis([-7, -1], measure: measure, includesZero: true, count: 5).domain == -7...0)
  }

  @Test func equalValuesHaveAnAxis() {
    let measure = Measure(tick: Numbers.any)
    #expect(ValueAxis([0, 0], measure: measure, includesZero: true, count: 5).domain == 0...1)
    #expect(
      ValueAxis([50, 50], measure: measure, includesZero: false, count: 5).domain == 44...56)
  }
}

@Suite struct EndLabelTests {
  /// "Days sales outstanding 42.5" in 122 px: its words on two lines, no dots, the value below.
  @Test func aLongNameRunsOverTwoLines() {
    let label = EndLabels.Item(name: "Days sales outstanding", value: "42.5", tone: .accent, y: 50)
    var drawing = Drawing(Caption(id: "c", label: "t"), width: 358, height: 100)
    EndLabels([label], room: 122).draw(on: &drawing, left: 200, range: 0...100)
    let drawn = drawing.rendered()
    #expect(drawn.contains(">Days sales<") && drawn.contains(">outstanding<"))
    #expect(drawn.contains(">42.5<") && !drawn.contains("…"))
  }

  @Test func aLongWordIsCut() {
    let label = EndLabels.Item(
      name: "Verkaufsaussenstandsdauer in Tagen", value: "1", tone: .accent, y: 50)
    var drawing = Drawing(Caption(id: "c", label: "t"), width: 358, height: 100)
    EndLabels([label], room: 60).draw(on: &drawing, left: 200, range: 0...100)
    #expect(drawing.rendered().contains("…"))
  }
}

@Suite struct SmallMultiplesTests {
  /// Six panels in a row of 1120 px, each 170 px wide: "December 2010" has no room beside another.
  @Test func narrowPanelsHaveShortPeriods() {
    let periods = [
      Period("Dec", group: "2010", name: "December 2010"),
      Period("Aug", group: "2011", name: "August 2011"),
    ]
    let drawn = SmallMultiples(
      Caption(id: "m", label: "t"), measure: Measure(tick: { "\(Int($0))" }), periods: periods,
      series: (1...6).map { Series("s\($0)", [1, 2]) }
    ).svg(width: 1120)
    #expect(drawn.contains(">Dec 2010<") && drawn.contains(">Aug 2011<"))
    #expect(!drawn.contains("…"))
  }
}
