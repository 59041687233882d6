import Testing

@testable import Warehouse

/// Texts by the order in which they are met.
struct FewTextsTests {
  /// More than have room at first, each asked twice, the empty one among them.
  @Test(arguments: [0, 1, 31, 32, 33, 1_000])
  func eachTextKeepsItsNumber(count: Int) {
    var texts = FewTexts(["first", ""])
    let names = ["first", ""] + (0..<count).map { "text \($0)" }
    for _ in 0..<2 {
      for (number, var name) in names.enumerated() {
        #expect(name.withUTF8 { texts.index(of: $0) } == number)
      }
    }
    #expect(texts.count == names.count)
    #expect(names.indices.map { texts[$0] } == names)
  }
}
