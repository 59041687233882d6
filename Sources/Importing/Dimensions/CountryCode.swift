import SQLite
import Warehouse

/// The code of two letters of a country that a source names in its own way.
enum CountryCode {
  /// The code in capitals; nil for a name that is not known here, and then nothing is assumed.
  static func of(_ text: String) -> String? {
    let folded = FoldedText.folded(text)
    if folded.utf8.count == 2 { return folded.uppercased() }
    return codes[folded]
  }

  /// Codes of three letters and names in English, Czech, Slovak, Polish and the country's own tongue.
  private static let codes: [String: String] = {
    let names = [
      "CZ": "cze czechia czechrepublic cesko ceskarepublika czechy republikaczeska",
      "SK": "svk slovakia slovakrepublic slovensko slovenskarepublika slowacja",
      "PL": "pol poland polsko polska rzeczpospolitapolska",
      "DE": "deu germany nemecko niemcy deutschland",
      "AT": "aut austria rakousko rakusko osterreich",
      "HU": "hun hungary madarsko wegry magyarorszag",
    ]
    var codes: [String: String] = [:]
    for (code, words) in names {
      for word in words.split(separator: " ") { codes[String(word)] = code }
    }
    return codes
  }()
}

/// Remembers the codes of the countries that were asked for.
struct CountryCodes {
  private var known: [String: String?] = [:]
  private var last: (text: [UInt8], code: String?) = ([], nil)
  private let home: String?

  /// `home`: the code where no country is said.
  init(home: String? = nil) { self.home = home }

  /// With the company's country where no country is said.
  init(homeOf connection: Connection) throws(SQLiteError) {
    let said = try KeptSettings(connection).value(of: "country")
    self.init(home: said.flatMap { CountryCode.of($0) })
  }

  /// The code of a country by its name's bytes.
  mutating func code(of bytes: Bytes) -> String? {
    if bytes.isEmpty { return home }
    if last.text.elementsEqual(bytes) { return last.code }
    let text = String(decoding: bytes, as: UTF8.self)
    let code: String?
    if let found = known[text] {
      code = found
    } else {
      code = CountryCode.of(text)
      known[text] = code
    }
    last = (Array(bytes), code)
    return code
  }
}
