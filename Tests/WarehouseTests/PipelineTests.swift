import Testing

@testable import Warehouse

/// Units are emptied in the order in which they were filled; what either side throws ends both.
@Suite struct PipelineTests {
  private final class Unit {
    var number = 0
  }
  private struct Failure: Error {}

  private func pipeline() -> Pipeline<Unit> { Pipeline(units: [Unit(), Unit()]) }

  private func fill(_ numbers: ClosedRange<Int>, failing: Int? = nil) -> (Pipeline<Unit>) throws
    -> Void
  {
    { pipeline in
      for number in numbers {
        if number == failing { throw Failure() }
        let unit = try pipeline.takeEmpty()
        unit.number = number
        pipeline.handOver(unit)
      }
    }
  }

  private func fillAlways(counting filled: Unit) -> (Pipeline<Unit>) throws -> Void {
    { pipeline in
      while true {
        let unit = try pipeline.takeEmpty()
        filled.number += 1
        pipeline.handOver(unit)
      }
    }
  }

  /// What fills may hold connections, which must be closed by then.
  @Test func whatFillsIsLetGoBeforeTheEnd() throws {
    for _ in 0..<200 {
      weak var held: Unit?
      let pipeline = pipeline()
      do {
        let unit = Unit()
        held = unit
        pipeline.begin(fillAlways(counting: unit))
      }
      pipeline.stop()
      #expect(held == nil)
    }
  }

  @Test func allComeInOrder() throws {
    var drained: [Int] = []
    try pipeline().run(fill: fill(1...100)) { drained.append($0.number) }
    #expect(drained == Array(1...100))
  }

  @Test func whatIsFullCanBeTakenWithoutWaiting() throws {
    let pipeline = pipeline()
    #expect(try !pipeline.drainNext(waiting: false) { _ in })
    var drained: [Int] = []
    pipeline.begin(fill(1...50))
    while drained.count < 20 {
      _ = try pipeline.drainNext(waiting: false) { drained.append($0.number) }
    }
    while try pipeline.drainNext(waiting: true, { drained.append($0.number) }) {}
    #expect(drained == Array(1...50))
  }

  @Test func whatFillingThrowsComesBehindWhatWasFilled() {
    var drained: [Int] = []
    #expect(throws: Failure.self) {
      try pipeline().run(fill: fill(1...10, failing: 6)) { drained.append($0.number) }
    }
    #expect(drained == Array(1...5))
  }

  @Test func whatEmptyingThrowsEndsFilling() {
    #expect(throws: Failure.self) {
      try pipeline().run(fill: fill(1...1_000_000)) { unit in
        if unit.number == 3 { throw Failure() }
      }
    }
  }

  @Test func nothingIsFilledBehindAStop() {
    let pipeline = pipeline()
    let filled = Unit()
    pipeline.stop()
    pipeline.begin(fillAlways(counting: filled))
    pipeline.stop()
    #expect(filled.number == 0)
  }

  /// The filling thread has ended when `stop` returns, with no more than the two units that there are.
  @Test func whoStopsNeedNotDrain() {
    let pipeline = pipeline()
    let filled = Unit()
    pipeline.begin(fillAlways(counting: filled))
    pipeline.stop()
    #expect(filled.number <= 2)
  }
}
