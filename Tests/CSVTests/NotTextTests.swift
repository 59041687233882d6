import CSV
import Testing

/// What people take for text because a table is in it says what it is, whatever encoding is declared.
@Suite struct NotTextTests {
  private func fault(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) throws -> String? {
    do {
      _ = try reader(bytes, encoding: encoding)
      return nil
    } catch let error as CSVError {
      return error.description
    }
  }

  @Test func workbooksAreNamed() throws {
    let archive =
      "1:1: this is a workbook (xlsx, ods) or an archive, and no text; save its table as CSV"
    #expect(try fault([0x50, 0x4B, 3, 4, 20, 0]) == archive)
    #expect(try fault([0x50, 0x4B, 3, 4, 20, 0], .windows1250) == archive)
    #expect(
      try fault([0xD0, 0xCF, 0x11, 0xE0, 0xA1])
        == "1:1: this is a workbook (xls), and no text; save its table as CSV")
    #expect(
      try fault([0x1F, 0x8B, 8, 0]) == "1:1: this is packed by gzip; let its name end in .gz")
  }

  @Test func pagesAndMarkupAreNamed() throws {
    #expect(
      try fault(Array("%PDF-1.7\n".utf8))
        == "1:1: this is a page to print (pdf), and no table; export its table as CSV")
    let markup = "1:1: this is XML or HTML, and no table in text; export or save it as CSV"
    for text in [
      "<?xml version=\"1.0\"?><a/>", "<HTML><body>", "<!DOCTYPE html>", "\u{FEFF}<?xml version",
    ] {
      #expect(try fault(Array(text.utf8)) == markup)
    }
  }

  @Test func textIsText() throws {
    #expect(try fault(Array("PK;name\n".utf8)) == nil)
    #expect(try fault(Array("%;<name>\n".utf8)) == nil)
    #expect(try fault([]) == nil)
  }
}

/// The settings name UTF-16 without its byte order, which the first characters then show.
@Suite struct UTF16Tests {
  @Test(arguments: [[0x61, 0, 0x2C, 0, 0x62, 0], [0, 0x61, 0, 0x2C, 0, 0x62]] as [[UInt8]])
  func theByteOrderIsFound(bytes: [UInt8]) throws {
    #expect(try records(of: reader(bytes, encoding: .utf16)) == [["a", "b"]])
  }

  @Test func settingsKnowItsName() {
    #expect(TextEncoding.utf16LittleEndian.settingName == "utf-16")
    #expect(TextEncoding.utf16BigEndian.settingName == "utf-16")
    #expect(TextEncoding.windows1250.settingName == "windows-1250")
  }
}
