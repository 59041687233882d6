import SQLite
import Testing

@testable import Importing

/// A document is new when its id has not been seen in its source, in whatever order ids come.
@Suite struct DocumentKeysTests {
  /// Ids that ascend and fall by their bytes, by their length and by their source, with one at a time that
  /// was there before, beside the same asked of a dictionary.
  @Test func newIsWhatWasNotThere() throws {
    let ids = ["", "2", "9", "10", "a", "ab"]
    for first in ids {
      for second in ids {
        for third in ids {
          try check([(first, 1), (second, 1), (third, 1), (first, 1), (second, 2), (third, 1)])
        }
      }
    }
  }

  @Test func aLongRunThatAscendsAndThenDoesNot() throws {
    let ascending = (1...5_000).map { ("INV-\($0)", 1) }
    try check(ascending + [("INV-17", 1), ("INV-4999", 1), ("INV-6000", 1), ("INV-5500", 1)])
    try check(ascending + [("INV-1", 0), ("INV-1", 0)] + ascending)
  }

  private func check(_ asked: [(id: String, source: Int)]) throws {
    let keys = DocumentKeys(lookup: nil, newest: nil)
    var known: [String: Int64] = [:]
    for (id, source) in asked {
      var id = id
      let entry = try id.withUTF8 { try keys.entry($0, source: source, monthIndex: 24_300) }
      let place = "\(source) \(id)"
      #expect(entry.isNew == (known[place] == nil), "\(place) of \(asked)")
      #expect(entry.key == known[place, default: entry.key])
      known[place] = entry.key
    }
    #expect(Set(known.values).count == known.count)
  }

  /// What a warehouse has is found, whatever lies before or behind it: all sets of a few ids, in the order
  /// in which SQLite has them, which is that of their bytes.
  @Test(arguments: 0..<64)
  func whatIsStoredIsFound(set: Int) throws {
    let ids = ["", "10", "9", "a", "ab", "é"]
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute("CREATE TABLE kept (id TEXT, source INTEGER, key INTEGER)")
    for (place, id) in ids.enumerated() where set >> place & 1 == 1 {
      try connection.execute("INSERT INTO kept VALUES ('\(id)', 1, \(place + 1))")
    }
    let keys = DocumentKeys(
      lookup: try connection.prepare("SELECT key FROM kept WHERE id = ? AND source = ?"),
      greatest: try connection.prepare("SELECT max(id) FROM kept"), newest: nil)
    for (place, id) in ids.enumerated() {
      for source in [2, 1] {
        var id = id
        let key = try id.withUTF8 {
          try keys.key(of: $0, source: source, hash: IdHash($0, source: source))
        }
        let isStored = source == 1 && set >> place & 1 == 1
        #expect(key == (isStored ? Int64(place + 1) : nil), "\(id) of set \(set)")
      }
    }
  }

  @Test func eachMonthNumbersItsOwn() throws {
    let keys = DocumentKeys(lookup: nil, newest: nil)
    var numbers: [Int64] = []
    for (place, month) in [24_300, 24_301, 24_300, 24_299, 24_301].enumerated() {
      var id = "\(place)"
      let entry = try id.withUTF8 { try keys.entry($0, source: 1, monthIndex: month) }
      #expect(entry.key >> 24 == Int64(month))
      numbers.append(entry.key & 0xff_ffff)
    }
    #expect(numbers == [1, 1, 2, 1, 2])
  }
}
