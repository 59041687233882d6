import Testing
import Warehouse

@testable import Reporting

@Suite struct MarkupTests {
  @Test(arguments: [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("\"><img onerror='x'>", "&quot;&gt;&lt;img onerror=&#39;x&#39;&gt;"),
    ("a & b", "a &amp; b"), ("one\ntwo\tthree", "one two three"),
    ("\u{202e}gnirts", "gnirts"), ("a\u{0}b\u{7f}\u{85}c", "abc"),
    ("Příliš – 客户 🧾", "Příliš – 客户 🧾"),
    ("\u{2066}x\u{2069}", "x"), ("", ""),
  ])
  func textIsHarmless(text: String, html: String) {
    #expect(Markup.text(text).html == html)
  }

  @Test func attributesAreQuotedAndMayBeMissing() {
    let element = Markup.element(
      "a", ["href": "x\"y", "class": nil, "hidden": ""], text: "<b>")
    #expect(element.html == "<a href=\"x&quot;y\" hidden>&lt;b&gt;</a>")
  }

  /// The vectors of FIPS 180-4's examples.
  @Test func digestsAreThoseOfTheStandard() {
    #expect(
      hex(SHA256.digest([]))
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      hex(SHA256.digest(Array("abc".utf8)))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      hex(SHA256.digest(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)))
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(
      hex(SHA256.digest([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// The vectors of RFC 4648.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func base64IsThatOfTheStandard(text: String, encoded: String) {
    #expect(Base64.text(Array(text.utf8)) == encoded)
  }

  @Test func stringsOfAStyleSheetCannotBeLeft() {
    #expect(CSSText.quoted("Firm 7") == "\"Firm 7\"")
    #expect(CSSText.quoted("a\"}</style>") == "\"a\\22 \\7d \\3c \\2f style\\3e \"")
  }

  @Test func onlyPicturesBecomeLogos() {
    #expect(
      Logo(bytes: Array("<svg xmlns=\"x\"/>".utf8))?.address.hasPrefix("data:image/svg") == true)
    #expect(Logo(bytes: [0x89, 0x50, 0x4E, 0x47, 1])?.address == "data:image/png;base64,iVBORwE=")
    #expect(Logo(bytes: Array("<html>".utf8)) == nil)
  }

  @Test func thePolicyAllowsNoNetwork() {
    #expect(PageAssets.policy.hasPrefix("default-src 'none'; "))
    #expect(!PageAssets.policy.contains("http"))
    #expect(PageAssets.script.hasPrefix("'use strict'"))
    #expect(!PageAssets.style.contains("/*"))
  }

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

@Suite struct TileTests {
  @Test(arguments: [
    (1, [1]), (2, [2]), (3, [3]), (4, [4]), (5, [5]), (6, [3, 3]), (7, [4, 3]), (8, [4, 4]),
    (9, [5, 4]), (10, [5, 5]), (11, [4, 4, 3]),
  ])
  func noRowEndsInAnEmptyCell(count: Int, rows: [Int]) {
    #expect(TileView.rows(of: count) == rows)
  }
}
