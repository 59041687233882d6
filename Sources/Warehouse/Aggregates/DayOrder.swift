/// The places of a month's documents by day, for documents that come in the order of their keys.
struct DayOrder {
  private var starts = [Int](repeating: 0, count: 33)
  private var order: [Int32]

  /// `days`: the documents' day numbers, all of the month that begins with `first`.
  init(_ days: some Collection<Int32>, from first: Day) {
    order = Array(repeating: 0, count: days.count)
    for day in days { starts[Self.place(day, first) + 1] += 1 }
    for place in 1..<starts.count { starts[place] += starts[place - 1] }
    var next = starts
    for (index, day) in days.enumerated() {
      let place = Self.place(day, first)
      order[next[place]] = Int32(truncatingIfNeeded: index)
      next[place] += 1
    }
  }

  private static func place(_ day: Int32, _ first: Day) -> Int {
    min(max(Int(day) - Int(first.number), 0), 30)
  }

  /// The places of the documents of a day of the month (1–31), in the order of their coming.
  func indices(of dayOfMonth: Int) -> some Sequence<Int> {
    order[starts[dayOfMonth - 1]..<starts[dayOfMonth]].lazy.map(Int.init)
  }
}
