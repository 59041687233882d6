import Dispatch

/// Sums documents month by month on a thread of its own, in the order in which they are handed over.
final class MonthSumming: @unchecked Sendable {
  // The sums and the sorter are used by what the queue runs only, one after the other.
  private let queue = DispatchQueue(label: "sums of months", qos: .userInitiated)
  private var sums: MonthSums?
  private var sorter = RadixSort()
  private let lookup: CustomerLookup
  /// Whoever reads faster than is summed waits here.
  private let room = DispatchSemaphore(value: 8)

  init(_ lookup: CustomerLookup) { self.lookup = lookup }

  /// Begins a month.
  func begin(_ month: Month) {
    queue.async { [self] in
      if sums == nil { sums = MonthSums(customerCount: lookup.customerCount) }
      sums?.begin(month)
    }
  }

  /// Adds documents to the month.
  func add(_ documents: SaleDocuments) {
    room.wait()
    queue.async { [self] in
      sums?.add(documents, lookup)
      room.signal()
    }
  }

  /// Moves the month's rows into batches; they are there when the group is done.
  func drain(into batches: AggregateWriters.Batches) -> DispatchGroup {
    let isDone = DispatchGroup()
    // Nobody else touches the batches until the group is done.
    nonisolated(unsafe) let batches = batches
    queue.async(group: isDone) { [self] in sums?.drain(into: batches, &sorter) }
    return isDone
  }
}
