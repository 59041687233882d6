import Testing
import Warehouse

@testable import Importing

/// A date is taken from the one read before where the text is the same to the last byte.
@Suite struct ReadDateTests {
  private let moment = DayAndTime(day: Day(number: 20_000), minutesOfDay: 75)

  private func says(_ noted: String, _ asked: String) -> DayAndTime? {
    var (noted, asked, date) = (noted, asked, ReadDate())
    noted.withUTF8 { date.note($0, says: moment) }
    return asked.withUTF8 { date.moment(of: $0) }
  }

  @Test(arguments: ["20251231", "1.12.2025", "31.12.2025", "31. 12. 2025", "2025-12-31 01:15"])
  func theSameTextSaysTheSame(text: String) {
    #expect(says(text, text) == moment)
    var other = Array(text.utf8)
    for place in other.indices {
      other[place] ^= 1
      #expect(says(text, String(decoding: other, as: UTF8.self)) == nil)
      other[place] ^= 1
    }
    #expect(says(text, String(text.dropLast())) == nil)
    #expect(says(text, text + "1") == nil)
  }

  /// Of these the ends are not the whole text.
  @Test(arguments: ["", "1.1.25", "2025-12-31T01:15:00", "31. prosince 2025"])
  func shorterAndLongerTextsAreReadAnew(text: String) {
    #expect(says(text, text) == nil)
  }

  @Test func nothingWasSaidYet() {
    #expect(says("", "\0\0\0\0\0\0\0\0") == nil)
  }
}
