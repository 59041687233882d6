import Dispatch
import Synchronization
import Warehouse

/// Runners of queries, each for one thread at a time; who finds none free waits.
final class Desks: @unchecked Sendable {
  // A runner is in the list or with the one thread that took it.
  private var free: [QueryRunner]
  private let lock = Mutex(())
  private let places: DispatchSemaphore
  /// How many there are.
  let count: Int

  init(_ runners: [QueryRunner]) {
    free = runners
    count = runners.count
    places = DispatchSemaphore(value: runners.count)
  }

  /// Runs `body` with a runner that nobody else uses meanwhile.
  func take<T>(_ body: (QueryRunner) throws -> T) rethrows -> T {
    places.wait()
    let runner = lock.withLock { _ in free.removeLast() }
    defer {
      lock.withLock { _ in free.append(runner) }
      places.signal()
    }
    return try body(runner)
  }
}

/// Does several things at once: each item is taken by the next thread that is free.
///
/// - Returns: What `body` makes of each item, in the items' order.
/// - Throws: The error of the first item that has one, when all are done.
func together<Item: Sendable, Made: Sendable>(
  _ items: [Item], threads: Int, _ body: @Sendable (Item) throws -> Made
) throws -> [Made] {
  guard threads > 1 else { return try items.map(body) }
  let made = Mutex<[Result<Made, any Error>?]>(Array(repeating: nil, count: items.count))
  let next = Atomic(0)
  DispatchQueue.concurrentPerform(iterations: threads) { _ in
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < items.count else { return }
      let result = Result { try body(items[index]) }
      made.withLock { $0[index] = result }
    }
  }
  return try made.withLock { $0 }.compactMap { try $0?.get() }
}
