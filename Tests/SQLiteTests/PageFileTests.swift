import Foundation
import Testing

@testable import SQLite

/// The end of a database file. The file format leaves the page at byte 1,073,741,824 to SQLite's
/// locks: <https://www.sqlite.org/fileformat2.html#the_lock_byte_page>.
@Suite struct PageFileTests {
  @Test(arguments: [(4096, UInt32(262_145)), (1024, 1_048_577), (65_536, 16_385)])
  func nothingLiesOnTheLockBytePage(_ pageSize: Int, _ lockPage: UInt32) throws {
    let path = NSTemporaryDirectory() + "pages-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(FileManager.default.createFile(atPath: path, contents: Data(count: 100)))
    let file = try PageFile(path: path, pageSize: pageSize)
    // The gigabyte before is a hole in the file.
    file.begin(pageCount: lockPage - 2)
    let page = [UInt8](repeating: 7, count: pageSize)
    let numbers = try (0..<3).map { _ in
      try page.withUnsafeBufferPointer { try file.append(try #require($0.baseAddress)) }
    }
    try file.publish()
    #expect(numbers == [lockPage - 1, lockPage + 1, lockPage + 2])
    #expect(try byte(path, at: Int(lockPage - 2) * pageSize) == 7)
    #expect(try byte(path, at: Int(lockPage - 1) * pageSize) == 0)
    #expect(try byte(path, at: Int(lockPage) * pageSize) == 7)
  }

  private func byte(_ path: String, at offset: Int) throws -> UInt8? {
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    try handle.seek(toOffset: UInt64(offset))
    return try handle.read(upToCount: 1)?.first
  }
}
