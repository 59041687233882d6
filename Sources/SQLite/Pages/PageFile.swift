import CSQLite
import Foundation

/// The end of a database file, to which whole pages are appended without asking SQLite.
///
/// The form of the file is documented, and promised to stay as it is
/// (<https://www.sqlite.org/fileformat2.html>). Pages are numbered from 1 and written in the order of
/// their numbers; what points at them is written last.
final class PageFile {
  let pageSize: Int
  private let descriptor: Int32
  private let path: String
  /// How many pages the file has, with those that still wait.
  private(set) var pageCount: UInt32 = 0
  // Allocated from init to deinit: pages that wait to be written together.
  private let waiting: UnsafeMutablePointer<UInt8>
  private var waitingCount = 0
  private let waitingLimit: Int
  private static let waitingBytes = 1 << 20

  init(path: String, pageSize: Int) throws(SQLiteError) {
    self.path = path
    self.pageSize = pageSize
    descriptor = open(path, O_RDWR)
    waitingLimit = max(1, Self.waitingBytes / pageSize)
    waiting = .allocate(capacity: waitingLimit * pageSize)
    guard descriptor >= 0 else { throw failure(SQLITE_CANTOPEN) }
  }

  deinit {
    waiting.deallocate()
    if descriptor >= 0 { close(descriptor) }
  }

  /// Goes on behind the pages that the file has.
  func begin(pageCount: UInt32) { self.pageCount = pageCount }

  /// Appends a page; gives its number, which follows the last one's but for the page of the locks.
  func append(_ page: UnsafePointer<UInt8>) throws(SQLiteError) -> UInt32 {
    if pageCount + 1 == lockPage { try nextWaiting().update(repeating: 0, count: pageSize) }
    try nextWaiting().update(from: page, count: pageSize)
    return pageCount
  }

  /// The page at 1 GiB, whose bytes SQLite locks and which therefore holds nothing ("The Lock-Byte
  /// Page").
  private var lockPage: UInt32 { UInt32((1 << 30) / pageSize) + 1 }

  /// The place of one more page.
  private func nextWaiting() throws(SQLiteError) -> UnsafeMutablePointer<UInt8> {
    if waitingCount == waitingLimit { try flush() }
    waitingCount += 1
    pageCount += 1
    return waiting + (waitingCount - 1) * pageSize
  }

  /// Writes the pages that wait.
  func flush() throws(SQLiteError) {
    let first = Int(pageCount) - waitingCount
    try write(waiting, count: waitingCount * pageSize, at: first * pageSize)
    waitingCount = 0
  }

  /// Writes a page that the file has already.
  func replace(_ number: UInt32, by page: UnsafePointer<UInt8>) throws(SQLiteError) {
    try write(page, count: pageSize, at: (Int(number) - 1) * pageSize)
  }

  /// Reads pages that follow one another; those that wait must be written.
  func read(
    _ first: UInt32, count: Int, into pages: UnsafeMutablePointer<UInt8>
  ) throws(SQLiteError) {
    var (done, wanted) = (0, count * pageSize)
    while wanted > 0 {
      let got = pread(descriptor, pages + done, wanted, off_t((Int(first) - 1) * pageSize + done))
      guard got > 0 else { throw failure(SQLITE_IOERR) }
      done += got
      wanted -= got
    }
  }

  /// Writes what waits and says in the file's header how long it is and that it changed, which makes
  /// SQLite forget what it remembers of it ("The database header").
  func publish() throws(SQLiteError) {
    try flush()
    var header = [UInt8](repeating: 0, count: 100)
    guard pread(descriptor, &header, 100, 0) == 100 else { throw failure(SQLITE_IOERR) }
    let changes = Self.integer(header, at: 24) &+ 1
    Self.put(changes, at: 24, into: &header)
    Self.put(pageCount, at: 28, into: &header)
    Self.put(changes, at: 92, into: &header)
    let bytes = header
    try bytes.withUnsafeBufferPointer { bytes throws(SQLiteError) in
      try write(bytes.baseAddress ?? UnsafePointer(waiting), count: 100, at: 0)
    }
  }

  private func write(
    _ bytes: UnsafePointer<UInt8>, count: Int, at offset: Int
  ) throws(SQLiteError) {
    var done = 0
    while done < count {
      let written = pwrite(descriptor, bytes + done, count - done, off_t(offset + done))
      guard written > 0 else { throw failure(errno == ENOSPC ? SQLITE_FULL : SQLITE_IOERR) }
      done += written
    }
  }

  private func failure(_ code: Int32) -> SQLiteError {
    SQLiteError(extendedCode: code, message: "\(path): \(String(cString: strerror(errno)))")
  }

  private static func integer(_ bytes: [UInt8], at offset: Int) -> UInt32 {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func put(_ value: UInt32, at offset: Int, into bytes: inout [UInt8]) {
    for place in 0..<4 {
      bytes[offset + place] = UInt8(truncatingIfNeeded: value >> (24 - 8 * place))
    }
  }
}
