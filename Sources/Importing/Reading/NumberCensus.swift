import CSV
import Warehouse

/// How well each form fits the numbers of a file.
struct NumberCensus {
  /// The usual form first.
  var candidates: [NumberCandidate]
  var points: PointEvidence
  private var values = 0

  init(candidates: [NumberCandidate], points: PointEvidence) {
    self.candidates = candidates
    self.points = points
  }

  mutating func note(_ bytes: Bytes, of column: String) {
    values += 1
    points.note(bytes)
    for index in candidates.indices { candidates[index].read(bytes, of: column) }
  }

  /// The signs of the one form that fits; nil where the usual form does, or none.
  ///
  /// A few bad rows may be among the others; they are rejected later, one by one. Where decimal points
  /// are seen, or two other forms would do, they make no other form.
  func signs() throws(NumberAmbiguity) -> NumberDetection.Signs? {
    let best = candidates.map(\.fits).max() ?? 0
    let fitting = candidates.filter { $0.fits == best }
    guard let usual = candidates.first, let first = fitting.first, usual.fits < best,
      isNearlyAll(best)
    else { return nil }
    let isUsual = isNearlyAll(usual.fits)
    if isUsual, points.areProven { return nil }
    if let other = fitting.first(where: { $0.readings.finalize() != first.readings.finalize() }) {
      if isUsual, !points.areDoubtful { return nil }
      throw NumberAmbiguity(
        column: first.telling, decimals: [first.signs.decimal, other.signs.decimal])
    }
    return first.signs
  }

  private func isNearlyAll(_ fits: Int) -> Bool { fits > 0 && fits * 10 >= values * 9 }
}

/// What points among numbers tell of the usual form.
struct PointEvidence {
  let usual: NumberFormat
  /// The one form that reads points otherwise.
  let partThousands: NumberFormat
  /// Whether there was one that can only stand before decimals.
  private(set) var areProven = false
  /// Whether there was one that may also part thousands: `1.234`.
  private(set) var areDoubtful = false

  init(usual: NumberFormat, partThousands: NumberFormat) {
    self.usual = usual
    self.partThousands = partThousands
  }

  /// Looks at a number; false where it does not have the usual form.
  @discardableResult
  mutating func note(_ bytes: Bytes) -> Bool {
    guard let number = try? ExactDecimal(bytes, usual) else { return false }
    if areProven || !bytes.contains(usual.decimal) { return true }
    // Nobody writes 500 as 0.500.
    let isFraction = number < .one && number > ExactDecimal(-1)
    if isFraction || (try? ExactDecimal(bytes, partThousands)) == nil {
      areProven = true
    } else {
      areDoubtful = true
    }
    return true
  }
}

/// A form, how many numbers fit it, and what they are when read by it.
struct NumberCandidate {
  let signs: NumberDetection.Signs
  let format: NumberFormat
  private(set) var fits = 0
  /// A hash of all numbers read: forms that read the same texts as the same numbers have the same.
  private(set) var readings = Hasher()
  /// The column of the first number that has more than digits.
  private(set) var telling = ""

  init(signs: NumberDetection.Signs, format: NumberFormat) {
    self.signs = signs
    self.format = format
  }

  mutating func read(_ bytes: Bytes, of column: String) {
    guard let number = try? ExactDecimal(bytes, format) else { return }
    fits += 1
    if telling.isEmpty, bytes.contains(where: { $0 == Ascii.comma || $0 == 0x2E }) {
      telling = column
    }
    readings.combine(number.mantissa)
    readings.combine(number.scale)
  }
}

/// Numbers that two forms read differently.
struct NumberAmbiguity: Error {
  /// The column of the first of them.
  let column: String
  /// The decimal signs of the forms.
  let decimals: [UInt8]

  /// What can be said of the numbers, and what to do.
  var message: String {
    let forms = decimals.map { "\"\(Character(Unicode.Scalar($0)))\"" }
    return "can be read with \(forms.joined(separator: " or ")) as the decimal sign;"
      + " say which with `decimal` and `thousands`"
  }
}
