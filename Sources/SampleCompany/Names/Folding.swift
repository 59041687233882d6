/// A name as it stands in a web address: small Latin letters, digits and hyphens.
func slug(_ name: String) -> String {
  var slug = ""
  for character in folded(name).lowercased() {
    if character.isASCII, character.isLetter || character.isNumber {
      slug.append(character)
    } else if !slug.isEmpty, slug.last != "-" {
      slug.append("-")
    }
  }
  return slug.last == "-" ? String(slug.dropLast()) : slug
}

/// A name without the accents of Czech, Slovak and Polish.
func folded(_ name: String) -> String {
  String(name.map { plainLetters[$0] ?? $0 })
}

private let plainLetters: [Character: Character] = {
  let accented = "áäąćčďéěęíĺľłńňóôöřŕśšťúůüýźżžÁÄĄĆČĎÉĚĘÍĹĽŁŃŇÓÔÖŘŔŚŠŤÚŮÜÝŹŻŽ"
  let plain = "aaaccdeeeilllnnooorrsstuuuyzzzAAACCDEEEILLLNNOOORRSSTUUUYZZZ"
  return Dictionary(uniqueKeysWithValues: zip(accented, plain))
}()
