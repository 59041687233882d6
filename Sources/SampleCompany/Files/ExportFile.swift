import CSV

/// An export being written, field by field and row by row. The bad rows planted in it are put in
/// where their turn comes.
final class ExportFile {
  /// Thousands of a number: not set apart, by a blank, or by a no-break blank.
  enum Grouping {
    case none, blank, noBreakBlank
  }

  /// The path within the workspace.
  let name: String
  /// Rows so far, header left out, bad rows included.
  private(set) var rowCount = 0
  private(set) var plantedRows: [PlantedRow] = []

  private let form: ExportForm
  private let days: ExportForm.DayTexts
  private let output: OutputFile
  private var writer: RecordWriter
  private var badRows: ArraySlice<BadRow>
  private var goodRowCount = 0
  private var line = 1
  private var lineBreaksInFields = 0
  private var isASCII = true

  private static let flushSize = 1 << 18

  init(
    _ name: String, in folder: String, form: ExportForm, days: ExportForm.DayTexts,
    header: [String], badRows: [BadRow]
  ) throws {
    self.name = name
    self.form = form
    self.days = days
    self.badRows = badRows.sorted { $0.afterRow < $1.afterRow }[...]
    output = try OutputFile(path: folder + "/" + name)
    writer = try RecordWriter(
      dialect: Dialect(separator: .byte(form.separator)), lineEnd: form.lineEnd)
    if form.hasByteOrderMark { try output.write(form.encoding.encode([], withByteOrderMark: true)) }
    for column in header { try text(column) }
    try writer.endRecord()
    line += 1
  }

  func text(_ text: String) throws {
    var text = text
    try text.withUTF8 { bytes in
      var foldedBytes: UInt8 = 0
      var lineBreaks = 0
      for byte in bytes {
        foldedBytes |= byte
        if byte == Ascii.lineFeed { lineBreaks += 1 }
      }
      if foldedBytes >= 0x80 { isASCII = false }
      if lineBreaks > 0 { lineBreaksInFields += lineBreaks }
      try writer.append(utf8: bytes)
    }
  }

  func blank() throws {
    try writer.append("")
  }

  func day(_ day: Day?) throws {
    try writer.append(day.map { days[$0] } ?? "")
  }

  /// A day with a time: `31.12.2025 14:05`.
  func instant(_ day: Day, minuteOfDay: Int) throws {
    let time = "\(Day.twoDigits(minuteOfDay / 60)):\(Day.twoDigits(minuteOfDay % 60))"
    try writer.append(days[day] + " " + time)
  }

  func integer(_ number: Int) throws {
    try decimal(number, places: 0)
  }

  /// An id of a letter and a number: `F2500000017`.
  func id(_ letter: Unicode.Scalar, _ number: Int) throws {
    try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
      var text = BackwardsText(buffer)
      var rest = number.magnitude
      repeat {
        text.prepend(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
      } while rest > 0
      text.prepend(UInt8(ascii: letter))
      try writer.append(utf8: text.bytes)
    }
  }

  /// An amount in hundredths.
  func minor(_ amount: Int, grouping: Grouping = .none) throws {
    try decimal(amount, places: 2, grouping: grouping)
  }

  /// A quantity in thousandths, without needless zeros.
  func thousandths(_ quantity: Int) throws {
    var (number, places) = (quantity, 3)
    while places > 0, number % 10 == 0 {
      number /= 10
      places -= 1
    }
    try decimal(number, places: places)
  }

  /// A number of `number` ÷ 10^`places`.
  func decimal(_ number: Int, places: Int, grouping: Grouping = .none) throws {
    if grouping == .noBreakBlank { isASCII = false }
    let decimalSign = form.decimalSign
    try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 48) { buffer in
      var text = BackwardsText(buffer)
      var rest = number.magnitude
      var place = 0
      repeat {
        if place == places, places > 0 { text.prepend(decimalSign) }
        if place > places, (place - places) % 3 == 0 { text.prepend(grouping) }
        text.prepend(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
        place += 1
      } while rest > 0 || place <= places
      if number < 0 { text.prepend(UInt8(ascii: "-")) }
      try writer.append(utf8: text.bytes)
    }
  }

  func endRow() throws {
    try endRecord()
    goodRowCount += 1
    while let next = badRows.first, next.afterRow <= goodRowCount {
      try plant(badRows.removeFirst())
    }
  }

  /// Writes a bad row now.
  func plant(_ bad: BadRow) throws {
    plantedRows.append(PlantedRow(file: name, line: line, fault: bad.fault, column: bad.column))
    for field in bad.fields { try text(field) }
    try endRecord()
  }

  private func endRecord() throws {
    try writer.endRecord()
    line += 1 + lineBreaksInFields
    lineBreaksInFields = 0
    rowCount += 1
    if writer.bytes.count >= ExportFile.flushSize { try flush() }
  }

  private func flush() throws {
    let bytes = writer.takeBytes()
    try output.write(isASCII ? bytes : form.encoding.encode(bytes))
    isASCII = true
  }

  /// Writes what is left, the bad rows for which there were too few others included.
  func finish() throws {
    while !badRows.isEmpty { try plant(badRows.removeFirst()) }
    try flush()
    try output.finish()
  }
}

/// Text that is written from its end, as numbers are.
private struct BackwardsText {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private var start: Int

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    self.buffer = buffer
    start = buffer.count
  }

  mutating func prepend(_ byte: UInt8) {
    start -= 1
    buffer[start] = byte
  }

  mutating func prepend(_ grouping: ExportFile.Grouping) {
    switch grouping {
    case .none: break
    case .blank: prepend(Ascii.space)
    case .noBreakBlank:
      prepend(0xA0)
      prepend(0xC2)
    }
  }

  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: buffer[start...])
  }
}
