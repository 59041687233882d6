import CSV

/// What came of reading a whole text, for comparing.
enum Outcome: Equatable, CustomStringConvertible {
  case records([[String]])
  case failure(CSVError)

  var description: String {
    switch self {
    case .records(let records): "\(records)"
    case .failure(let error): "\(error)"
    }
  }
}

/// A source that gives at most so many bytes at a time, as pipes do.
struct SlowSource: ByteSource {
  var source: MemoryByteSource
  var bytesAtATime: Int

  init(_ bytes: [UInt8], bytesAtATime: Int) {
    source = MemoryByteSource(bytes)
    self.bytesAtATime = bytesAtATime
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(bytesAtATime)))
  }
}

func reader(
  _ text: String, dialect: Dialect = .standard, encoding: TextEncoding? = nil,
  chunkBytes: Int = 1 << 16
) throws -> RecordReader {
  try reader(Array(text.utf8), dialect: dialect, encoding: encoding, chunkBytes: chunkBytes)
}

func reader(
  _ bytes: [UInt8], dialect: Dialect = .standard, encoding: TextEncoding? = nil,
  chunkBytes: Int = 1 << 16
) throws -> RecordReader {
  try RecordReader(
    source: MemoryByteSource(bytes), encoding: encoding, dialect: dialect, chunkBytes: chunkBytes)
}

/// All records that are left.
func records(of reader: RecordReader) throws -> [[String]] {
  var records: [[String]] = []
  while try reader.next() {
    records.append((0..<reader.fieldCount).map { reader.text($0) })
  }
  return records
}

func read(_ text: String, dialect: Dialect = .standard) throws -> [[String]] {
  try records(of: reader(text, dialect: dialect))
}

/// Records or the error, whichever comes.
func outcome(
  _ bytes: [UInt8], dialect: Dialect = .standard, encoding: TextEncoding? = nil,
  chunkBytes: Int = 1 << 16
) throws -> Outcome {
  do {
    let reader = try reader(bytes, dialect: dialect, encoding: encoding, chunkBytes: chunkBytes)
    return .records(try records(of: reader))
  } catch let error as CSVError {
    return .failure(error)
  }
}

/// The same numbers on every run (Steele, Lea & Flood 2014: SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension Dialect {
  static let semicolon = Dialect(separator: .byte(Ascii.semicolon))
  static let blanks = Dialect(separator: .blanks)
  static let unquoted = Dialect(separator: .byte(Ascii.comma), quote: nil)
}
