import Foundation
import Testing

@testable import Reporting

@Suite struct TextsTests {
  /// Texts by name; the forms of nouns that a language does not have are left out.
  private static func names(_ language: Language) throws -> Set<String> {
    Set(
      try Texts(language).byName.keys.filter { name in
        !name.hasPrefix("nouns.") || ![".few", ".compound"].contains(where: name.hasSuffix)
      })
  }

  @Test(arguments: [Language.cs, .sk, .pl])
  func noTextIsMissing(language: Language) throws {
    let english = try Self.names(.en)
    let other = try Self.names(language)
    #expect(english.subtracting(other).sorted() == [])
    #expect(other.subtracting(english).sorted() == [])
  }

  @Test(arguments: [Language.cs, .sk, .pl])
  func nounsHaveThreeForms(language: Language) throws {
    let texts = try Texts(language)
    for name in texts.byName.keys where name.hasPrefix("nouns.") && name.hasSuffix(".one") {
      #expect(texts.optional(name.dropLast(3) + "few") != nil, "\(name)")
    }
  }

  @Test(arguments: Language.allCases)
  func everyPlaceholderIsOneThatEnglishHas(language: Language) throws {
    let english = try Texts(.en)
    let texts = try Texts(language)
    for (name, text) in texts.byName {
      let known = Self.placeholders(english[name])
      #expect(Self.placeholders(text).isSubset(of: known), "\(language) \(name)")
    }
  }

  @Test(arguments: Language.allCases)
  func nounsOfPlaceholdersExist(language: Language) throws {
    let texts = try Texts(language)
    let forms = ["in", "against", "genitive", "nominative"]
    for (name, text) in texts.byName {
      for shape in Self.shapes(text) where !forms.contains(shape) {
        #expect(texts.optional("nouns.\(shape).one") != nil, "\(language) \(name): \(shape)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func agreeingFormsAreAsManyAsTheLanguageHas(language: Language) throws {
    for (name, text) in try Texts(language).byName {
      for body in Self.bodies(text) where body.contains("#") {
        let forms = body.split(separator: "#")[1].split(separator: "|").count
        // Polish may have one more, for people.
        let least = PluralForm.forms(of: language).count
        let most = least + (language == .pl ? 1 : 0)
        #expect((least...most).contains(forms), "\(language) \(name)")
      }
    }
  }

  @Test func everyTextNamedInTheSourcesExists() throws {
    let names = try Self.names(.en)
    for (file, source) in try Self.sources() {
      for call in ["text(\"", "sentence(\"", "counted(\""] {
        for name in Self.literals(after: call, in: source) where name.contains(".") {
          #expect(names.contains(name), "\(file): \(name)")
        }
      }
    }
  }

  @Test func aTextThatIsNotThereShowsItsName() throws {
    #expect(try Texts(.en)["no.such"] == "no.such")
  }

  @Test func textsThatCannotBeReadSaySo() {
    #expect(throws: ReportFault.self) { try Texts(.en, json: "{ \"a\": 1 }") }
  }

  // MARK: Helpers

  private static func bodies(_ text: String) -> [Substring] {
    text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
      $0.split(separator: "}").first
    }
  }

  private static func placeholders(_ text: String) -> Set<String> {
    Set(bodies(text).map { String($0.prefix { $0 != ":" && $0 != "#" }) })
  }

  private static func shapes(_ text: String) -> [String] {
    bodies(text).compactMap { body in
      body.contains("#") ? nil : body.split(separator: ":").dropFirst().first.map(String.init)
    }
  }

  private static func literals(after call: String, in source: String) -> [String] {
    source.components(separatedBy: call).dropFirst().compactMap { rest in
      let literal = rest.prefix { $0 != "\"" }
      return literal.contains("\\") ? nil : String(literal)
    }
  }

  private static func sources() throws -> [(String, String)] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Reporting")
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    return try names.filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Charts") }.map {
      ($0, try String(contentsOf: root.appending(path: $0), encoding: .utf8))
    }
  }
}
