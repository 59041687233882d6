/// A header or a file's name as it is compared: small letters without accents, its words apart.
/// `Číslo_dokladu`, `cislo dokladu` and `ČísloDokladu` are one, `customerID` is `customer id`.
public func foldedName(_ text: String) -> String {
  var words: [String] = []
  var word = ""
  var last = LetterKind.other
  for scalar in text.unicodeScalars {
    let kind = LetterKind(scalar)
    // A new word begins with a capital behind a small letter: customerID.
    if kind == .other || (kind == .capital && last == .small) {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    if kind != .other { word += foldedLetter(scalar) }
    last = kind
  }
  if !word.isEmpty { words.append(word) }
  return words.joined(separator: " ")
}

private enum LetterKind {
  case small, capital, other

  init(_ scalar: Unicode.Scalar) {
    let properties = scalar.properties
    if properties.isUppercase {
      self = .capital
    } else if properties.isAlphabetic || scalar.isDecimalDigit || properties.isDiacritic {
      self = .small
    } else {
      self = .other
    }
  }
}

/// The small letter without its accent; a combining accent is none.
private func foldedLetter(_ scalar: Unicode.Scalar) -> String {
  let small = scalar.properties.lowercaseMapping
  guard let first = small.unicodeScalars.first, first.value >= 0x80 else { return small }
  if first.properties.isDiacritic { return "" }
  return unaccented[first] ?? small
}

private let unaccented: [Unicode.Scalar: String] = {
  let table = [
    "a": "áàâäãåāăą", "ae": "æ", "c": "çćčċ", "d": "ďđ", "e": "éèêëēėęě", "g": "ğ", "i": "íìîïīį",
    "l": "ĺľł", "n": "ñńň", "o": "óòôöõøōő", "oe": "œ", "r": "ŕř", "s": "śşšș", "ss": "ß",
    "t": "ţťț", "u": "úùûüūůűų", "y": "ýÿ", "z": "źżž",
  ]
  var letters: [Unicode.Scalar: String] = [:]
  for (plain, accented) in table {
    for scalar in accented.unicodeScalars { letters[scalar] = plain }
  }
  return letters
}()
