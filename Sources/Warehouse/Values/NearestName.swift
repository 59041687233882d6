/// The one of `names` that a mistyped name most likely means: the least Damerau–Levenshtein
/// distance (an insertion, a deletion, a replacement or a swap of neighbours counts one), letters
/// in either case; of equals the first. Where none is near (over a third of the name's length
/// apart, or more than three changes), the first that has the whole name in it: `order` is near
/// `order_id`. Else nil.
public func nearestName(to name: String, in names: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  let limit = min(3, max(1, (wanted.count + 1) / 3), wanted.count - 1)
  var best: (name: String, distance: Int)?
  for candidate in names {
    let letters = Array(candidate.lowercased().unicodeScalars)
    guard abs(letters.count - wanted.count) <= limit else { continue }
    let distance = alignmentDistance(wanted, letters)
    if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name ?? containing(wanted, names)
}

private func containing(_ wanted: [Unicode.Scalar], _ names: some Sequence<String>) -> String? {
  guard wanted.count >= 3 else { return nil }
  return names.first { candidate in
    let letters = Array(candidate.lowercased().unicodeScalars)
    return letters.indices.contains { letters[$0...].starts(with: wanted) }
  }
}

/// Optimal string alignment distance, three rows of the table at a time.
private func alignmentDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row.append(cost)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
