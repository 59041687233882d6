import Foundation
import SampleCompany
import Testing

/// The same seed gives the same bytes on every machine and in every build.
@Suite struct SameBytesTests {
  /// The number was computed by a program of another language over the files of a release build:
  /// FNV-1a, 64 bits, over each file's path and bytes, in the order of the paths' bytes.
  @Test func fingerprint() throws {
    let folder = try TemporaryFolder()
    let sample = folder.path + "/sample"
    try SampleCompany(seed: 2, lines: 4000).write(to: sample)
    let names = try files(below: sample)
    #expect(names.count == 275)
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for name in names {
      for byte in Array(name.utf8)
        + Array(try Data(contentsOf: URL(fileURLWithPath: sample + "/" + name)))
      {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
    #expect(hash == 4_300_296_005_429_591_896)
  }

  /// Another seed is another company; planted proportions are all that they share.
  @Test func seedsDiffer() throws {
    let folder = try TemporaryFolder()
    for seed in [UInt64(1), 2] {
      try SampleCompany(seed: seed, lines: 3000).write(to: "\(folder.path)/\(seed)")
    }
    let names = try files(below: folder.path + "/1")
    #expect(try files(below: folder.path + "/2") == names)
    for name in ["exports/erp/zakaznici.csv", "exports/erp/prodej-2024-03.csv"] {
      #expect(try folder.bytes("1/" + name) != folder.bytes("2/" + name))
    }
  }
}
