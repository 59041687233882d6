/// Ids of which each is greater than all before it, as those of most exports are: what is greater than
/// the last is new, without being looked for, which in a great map costs more than reading the row.
struct AscendingIds {
  private var last: [UInt8] = []
  private var lastSource = 0
  /// All of them, as entries of a map.
  private(set) var entries: [KeyMap.Entry] = []

  /// Whether an id is greater than all so far. Ids are ordered by their source, by their length (9 comes
  /// before 10) and by their bytes.
  @inline(__always)
  func precede(_ id: Bytes, source: Int) -> Bool {
    if source != lastSource { return source > lastSource }
    if id.count != last.count { return id.count > last.count }
    for place in id.indices where id[place] != last[place] { return id[place] > last[place] }
    return false
  }

  /// Appends an id that all so far precede.
  @inline(__always)
  mutating func append(_ id: Bytes, source: Int, hash: IdHash, key: Int64) {
    last.removeAll(keepingCapacity: true)
    last.append(contentsOf: id)
    lastSource = source
    entries.append(KeyMap.Entry(hash, key: key))
  }
}
