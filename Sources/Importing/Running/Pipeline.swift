import Foundation

/// Two threads over one file: one parses, one writes; what is parsed waits in a short queue.
final class Pipeline: @unchecked Sendable {
  // Guarded by `condition`; units change hands, they are never shared.
  private let condition = NSCondition()
  private var parsed: [WriteUnit] = []
  private var empty: [WriteUnit]
  private var isParsed = false
  private var isStopped = false
  private var failure: (any Error)?

  init(units: [WriteUnit]) { empty = units }

  /// Thrown on the parsing thread when the writing one has failed.
  struct Stopped: Error {}

  /// Runs `parse` on a thread of its own, which takes empty units and hands over full ones, and
  /// `write` here for each. Throws what either throws.
  func run(
    parse: @escaping (Pipeline) throws -> Void, write: (WriteUnit) throws -> Void
  ) throws {
    // The closure is used by the one thread only that it is handed to.
    nonisolated(unsafe) let work = parse
    let thread = Thread { [self] in
      do {
        try work(self)
        finish(nil)
      } catch {
        finish(error)
      }
    }
    thread.stackSize = 8 << 20
    thread.start()
    do {
      while let unit = nextParsed() {
        try write(unit)
        giveBack(unit)
      }
    } catch {
      stop()
      throw error
    }
    if let failure { throw failure }
  }

  /// An empty unit, for the parsing thread; waits until there is one.
  func takeEmpty() throws -> WriteUnit {
    condition.lock()
    defer { condition.unlock() }
    while empty.isEmpty, !isStopped { condition.wait() }
    guard !isStopped, let unit = empty.popLast() else { throw Stopped() }
    return unit
  }

  /// Hands a full unit to the writing thread.
  func handOver(_ unit: WriteUnit) {
    condition.lock()
    parsed.append(unit)
    condition.broadcast()
    condition.unlock()
  }

  private func nextParsed() -> WriteUnit? {
    condition.lock()
    defer { condition.unlock() }
    while parsed.isEmpty, !isParsed { condition.wait() }
    return parsed.isEmpty ? nil : parsed.removeFirst()
  }

  private func giveBack(_ unit: WriteUnit) {
    unit.removeAll()
    condition.lock()
    empty.append(unit)
    condition.broadcast()
    condition.unlock()
  }

  private func finish(_ error: (any Error)?) {
    condition.lock()
    isParsed = true
    failure = error
    condition.broadcast()
    condition.unlock()
  }

  /// Ends the parsing thread and waits for it.
  private func stop() {
    condition.lock()
    isStopped = true
    condition.broadcast()
    while !isParsed { condition.wait() }
    condition.unlock()
  }
}
