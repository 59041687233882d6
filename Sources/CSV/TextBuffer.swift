/// The part of a source that is being scanned, as UTF-8 that has been checked.
///
/// A piece at a time is read and decoded behind what is kept of the last one. The buffer grows
/// only where a single record fills more than half of it.
struct TextBuffer {
  /// What the scan may read beyond the end of the text.
  private static let margin = 64

  /// The text, and behind it, at `scratchOffset`, as much room again.
  private(set) var base: UnsafeMutablePointer<UInt8>
  /// Where the text ends.
  private(set) var end = 0
  /// Whether nothing follows in the source.
  private(set) var isLast = false
  /// Whether bytes follow that are no text in the encoding.
  private(set) var isFaulty = false
  /// Bytes read from the source.
  private(set) var bytesRead: Int64 = 0
  /// The encoding, as a byte-order mark or the declaration has it; UTF-8 without either.
  let encoding: TextEncoding
  let hasByteOrderMark: Bool

  private(set) var source: any ByteSource
  private let decoder: TextDecoder?
  private var capacity: Int
  /// Where what is known to be UTF-8 ends: before `end` where half a character stands there.
  private var checkedEnd = 0
  /// Raw bytes that are not decoded yet.
  private var raw: [UInt8] = []

  /// A buffer for pieces of `capacity` bytes, with the source's byte-order mark read. A mark
  /// prevails over the declared encoding.
  init(source: any ByteSource, encoding declared: TextEncoding?, capacity: Int) throws {
    var source = source
    let first = try TextBuffer.readFirstBytes(&source)
    let mark = try ByteOrderMark.leading(first)
    if let form = NotText(first) { throw CSVError(.notText(form), at: .start) }
    let likely = mark == nil ? ByteOrderMark.likelyUTF16(first) : nil
    if declared == nil, let likely { throw CSVError(.undeclaredUTF16(likely), at: .start) }
    self.source = source
    self.capacity = max(capacity, 16)
    encoding = mark?.encoding ?? (declared == .utf16 ? likely : nil) ?? declared ?? .utf8
    hasByteOrderMark = mark != nil
    decoder = TextDecoder(encoding)
    base = TextBuffer.allocate(self.capacity)
    bytesRead = Int64(first.count)
    accept(first.dropFirst(mark?.length ?? 0))
  }

  func deallocate() {
    base.deallocate()
  }

  /// How far behind a byte of the text its room for rewriting lies.
  var scratchOffset: Int { capacity + TextBuffer.margin }

  /// Drops the text before `start`, which becomes offset 0, and fills the buffer.
  mutating func refill(keepingFrom start: Int) throws {
    keep(from: start)
    while !isLast && !isFaulty && end < fillEnd {
      if decoder == nil { try readText() } else { try readRaw() }
    }
    check()
    (base + end).update(repeating: 0, count: TextBuffer.margin)
  }

  /// Where the buffer counts as full: a raw byte can become three, and a character needs four.
  private var fillEnd: Int { decoder == nil ? capacity : capacity - 12 }

  private mutating func keep(from start: Int) {
    end -= start
    checkedEnd -= start
    var larger = capacity
    while larger < 2 * end || larger - end < 16 { larger *= 2 }
    guard larger > capacity else {
      base.update(from: base + start, count: end)
      return
    }
    let roomier = TextBuffer.allocate(larger)
    roomier.update(from: base + start, count: end)
    base.deallocate()
    (base, capacity) = (roomier, larger)
  }

  private mutating func readText() throws {
    let room = UnsafeMutableRawBufferPointer(start: base + end, count: capacity - end)
    let count = try source.read(into: room)
    isLast = count == 0
    bytesRead += Int64(count)
    end += count
  }

  private mutating func readRaw() throws {
    let left = raw.count
    let wanted = max(1, (capacity - end) / 3 - left)
    raw.append(contentsOf: repeatElement(0, count: wanted))
    let count = try raw.withUnsafeMutableBytes {
      try source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[left...]))
    }
    raw.removeLast(wanted - count)
    isLast = count == 0
    bytesRead += Int64(count)
    decodeRaw()
  }

  private mutating func decodeRaw() {
    guard let decoder else { return }
    let outcome = raw.withUnsafeBytes { decoder.decode($0, into: base + end, isLast: isLast) }
    raw.removeFirst(outcome.consumed)
    end += outcome.written
    checkedEnd = end
    isFaulty = outcome.isFaulty
  }

  /// Cuts the text off where something stands that is not UTF-8.
  private mutating func check() {
    let unchecked = UnsafeBufferPointer(start: base + checkedEnd, count: end - checkedEnd)
    switch UTF8Text.validPrefix(unchecked) {
    case .whole:
      checkedEnd = end
    case .incomplete(let offset):
      checkedEnd += offset
      if isLast { cutOff() }
    case .invalid(let offset):
      checkedEnd += offset
      cutOff()
    }
  }

  private mutating func cutOff() {
    end = checkedEnd
    isFaulty = true
  }

  private mutating func accept(_ bytes: ArraySlice<UInt8>) {
    guard decoder == nil else {
      raw = Array(bytes)
      return
    }
    for byte in bytes {
      base[end] = byte
      end += 1
    }
  }

  /// Enough bytes for any byte-order mark, or all there are.
  private static func readFirstBytes(_ source: inout any ByteSource) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < ByteOrderMark.firstBytes {
      var next = [UInt8](repeating: 0, count: ByteOrderMark.firstBytes - bytes.count)
      let count = try next.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { break }
      bytes += next.prefix(count)
    }
    return bytes
  }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    .allocate(capacity: 2 * (capacity + margin))
  }
}
