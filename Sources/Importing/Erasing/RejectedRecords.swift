/// The records of a file of rejects, by its bytes: a line break within quotes does not end one.
struct RejectedRecords {
  private let bytes: [UInt8]
  private let traces: PersonTraces
  /// Where short ids are looked for; nil where there are none.
  private let cells: CustomerCells?

  init(_ bytes: [UInt8], traces: PersonTraces, cells: CustomerCells?) {
    self.bytes = bytes
    self.traces = traces
    self.cells = cells
  }

  /// Two bytes a character, so that lines are not told by bytes.
  private var isWide: Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }

  /// How many records tell of the person.
  var told: Int { isWide && areIn ? 1 : ranges.count(where: isTold) }

  /// The file without the records that tell of the person; nil where nothing is left but the header.
  var rest: [UInt8]? {
    if isWide && areIn { return nil }
    let kept = ranges.filter { !isTold($0) }
    return kept.count > 1 ? kept.flatMap { bytes[$0] } : nil
  }

  private var areIn: Bool { traces.areIn(bytes) }

  private func isTold(_ range: Range<Int>) -> Bool {
    let record = Array(bytes[range])
    return !isWide && traces.areIn(record) || cells?.tell(traces, in: record) == true
  }

  private var ranges: [Range<Int>] {
    let step = isWide ? 2 : 1
    // The byte of a unit that holds an ASCII character, and the one that is 0 then.
    let low = isWide && bytes.starts(with: [0xFE, 0xFF]) ? 1 : 0
    var ranges: [Range<Int>] = []
    var (start, isQuoted) = (0, false)
    for place in stride(from: 0, to: bytes.count - step + 1, by: step) {
      if isWide, bytes[place + 1 - low] != 0 { continue }
      let byte = bytes[place + low]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard byte == UInt8(ascii: "\n"), !isQuoted else { continue }
      ranges.append(start..<place + step)
      start = place + step
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
    return ranges
  }
}
