import Foundation

/// Two threads over one work: one fills units, one empties them; full ones wait in a short queue.
public final class Pipeline<Unit>: @unchecked Sendable {
  // Guarded by `condition`; units change hands, they are never shared.
  private let condition = NSCondition()
  private var full: [Unit] = []
  private var empty: [Unit]
  /// Nobody fills, or no more.
  private var isFilled = true
  private var isStopped = false
  private var failure: (any Error)?
  /// What fills, while it does; used by the filling thread only.
  private var work: ((Pipeline) throws -> Void)?

  /// A pipeline with so many units, all empty.
  public init(units: [Unit]) { empty = units }

  /// Thrown on the filling thread when the emptying one has failed.
  public struct Stopped: Error {}

  /// Runs `fill` on a thread of its own, which takes empty units and hands over full ones, and
  /// `drain` here for each, which leaves it empty. Throws what either throws.
  public func run(
    fill: @escaping (Pipeline) throws -> Void, drain: (Unit) throws -> Void
  ) throws {
    begin(fill)
    while try drainNext(waiting: true, drain) {}
  }

  /// Begins to run `fill` on a thread of its own. Who begins drains all units, or stops.
  public func begin(_ fill: @escaping (Pipeline) throws -> Void) {
    isFilled = false
    work = fill
    let thread = Thread { [self] in
      let outcome = Result { try work?(self) }
      // A thread lets go of what it was given some time after its end; connections must be closed then.
      work = nil
      if case .failure(let error) = outcome { finish(error) } else { finish(nil) }
    }
    thread.stackSize = 8 << 20
    thread.start()
  }

  /// Runs `drain` for the next unit; false where none is full or, `waiting` for one, where none will be any
  /// more. Throws what either throws.
  public func drainNext(waiting: Bool, _ drain: (Unit) throws -> Void) throws -> Bool {
    guard let unit = nextFull(waiting: waiting) else {
      if waiting, let failure { throw failure }
      return false
    }
    do {
      try drain(unit)
    } catch {
      stop()
      throw error
    }
    giveBack(unit)
    return true
  }

  /// An empty unit, for the filling thread; waits until there is one.
  public func takeEmpty() throws -> Unit {
    condition.lock()
    defer { condition.unlock() }
    while empty.isEmpty, !isStopped { condition.wait() }
    guard !isStopped, let unit = empty.popLast() else { throw Stopped() }
    return unit
  }

  /// Hands a full unit to the emptying thread.
  public func handOver(_ unit: Unit) {
    condition.lock()
    full.append(unit)
    condition.broadcast()
    condition.unlock()
  }

  private func nextFull(waiting: Bool) -> Unit? {
    condition.lock()
    defer { condition.unlock() }
    while waiting, full.isEmpty, !isFilled { condition.wait() }
    return full.isEmpty ? nil : full.removeFirst()
  }

  private func giveBack(_ unit: Unit) {
    condition.lock()
    empty.append(unit)
    condition.broadcast()
    condition.unlock()
  }

  private func finish(_ error: (any Error)?) {
    condition.lock()
    isFilled = true
    failure = error
    condition.broadcast()
    condition.unlock()
  }

  /// Ends the filling thread, where it has begun, and waits for it.
  public func stop() {
    condition.lock()
    isStopped = true
    condition.broadcast()
    while !isFilled { condition.wait() }
    condition.unlock()
  }
}
