import Testing
import Warehouse

@testable import Workspace

private func read(_ text: String) throws -> JSON5Value {
  try readJSON5(text.utf8, file: "x.json").value
}

private func fault(_ text: String) -> String? {
  do throws(Fault) {
    _ = try readJSON5(text.utf8, file: "x.json")
    return nil
  } catch {
    return error.description
  }
}

private func member(_ text: String, _ key: String) throws -> JSON5Value? {
  guard case .object(let members) = try read(text) else { return nil }
  return members.first { $0.key == key }?.node.value
}

// The "kitchen sink" of json5.org.
private let kitchenSink = """
  {
    // comments
    unquoted: 'and you can quote me on that',
    singleQuotes: 'I can use "double quotes" here',
    lineBreaks: "Look, Mom! \\
  No \\\\n's!",
    hexadecimal: 0xdecaf,
    leadingDecimalPoint: .8675309, andTrailing: 8675309.,
    positiveSign: +1,
    trailingComma: 'in objects', andIn: ['arrays',],
    "backwardsCompatible": "with JSON",
  }
  """

@Suite struct JSON5Tests {
  @Test(arguments: [
    ("unquoted", JSON5Value.text("and you can quote me on that")),
    ("singleQuotes", .text("I can use \"double quotes\" here")),
    ("lineBreaks", .text("Look, Mom! No \\n's!")),
    ("hexadecimal", .number("0xdecaf")),
    ("leadingDecimalPoint", .number(".8675309")),
    ("andTrailing", .number("8675309.")),
    ("positiveSign", .number("+1")),
    ("trailingComma", .text("in objects")),
    ("backwardsCompatible", .text("with JSON")),
  ])
  func kitchenSinkOfTheStandard(key: String, value: JSON5Value) throws {
    #expect(try member(kitchenSink, key) == value)
  }

  // From the standard's own test suite (json5-tests) and its grammar.
  @Test(arguments: [
    ("null", JSON5Value.null), ("true", .flag(true)), ("false", .flag(false)), ("[]", .array([])),
    ("{}", .object([])), ("0", .number("0")), ("-0", .number("-0")), ("+15", .number("+15")),
    ("0.5e-10", .number("0.5e-10")), ("5.e4", .number("5.e4")), (".5E4", .number(".5E4")),
    ("0XFF", .number("0XFF")), ("-0xC8", .number("-0xC8")), ("Infinity", .number("Infinity")),
    ("-Infinity", .number("-Infinity")), ("NaN", .number("NaN")), ("+NaN", .number("+NaN")),
    ("''", .text("")), ("'\\x41\\u00e9'", .text("Aé")), ("'\\uD83D\\uDE00'", .text("😀")),
    ("'\\b\\f\\n\\r\\t\\v\\0'", .text("\u{8}\u{c}\n\r\t\u{b}\0")), ("'\\'\\a\\/'", .text("'a/")),
    ("'a\\\r\nb\\\u{2028}c'", .text("abc")), ("'\u{2028}'", .text("\u{2028}")),
    ("\u{FEFF}1", .number("1")), ("\u{A0}\u{3000}1\u{0B}\u{0C}", .number("1")),
    ("/**/1//", .number("1")), ("/* * / **/ 1 // end", .number("1")),
    ("// one\r\n2", .number("2")), ("'//'", .text("//")),
  ])
  func values(text: String, value: JSON5Value) throws {
    #expect(try read(text) == value)
  }

  @Test(arguments: [
    ("{ $_a1: 1 }", "$_a1"), ("{ příjmení: 1 }", "příjmení"), ("{ \\u0061b: 1 }", "ab"),
    ("{ '': 1 }", ""), ("{ null: 1 }", "null"), ("{ Infinity: 1 }", "Infinity"),
    ("{ a\u{200D}b: 1 }", "a\u{200D}b"),
  ])
  func keys(text: String, key: String) throws {
    #expect(try member(text, key) == .number("1"))
  }

  @Test func everyValueHasItsPlace() throws {
    let text = "{\r\n  // é\n  \"příjmení\": [1,\r    'x'],\u{2028}b: {c: null}}"
    guard case .object(let members) = try read(text) else {
      Issue.record("no object")
      return
    }
    #expect(members.map(\.place) == [Place(line: 3, column: 3), Place(line: 5, column: 1)])
    #expect(members.map(\.node.place) == [Place(line: 3, column: 15), Place(line: 5, column: 4)])
    guard case .array(let nodes) = members[0].node.value else {
      Issue.record("no list")
      return
    }
    #expect(nodes.map(\.place) == [Place(line: 3, column: 16), Place(line: 4, column: 5)])
  }

  @Test(arguments: [
    ("", "1:1: the file is empty; it must hold an object { … }"),
    (" // nothing\n", "2:1: the file is empty; it must hold an object { … }"),
    (
      "{a:1}}",
      "1:6: ‘}’ stands after the end of the settings; remove it, or look for a } too many above"
    ),
    ("{a 1}", "1:4: a colon is expected after a, not ‘1’"),
    ("{a:}", "1:4: a value is expected, not ‘}’"),
    ("{a:", "1:4: a value is expected, not the end of the file"),
    ("{a:1", "1:1: the object that begins here is not closed; close it with }"),
    ("[1,\n[2", "2:1: the list that begins here is not closed; close it with ]"),
    ("{a:1\n b:2}", "2:2: a comma or } is expected, not ‘b’; put a comma at the end of line 1"),
    ("[1 2]", "1:4: a comma or ] is expected, not ‘2’"),
    ("[,]", "1:2: a value is expected, not ‘,’"),
    (
      "{,}",
      "1:2: a name is expected, not ‘,’; names with other characters than letters, digits and _ stand in quotes"
    ),
    (
      "{a-b:1}",
      "1:3: a colon is expected after a, not ‘-’"
    ),
    ("{a:1, b:2,\n 'a':3}", "2:2: a stands here a second time; it stands in line 1 already"),
    ("'abc\n'", "1:1: the text that begins here is not closed in its line; close its quote"),
    ("\"abc", "1:1: the text that begins here is not closed in its line; close its quote"),
    ("/* abc", "1:1: the comment that begins here is not closed; close it with */"),
    ("CZK", "1:1: CZK is no value; a text stands in quotes: \"CZK\""),
    ("012", "1:1: 012 begins with a zero; leave the zero out, or put it in quotes"),
    ("12a", "1:1: 12a… is no number; a text stands in quotes"),
    ("1.2.3", "1:1: 1.2.… is no number; a text stands in quotes"),
    ("0x", "1:1: 0x lacks its digits"), ("1e", "1:1: the exponent of 1e lacks its digits"),
    ("+", "1:1: a number is expected, not the end of the file"),
    ("-.", "1:1: a number is expected, not the end of the file"),
    ("Nan", "1:1: a value is expected; a text stands in quotes"),
    ("'\\1'", "1:2: \\1 is no escape; a backslash itself is written \\\\"),
    ("'\\01'", "1:2: \\0 is no escape; a backslash itself is written \\\\"),
    ("'\\x4'", "1:2: the escape needs 2 hexadecimal digits; a backslash itself is written \\\\"),
    (
      "'C:\\users'",
      "1:4: the escape needs 4 hexadecimal digits; a backslash itself is written \\\\"
    ),
    ("'\\uD800'", "1:2: the escape is one half of a character (a surrogate)"),
    ("'\\uDC00\\uD800'", "1:2: the escape is one half of a character (a surrogate)"),
    ("{\\u0031: 1}", "1:2: the escape stands for no character of a name"),
    ("# comment", "1:1: a value is expected, not ‘#’"),
  ])
  func faults(text: String, message: String) {
    #expect(fault(text) == "x.json:" + message)
  }

  @Test func depthIsLimited() throws {
    let deep = { (levels: Int) in
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(fault(deep(64)) == nil)
    #expect(fault(deep(65)) == "x.json:1:65: more than 64 levels of brackets stand in each other")
    #expect(fault(String(repeating: "[", count: 100_000)) != nil)
  }

  @Test func otherEncodings() {
    let windows1250: [UInt8] = [0x7B, 0x0A, 0x61, 0x3A, 0x27, 0xE8, 0x27, 0x7D]
    #expect(
      throws: Fault(
        file: "x", place: Place(line: 2, column: 4), message: "the file is not UTF-8 text here",
        hint: "save it as UTF-8")
    ) { try readJSON5(windows1250, file: "x") }
  }

  @Test(arguments: [
    ("currencey", "currency"), ("naem", "name"), ("Name", "name"), ("langage", "language"),
    ("xyzzy", nil), ("n", nil), ("contry", "country"),
  ])
  func nearest(name: String, expected: String?) {
    #expect(nearestName(to: name, in: ["name", "currency", "country", "language"]) == expected)
  }
}
