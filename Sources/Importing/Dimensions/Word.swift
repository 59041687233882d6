import SQLite
import Warehouse

/// What a cell says: nothing, a number, or a text that lies in a ``WordBuffer``.
struct Word: Equatable {
  /// Says nothing.
  static let nothing = Word(kind: .nothing, value: 0)

  fileprivate enum Kind: UInt8 {
    case nothing, integer, text
  }

  fileprivate let kind: Kind
  /// The number; of a text its place and length, as a cell of a ``RowBatch``.
  fileprivate let value: Int64

  fileprivate init(kind: Kind, value: Int64) {
    self.kind = kind
    self.value = value
  }

  /// A number.
  init(_ integer: Int64) { self.init(kind: .integer, value: integer) }

  var isNothing: Bool { kind == .nothing }

  /// The number; 0 where it is none.
  var integer: Int64 { kind == .integer ? value : 0 }
}

/// Keeps the texts of words, one behind the other, so that no text costs an allocation.
final class WordBuffer {
  private var bytes: [UInt8] = []

  /// Forgets all texts; words made before must not be used any more.
  func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// A word of a text.
  func word(_ text: Bytes) -> Word {
    let place = Int64(bytes.count) << 28 | Int64(text.count)
    bytes.append(contentsOf: text)
    return Word(kind: .text, value: place)
  }

  /// A word of a text.
  func word(_ text: String) -> Word {
    var text = text
    return text.withUTF8 { word($0) }
  }

  /// A word of a cell, whose column holds texts or integers.
  @inline(__always)
  func word(_ statement: Statement, _ column: Int, _ kind: CellKind) -> Word {
    if kind == .integer { return statement.optionalInteger(column).map(Word.init) ?? .nothing }
    let text = statement.textBytes(column)
    return text.baseAddress == nil ? .nothing : word(text)
  }

  /// A text's bytes, empty for what is none; valid within `body`.
  @inline(__always)
  func with<Result>(_ word: Word, _ body: (Bytes) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { all in
      if word.kind != .text { return body(Bytes(start: nil, count: 0)) }
      let start = Int(word.value >> 28)
      return body(Bytes(rebasing: all[start..<start + Int(word.value & 0xfff_ffff)]))
    }
  }

  /// A text; nil where it is none.
  func text(_ word: Word) -> String? {
    word.kind == .text ? with(word) { String(decoding: $0, as: UTF8.self) } : nil
  }

  /// Whether two words say the same.
  func areSame(_ one: Word, _ other: Word) -> Bool {
    if one == other { return true }
    if one.kind != .text || other.kind != .text { return false }
    return with(one) { bytes in with(other) { bytes.isSame(as: $0) } }
  }

  /// Whether words say the same one by one.
  func areSame(_ ones: [Word], _ others: [Word]) -> Bool {
    zip(ones, others).allSatisfy { areSame($0, $1) }
  }

  /// Whether a cell, whose column holds texts or integers, says the same as a word.
  @inline(__always)
  func isSame(_ word: Word, as statement: Statement, _ column: Int) -> Bool {
    switch word.kind {
    case .nothing: return statement.isNull(column)
    case .integer: return statement.optionalInteger(column) == word.value
    case .text:
      let text = statement.textBytes(column)
      return text.baseAddress != nil && with(word) { $0.isSame(as: text) }
    }
  }

  /// Appends a word as the next cell of a batch.
  @inline(__always)
  func append(_ word: Word, to batch: RowBatch) {
    switch word.kind {
    case .nothing: batch.append(RowBatch.null)
    case .integer: batch.append(word.value)
    case .text: with(word) { batch.append($0) }
    }
  }
}

extension Bytes {
  /// Whether both are the same bytes.
  @inline(__always)
  func isSame(as other: Bytes) -> Bool {
    guard count == other.count else { return false }
    for index in indices where self[index] != other[index] { return false }
    return true
  }
}
