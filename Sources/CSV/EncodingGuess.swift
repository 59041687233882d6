/// Finds out a sample's encoding; what is neither marked nor UTF-8 is only proposed.
func guessEncoding(of sample: [UInt8], isWhole: Bool) -> Finding<TextEncoding> {
  if let mark = try? ByteOrderMark.leading(sample) {
    return Finding(mark.encoding, isCertain: true)
  }
  if let likely = ByteOrderMark.likelyUTF16(sample) { return Finding(likely, isCertain: false) }
  switch sample.withUnsafeBufferPointer(UTF8Text.validPrefix) {
  case .whole: return Finding(.utf8, isCertain: true)
  case .incomplete where !isWhole: return Finding(.utf8, isCertain: true)
  case .incomplete, .invalid: return Finding(likeliestCodePage(of: sample), isCertain: false)
  }
}

/// The code page that makes the most letters and the fewest oddities of a sample; Central European
/// ones before others that do as well.
private func likeliestCodePage(of sample: [UInt8]) -> TextEncoding {
  var best: (encoding: TextEncoding, score: Int)?
  for encoding in [TextEncoding.windows1250, .iso8859_2, .windows1252, .iso8859_1] {
    let score = plausibility(of: sample, as: encoding)
    if score > best?.score ?? Int.min { best = (encoding, score) }
  }
  return best?.encoding ?? .windows1250
}

/// One for each letter beyond ASCII, less three for each control character or unusual sign, and
/// less ten for each byte that the page does not have.
private func plausibility(of sample: [UInt8], as encoding: TextEncoding) -> Int {
  let upperHalf = CodePage.page(of: encoding)?.upperHalf ?? []
  var score = 0
  for byte in sample where byte >= 0x80 {
    let scalar = upperHalf[Int(byte) - 0x80]
    if scalar == 0 {
      score -= 10
    } else if let character = Unicode.Scalar(scalar), character.properties.isAlphabetic {
      score += 1
    } else if scalar < 0xA0
      || "¤¦¨©¬®¯±´¶·¸¹²³»«ˇ˘˛˝˙¼½¾¿¡".unicodeScalars.contains(where: { $0.value == scalar })
    {
      score -= 3
    }
  }
  return score
}
