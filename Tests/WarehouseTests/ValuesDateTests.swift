import Testing

@testable import Warehouse

private func fault(_ text: String, _ pattern: String) throws -> DateFault? {
  let compiled = try DatePattern(pattern)
  do throws(DateFault) {
    _ = try compiled.read(text)
    return nil
  } catch {
    return error
  }
}

@Suite struct DatePatternTests {
  @Test(arguments: [
    ("dd.MM.yyyy", "31.12.2025", "2025-12-31", nil),
    ("dd.MM.yyyy", "31. 12. 2025", "2025-12-31", nil),
    ("dd.MM.yyyy", "1.2.2025", "2025-02-01", nil), ("d. M. yyyy", "1. 2. 2025", "2025-02-01", nil),
    ("d. M. yyyy", "01.02.2025", "2025-02-01", nil), ("d.M.yyyy", "11.12.2025", "2025-12-11", nil),
    ("dd.MM.yyyy", " 31.\u{A0}12. 2025 ", "2025-12-31", nil),
    ("MM/dd/yyyy", "12/31/2025", "2025-12-31", nil), ("M/d/yyyy", "4/6/2013", "2013-04-06", nil),
    ("dd/MM/yyyy", "04/06/2013", "2013-06-04", nil), ("yyyyMMdd", "20240229", "2024-02-29", nil),
    ("yyyy/MM/dd", "2024/02/29", "2024-02-29", nil), ("yy-MM-dd", "69-01-01", "2069-01-01", nil),
    ("dd.MM.yy", "31.12.70", "1970-12-31", nil), ("ddMMyy", "311299", "1999-12-31", nil),
    ("dd-MMM-yy", "03-DEC-25", "2025-12-03", nil), ("d MMM yyyy", "3 Feb 2025", "2025-02-03", nil),
    ("yyyy-MM-dd HH:mm:ss", "2010-12-01 08:26:00", "2010-12-01", 506),
    ("yyyy-MM-dd HH:mm", "2010-12-01 23:59", "2010-12-01", 1439),
    ("yyyy-MM-dd HH:mm", "2010-12-01 23:59:58", "2010-12-01", 1439),
    ("yyyy-MM-dd HH:mm:ss", "2010-12-01", "2010-12-01", nil),
    ("yyyy-MM-dd HH:mm:ss", "2010-12-01 8:26", "2010-12-01", 506),
    ("yyyy-MM-dd'T'HH:mm:ss", "2010-12-01T00:00:00", "2010-12-01", 0),
    ("yyyy-MM-ddTHH:mm:ssZ", "2010-12-01T00:01:00Z", "2010-12-01", 1),
    ("M/d/yyyy h:mm:ss a", "12/31/2025 12:05:00 AM", "2025-12-31", 5),
    ("M/d/yyyy h:mm a", "12/31/2025 1:05 pm", "2025-12-31", 785),
    ("yyyyMMddHHmmss", "20251231235958", "2025-12-31", 1439),
    ("yyyy-MM-dd", "2025-12-31T22:30:00Z", "2025-12-31", 1350),
    ("yyyy-MM-dd", "2025-12-31 22:30:00.123+01:00", "2025-12-31", 1350),
    ("yyyy-MM-dd", "2025-12-31 22:30:00 +0100", "2025-12-31", 1350),
    ("yyyy-MM-dd", "2025-12-31+01:00", "2025-12-31", nil),
    ("dd.MM.yyyy", "31.12.2025-05:00 ", "2025-12-31", nil),
    ("dd.MM.yyyy", "31.12.2025 8:05", "2025-12-31", 485),
    ("MM/dd/yyyy", "12/31/2025 11:05:09 PM", "2025-12-31", 1385),
    ("yyyy-MM-dd", "0001-01-01", "0001-01-01", nil),
    ("yyyy-MM-dd", "9999-12-31", "9999-12-31", nil),
  ])
  func read(pattern: String, text: String, iso: String, minutes: Int?) throws {
    let value = try DatePattern(pattern).read(text)
    #expect(value.day.description == iso)
    #expect(value.minutesOfDay == minutes)
  }

  @Test(arguments: [
    ("yyyy-MM-dd", "", DateFault.empty), ("yyyy-MM-dd", "  ", .empty),
    ("yyyy-MM-dd", "2023-02-29", .noSuchDay), ("dd.MM.yyyy", "31.11.2025", .noSuchDay),
    ("dd.MM.yyyy", "29.02.1900", .noSuchDay), ("dd.MM.yyyy", "00.01.2025", .noSuchDay),
    ("dd.MM.yyyy", "12.31.2025", .noSuchMonth), ("yyyy-MM-dd", "2025-00-10", .noSuchMonth),
    ("dd-MMM-yy", "03-XYZ-25", .noSuchMonth), ("yyyy-MM-dd", "0000-01-01", .noSuchYear),
    ("dd.MM.yyyy", "31/12/2025", .otherForm), ("dd.MM.yyyy", "31.12.25", .otherForm),
    ("dd.MM.yyyy", "31.12.20255", .otherForm), ("dd.MM.yyyy", "131.12.2025", .otherForm),
    ("dd.MM.yy", "31.12.2025", .otherForm), ("yyyy-MM-dd", "20251231", .otherForm),
    ("yyyyMMdd", "2025-12-31", .otherForm), ("yyyyMMdd", "2025123", .otherForm),
    ("yyyy-MM-dd", "31.12.2025", .otherForm), ("yyyy-MM-dd", "2025-12-31x", .otherForm),
    ("yyyy-MM-dd", "2025-12-31 Kč", .otherForm), ("yyyy-MM-dd", "2025-12-31 10", .otherForm),
    ("yyyy-MM-dd", "2025-12-3110:00", .otherForm), ("yyyy-MM-dd", "2025-12-31 +01:00", .otherForm),
    ("yyyy-MM-dd", "2025-12-31-05", .otherForm), ("yyyy-MM-dd", "2025-12-31+0100", .otherForm),
    ("yyyy-MM-dd", "2025-12-31+01:00x", .otherForm),
    ("yyyy-MM-dd", "2025-12-31 24:00", .noSuchTime),
    ("yyyy-MM-dd", "2025-12-31 10:60", .noSuchTime),
    ("M/d/yyyy h:mm a", "1/2/2025 13:00 PM", .noSuchTime),
    ("M/d/yyyy h:mm a", "1/2/2025 0:00 AM", .noSuchTime),
    ("yyyy-MM-dd HH:mm", "2025-12-31 10:", .otherForm), ("yyyy-MM-dd", "unknown", .otherForm),
    ("yyyy-MM-dd HH:mm:ss", "2010-12-01 10:05:", .otherForm),
    ("yyyy-MM-dd HH:mm", "2010-12-01 10", .otherForm),
    ("yyyy-MM-dd'T'HH:mm", "2010-12-01T", .otherForm),
  ])
  func refused(pattern: String, text: String, expected: DateFault) throws {
    #expect(try fault(text, pattern) == expected)
  }

  /// The short way and the pattern must agree on every value, also on those that neither reads.
  @Test(arguments: [
    "dd.MM.yyyy", "yyyy-MM-dd", "d/M/yyyy", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm",
    "dd.MM.yyyy H:mm",
  ])
  func shortWayAgreesWithThePattern(pattern: String) throws {
    let compiled = try DatePattern(pattern)
    let days = ["31.12.2025", "2025-12-31", "30/11/2025", "2023-02-29", "0000-01-01", "1.1.2025"]
    let times = [
      "", " ", " 08:26", "T08:26", " 08:26:59", "T23:59:60", " 24:00", " 10:60", " 10:10:61",
      " 1:30", " 08:26:5", "x08:26", " 08:26 AM", " 08.26",
    ]
    for value in days.flatMap({ day in times.map { day + $0 } }) {
      let bytes = Array(value.utf8)
      let (short, slow) = bytes.withUnsafeBufferPointer { buffer in
        (compiled.fixed?.read(buffer), try? compiled.readSlowly(buffer))
      }
      if let short { #expect(short == slow, "\(value)") }
    }
  }

  @Test(arguments: [
    ("dd.MM.yyy", DatePatternFault.unknownField("yyy")), ("YYYY-MM-dd", .unknownField("YYYY")),
    ("yyyy-MM-DD", .unknownField("DD")), ("MM.yyyy", .missing("day")),
    ("dd.yyyy", .missing("month")),
    ("dd.MM.", .missing("year")), ("", .missing("year")), ("dd.MM.yyyy yy", .repeated("year")),
    ("dd.MM.yyyy 'T", .openQuote),
  ])
  func badPattern(text: String, expected: DatePatternFault) {
    #expect(throws: expected) { try DatePattern(text) }
  }
}
