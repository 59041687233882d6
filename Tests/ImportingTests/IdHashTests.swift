import Testing

@testable import Importing

/// Ids that differ have hashes that differ, whatever their lengths.
@Suite struct IdHashTests {
  private struct Pair: Hashable {
    var first: UInt64
    var second: UInt64
  }

  private func hash(_ id: String, source: Int = 1) -> Pair {
    var id = id
    return id.withUTF8 { bytes in
      let hash = IdHash(bytes, source: source)
      return Pair(first: hash.first, second: hash.second)
    }
  }

  /// Numbers of one to six digits behind prefixes of every length that is loaded in its own way.
  @Test(arguments: [
    "", "U", "DOC", "2025-", "INV-2025", "invoice-of-2025-", "a-prefix-of-19-signs",
  ])
  func numbersBehindAPrefix(prefix: String) {
    let ids = (0..<120_000).map { "\(prefix)\($0)" }
    #expect(Set(ids.map { hash($0).first }).count == ids.count)
    #expect(Set(ids.map { hash($0).second }).count == ids.count)
  }

  /// One digit more, such that the byte that changes makes up for the length that changes.
  @Test(arguments: [
    ("U1228", "U12228"), ("U4776", "U47776"), ("K3000", "K30000"), ("12345678", "123456778"),
    ("A", "AA"), ("", "A"),
  ])
  func lengthsDoNotCancelOut(one: String, other: String) {
    #expect(hash(one) != hash(other))
    #expect(hash(one).first != hash(other).first)
  }

  @Test func sourcesAndEqualIds() {
    #expect(hash("1001", source: 1) != hash("1001", source: 2))
    #expect(hash("1001", source: 1) == hash("1001", source: 1))
  }
}
