extension Array {
  /// Puts the elements in the order of a number, equal ones as they stand.
  ///
  /// In passes of eleven bits each, over those bits only in which the numbers differ: for days, counts
  /// and the like that is several times faster than comparing.
  @inlinable
  public mutating func order(by number: (Element) -> Int64) {
    guard count > 1 else { return }
    var numbers = map { UInt64(bitPattern: number($0)) ^ 1 << 63 }
    let differing = numbers.reduce(0) { $0 | ($1 ^ numbers[0]) }
    var (otherElements, otherNumbers) = (self, numbers)
    for shift in stride(from: UInt64(0), to: 64, by: 11) where differing >> shift & 2047 != 0 {
      var places = Self.places(numbers, shift)
      for (index, number) in numbers.enumerated() {
        let digit = Int(number >> shift & 2047)
        otherElements[places[digit]] = self[index]
        otherNumbers[places[digit]] = number
        places[digit] += 1
      }
      swap(&self, &otherElements)
      swap(&numbers, &otherNumbers)
    }
  }

  /// By digit: where the first number with it comes to stand.
  @inlinable
  static func places(_ numbers: [UInt64], _ shift: UInt64) -> [Int] {
    var places = [Int](repeating: 0, count: 2048)
    for number in numbers { places[Int(number >> shift & 2047)] += 1 }
    var start = 0
    for digit in places.indices {
      let count = places[digit]
      places[digit] = start
      start += count
    }
    return places
  }
}
