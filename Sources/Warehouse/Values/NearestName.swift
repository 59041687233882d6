/// The name among `names` that a mistyped `name` most likely means; nil where none is near.
///
/// Near is an edit distance of at most a third of the longer name, but always one edit. Of two
/// equally near the earlier in the alphabet wins, so that a message is the same on every run.
public func nearestName(to name: String, in names: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  var best: (distance: Int, name: String)?
  for candidate in names {
    let letters = Array(candidate.lowercased().unicodeScalars)
    let allowed = max(1, max(wanted.count, letters.count) / 3)
    guard abs(letters.count - wanted.count) <= allowed else { continue }
    let distance = editDistance(wanted, letters)
    guard distance <= allowed else { continue }
    if let best, (best.distance, best.name) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.name
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other
/// (Damerau–Levenshtein, optimal string alignment).
func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in 1...left.count {
    var current = [row]
    for column in 1...right.count {
      let isSame = left[row - 1] == right[column - 1]
      var least = min(last[column] + 1, current[column - 1] + 1)
      least = min(least, last[column - 1] + (isSame ? 0 : 1))
      let isSwap =
        row > 1 && column > 1 && left[row - 1] == right[column - 2]
        && left[row - 2] == right[column - 1]
      if isSwap { least = min(least, beforeLast[column - 2] + 1) }
      current.append(least)
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
