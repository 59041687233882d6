import SQLite
import Workspace

/// By what two customers look like one, the strongest first.
enum DoubleSign: String, CaseIterable {
  case taxID = "tax_id"
  case registrationID = "registration_id"
  case email
  case phone
  /// The same name and town, folded.
  case name
  /// Name and town, folded, one letter apart.
  case oneEdit = "one_edit"
}

/// What may make doubles of accounts: their ids as hashes, their names and towns as folded texts.
struct DoubleSigns {
  /// One account's.
  struct Account {
    var key: Int64
    /// Hashes of the values on the grounds of `Identity.Ground.allCases`; 0 where there is none.
    var ids: SIMD4<UInt64>
    /// Where its text lies.
    var text: Range<Int>
  }

  private(set) var accounts: [Account] = []
  private var texts: [UInt8] = []

  /// Parts a name from a town; no folded text has it.
  static let separator: UInt8 = 0
  /// A name must have so many bytes to say anything.
  private static let leastName = 3

  init(_ connection: Connection) throws(SQLiteError) {
    let words = try CurrentWords(connection)
    var countries = try CountryCodes(homeOf: connection)
    var buffer: [UInt8] = []
    while try words.next() {
      let country = words.with(.country) { countries.code(of: $0) }
      var ids: SIMD4<UInt64> = .zero
      for (index, ground) in Identity.Ground.allCases.enumerated() {
        buffer.removeAll(keepingCapacity: true)
        let isValue = words.with(CurrentWords.Column(ground)) {
          IdentityValue.append(ground, $0, country: country, to: &buffer)
        }
        if isValue { ids[index] = TextHash.whole(buffer[...], seed: UInt64(index + 1)) }
      }
      accounts.append(Account(key: words.account, ids: ids, text: fold(words)))
    }
  }

  /// An account's name and town, folded; empty where it has no name.
  func text(of account: Account) -> ArraySlice<UInt8> { texts[account.text] }

  private mutating func fold(_ words: CurrentWords) -> Range<Int> {
    let start = texts.count
    words.with(.name) { FoldedText.fold($0, into: &texts) }
    if texts.count - start < Self.leastName {
      texts.removeSubrange(start...)
      return start..<start
    }
    texts.append(Self.separator)
    words.with(.city) { FoldedText.fold($0, into: &texts) }
    return start..<texts.count
  }
}

/// Hashes of texts, also of a text less one of its letters.
struct TextHash {
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// The hash of what is behind each byte, and the base's power of its length; kept for the next text.
  private var behind: [UInt64] = []
  private var powers: [UInt64] = [1]

  /// The hash of a text; never 0.
  static func whole(_ text: ArraySlice<UInt8>, seed: UInt64) -> UInt64 {
    mixed(text.reduce(0) { $0 &* base &+ UInt64($1) &+ 1 }, seed)
  }

  /// Calls `body` with the hash of the text less each one of its letters. Digits and the separator
  /// stay: a firm 12 is not the firm 13.
  @inline(__always)
  mutating func forEachDeletion(
    _ text: ArraySlice<UInt8>, seed: UInt64, _ body: (UInt64) -> Void
  ) {
    prepare(text)
    var before: UInt64 = 0
    for index in 0..<text.count {
      let byte = text[text.startIndex + index]
      let rest = text.count - index - 1
      if byte > UInt8(ascii: "9") {
        body(Self.mixed(before &* powers[rest] &+ behind[index], seed))
      }
      before = before &* Self.base &+ UInt64(byte) &+ 1
    }
  }

  private mutating func prepare(_ text: ArraySlice<UInt8>) {
    while powers.count <= text.count {
      powers.append(powers[powers.count - 1] &* Self.base)
      behind.append(0)
    }
    var hash: UInt64 = 0
    for index in stride(from: text.count - 1, through: 0, by: -1) {
      behind[index] = hash
      let byte = text[text.startIndex + index]
      hash = hash &+ (UInt64(byte) &+ 1) &* powers[text.count - index - 1]
    }
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ seed: UInt64) -> UInt64 {
    var value = hash ^ (seed &* 0xD6E8_FEB8_6659_FD93)
    value = (value ^ (value >> 32)) &* 0xD6E8_FEB8_6659_FD93
    value = (value ^ (value >> 32)) &* 0xD6E8_FEB8_6659_FD93
    value ^= value >> 32
    return value == 0 ? 1 : value
  }
}

/// Whether two texts differ in one letter only: one more, or another one in its place.
func isOneEditApart(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
  if abs(one.count - other.count) > 1 { return false }
  let same = zip(one, other).prefix { $0 == $1 }.count
  let (a, b) = (one.dropFirst(same), other.dropFirst(same))
  if a.isEmpty && b.isEmpty { return false }
  if a.count == b.count { return a.dropFirst().elementsEqual(b.dropFirst()) }
  return a.count > b.count ? a.dropFirst().elementsEqual(b) : b.dropFirst().elementsEqual(a)
}
