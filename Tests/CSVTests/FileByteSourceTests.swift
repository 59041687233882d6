import CSV
import Foundation
import Testing

/// Files, packed files and pipes.
struct FileByteSourceTests {
  /// A file of its own for a test, gone afterwards.
  private func withFile(
    _ name: String, _ bytes: [UInt8], _ body: (String) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: name)
    try Data(bytes).write(to: file)
    try body(file.path)
  }

  /// `printf 'a,b\nc,ž\n' | gzip -9n`
  private static let packed: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4B, 0xD4, 0x49, 0xE2, 0x4A, 0xD6,
    0x39, 0xBA, 0x8F, 0x0B, 0x00, 0x62, 0xAB, 0xFB, 0x87, 0x09, 0x00, 0x00, 0x00,
  ]

  @Test func readsAFile() throws {
    try withFile("a.csv", Array("a,b\r\nc,ž".utf8)) { path in
      let reader = try RecordReader(source: FileByteSource(path: path))
      #expect(reader.bytesRead == 8)
      #expect(try records(of: reader) == [["a", "b"], ["c", "ž"]])
      #expect(reader.bytesRead == 9)
      #expect(reader.shareRead == 1)
    }
  }

  @Test func readsALargeFileInPieces() throws {
    let line = Array("0123456789,abcdefghij,ž\n".utf8)
    try withFile("a.csv", Array(repeatElement(line, count: 100_000).joined())) { path in
      let reader = try RecordReader(source: FileByteSource(path: path))
      #expect(try reader.next())
      let share = try #require(reader.shareRead)
      #expect(share > 0.3 && share < 0.5)
      var count = 1
      while try reader.next(), reader.text(2) == "ž" { count += 1 }
      #expect(count == 100_000 && reader.bytesRead == 2_500_000)
    }
  }

  @Test func unpacks() throws {
    try withFile("a.csv.gz", Self.packed) { path in
      let reader = try RecordReader(source: FileByteSource(path: path))
      #expect(try records(of: reader) == [["a", "b"], ["c", "ž"]])
      #expect(reader.bytesRead == 9 && reader.shareRead == 1)
    }
  }

  @Test func endsUnpackingEarly() throws {
    try withFile("a.csv.gz", Self.packed) { path in
      for _ in 0..<20 { _ = try FileByteSource(path: path) }
    }
  }

  @Test func tellsOfADamagedPackedFile() throws {
    try withFile("a.csv.gz", Self.packed.dropLast(9)) { path in
      let reader = try RecordReader(source: FileByteSource(path: path))
      #expect(throws: CSVError(.notUnpacked(status: 1))) { try records(of: reader) }
      #expect(throws: CSVError(.notUnpacked(status: 1))) { try reader.next() }
    }
  }

  @Test func tellsWhatCannotBeRead() {
    #expect(throws: CSVError(.unreadable(errorNumber: ENOENT))) {
      try FileByteSource(path: "/no/such/file.csv")
    }
    #expect(throws: CSVError(.unreadable(errorNumber: EISDIR))) {
      try FileByteSource(path: FileManager.default.temporaryDirectory.path)
    }
  }

  @Test func readsAPipe() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("a,b\nc".utf8))
    try pipe.fileHandleForWriting.close()
    let source = try FileByteSource(descriptor: pipe.fileHandleForReading.fileDescriptor)
    let reader = try RecordReader(source: source)
    #expect(reader.shareRead == nil)
    #expect(try records(of: reader) == [["a", "b"], ["c"]])
  }
}
