/// Makes cells of records: the part that stays in the page, and a chain of pages for the rest of one
/// that is too long ("Cell Payload Overflow Pages").
struct CellMaker {
  private let file: PageFile
  /// The longest record that stays in its page.
  private let longest: Int
  private let shortest: Int

  init(_ file: PageFile, isIndex: Bool) {
    self.file = file
    shortest = (file.pageSize - 12) * 32 / 255 - 23
    longest = isIndex ? (file.pageSize - 12) * 64 / 255 - 23 : file.pageSize - 35
  }

  /// Whether a record of that many bytes stays in its page.
  @inline(__always)
  func isLocal(_ count: Int) -> Bool { count <= longest }

  /// What stays in the page of a record that is too long: its beginning and the first page of the rest,
  /// which is written here.
  func local(_ record: RecordEncoder) throws(SQLiteError) -> [UInt8] {
    let bytes = [UInt8](unsafeUninitializedCapacity: record.count) { buffer, count in
      count = record.count
      if let start = buffer.baseAddress { record.copy(to: start) }
    }
    let rest = file.pageSize - 4
    let fitting = shortest + (bytes.count - shortest) % rest
    let kept = fitting <= longest ? fitting : shortest
    var next: UInt32 = 0
    var parts = Array(stride(from: kept, to: bytes.count, by: rest))
    let page = UnsafeMutablePointer<UInt8>.allocate(capacity: file.pageSize)
    defer { page.deallocate() }
    // The last part first: each page names the next one.
    while let start = parts.popLast() {
      page.update(repeating: 0, count: file.pageSize)
      PageNumber.put(next, at: page)
      for (place, byte) in bytes[start..<min(start + rest, bytes.count)].enumerated() {
        page[4 + place] = byte
      }
      next = try file.append(page)
    }
    return bytes[..<kept] + withUnsafeBytes(of: next.bigEndian) { Array($0) }
  }
}
