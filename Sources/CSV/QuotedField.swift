/// Fields in quotes, and quotes where none should be. Read as Python's csv module reads them: a
/// quote within an unquoted field is text, and so is what follows a closing quote.
extension RecordScan {
  /// Adds the field `start..<at`, whose closing quote stands at `closing`, or is none if negative.
  @inline(__always)
  mutating func addField(_ start: Int, _ at: Int, _ closing: Int) {
    if closing < 0 {
      fields.append(start, at)
    } else {
      addQuotedField(start, at, closing)
    }
  }

  private mutating func addQuotedField(_ start: Int, _ at: Int, _ closing: Int) {
    let isClosedAtEnd = closing + 1 == at
    if !isClosedAtEnd { noteStrayQuote(closing) }
    if isClosedAtEnd && doubledQuoteField != start {
      fields.append(start + 1, closing)
    } else {
      addRewrittenField(start + 1, at, closing)
    }
  }

  /// Writes the field anew, doubled quotes single and without the closing one, into the room that
  /// belongs to its own bytes: it is shorter than they are.
  private mutating func addRewrittenField(_ start: Int, _ at: Int, _ closing: Int) {
    let quote = base[closing]
    var written = start + scratchOffset
    var offset = start
    while offset < closing {
      base[written] = base[offset]
      written += 1
      offset += base[offset] == quote ? 2 : 1
    }
    (base + written).update(from: base + closing + 1, count: at - closing - 1)
    fields.append(start + scratchOffset, written + at - closing - 1)
  }

  /// The offset of the quote that closes the one at `opening`. Where the buffered text does not
  /// tell, `openQuote` stays set and the cursor is at its end.
  mutating func closingQuote(of opening: Int) -> Int {
    let quote = base[opening]
    openQuote = opening
    while true {
      let at = cursor.next()
      guard at < cursor.end else { return -1 }
      let byte = base[at]
      if byte == quote {
        guard at + 1 < cursor.end || isLast else { return -1 }
        guard at + 1 < cursor.end, base[at + 1] == quote else {
          openQuote = -1
          return at
        }
        _ = cursor.next()
        doubledQuoteField = opening
      } else if byte == Ascii.carriageReturn {
        nextLine += 1
      } else if byte == Ascii.lineFeed, base[at - 1] != Ascii.carriageReturn {
        nextLine += 1
      }
    }
  }

  /// Remembers the record's first quote out of place.
  mutating func noteStrayQuote(_ offset: Int) {
    if strayQuote < 0 { strayQuote = offset }
  }
}
