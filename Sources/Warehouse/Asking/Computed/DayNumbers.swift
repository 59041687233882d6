/// The numbers of days by their keys; the last ones asked for are remembered.
struct DayNumbers {
  private var known: [(key: Int64, number: Int32?)] = Array(repeating: (0, nil), count: 1024)

  mutating func number(_ key: Int64) -> Int32? {
    let place = Int(key & 1023)
    if known[place].key != key {
      known[place] = (key, key > 0 ? Day(key: Int(key))?.number : nil)
    }
    return known[place].number
  }
}
