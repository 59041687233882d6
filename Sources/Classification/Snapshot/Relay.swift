import Dispatch
import Synchronization

/// Two threads, one that fills units and one that empties them, in the same order; while one unit is
/// emptied the next is filled.
final class Relay<Unit>: @unchecked Sendable {
  // A slot belongs to the filling thread between `free` and `filled`, to the other one otherwise; the
  // semaphores order what both see of it.
  private final class Slot {
    let unit: Unit
    var isLast = false
    init(_ unit: Unit) { self.unit = unit }
  }

  private let slots: [Slot]
  private let free: DispatchSemaphore
  private let filled = DispatchSemaphore(value: 0)
  private let isStopped = Atomic(false)

  /// A relay of a few units, which are used in turn.
  init(_ units: [Unit]) {
    slots = units.map(Slot.init)
    free = DispatchSemaphore(value: units.count)
  }

  /// Calls `fill` on a thread of its own until it returns false, which means that the unit holds the
  /// last there is, and `empty` here for each unit. Returns, or throws what `empty` throws, when both
  /// threads are done.
  func run(fill: @escaping (Unit) -> Bool, empty: (Unit) throws -> Void) throws {
    // The closure and what it holds are used by that one thread until it is done.
    nonisolated(unsafe) let fill = fill
    let worker = DispatchGroup()
    DispatchQueue.global(qos: .userInitiated).async(group: worker) { [self] in fillAll(fill) }
    defer { worker.wait() }
    do {
      try emptyAll(empty)
    } catch {
      isStopped.store(true, ordering: .releasing)
      free.signal()
      throw error
    }
  }

  private func fillAll(_ fill: (Unit) -> Bool) {
    var turn = 0
    while true {
      free.wait()
      if isStopped.load(ordering: .acquiring) { return }
      let slot = slots[turn]
      slot.isLast = !fill(slot.unit)
      let isLast = slot.isLast
      filled.signal()
      if isLast { return }
      turn = (turn + 1) % slots.count
    }
  }

  private func emptyAll(_ empty: (Unit) throws -> Void) throws {
    var turn = 0
    while true {
      filled.wait()
      let slot = slots[turn]
      let isLast = slot.isLast
      try empty(slot.unit)
      free.signal()
      if isLast { return }
      turn = (turn + 1) % slots.count
    }
  }
}
