/// A customer's contacts of one medium in a month.
struct ContactSums {
  var medium: Int
  /// The place of the customer's next medium; −1 at the end.
  var next: Int
  var contacts: Int64 = 0
  var minutesMicro: Int64 = 0
  var costedContacts: Int64 = 0
  var costMinor: Int64 = 0
  var uncostedMinutesMicro: Int64 = 0
  var lastDateKey: Int64 = 0

  /// Adds a contact; `costMinor` is nil where it bears no cost of its own.
  mutating func add(minutesMicro: Int64, costMinor: Int64?, dateKey: Int64) {
    contacts += 1
    self.minutesMicro &+= minutesMicro
    lastDateKey = max(lastDateKey, dateKey)
    if let costMinor {
      costedContacts += 1
      self.costMinor &+= costMinor
    } else {
      uncostedMinutesMicro &+= minutesMicro
    }
  }
}

/// The contacts of one medium in a month.
struct MediumSums {
  var contacts: Int64 = 0
  /// Those that are known.
  var customers: Int64 = 0
  var minutesMicro: Int64 = 0
  var costMinor: Int64 = 0

  /// Adds a customer's contacts; customer 0 is nobody known.
  mutating func add(_ sums: ContactSums, of customer: Int) {
    contacts += sums.contacts
    customers += customer == 0 ? 0 : 1
    minutesMicro &+= sums.minutesMicro
    costMinor &+= sums.costMinor
  }
}

/// The contacts of a month by customer and medium.
struct ContactBook {
  private var sums: [ContactSums] = []
  /// The place of each customer's first medium.
  private var heads: [Int]
  private var media: [[UInt8]] = []

  init(customerCount: Int) { heads = Array(repeating: -1, count: customerCount) }

  /// The place of a customer's sums of a medium.
  private mutating func place(_ customer: Int, _ medium: Int) -> Int {
    var place = heads[customer]
    while place >= 0, sums[place].medium != medium { place = sums[place].next }
    if place >= 0 { return place }
    sums.append(ContactSums(medium: medium, next: heads[customer]))
    heads[customer] = sums.count - 1
    return sums.count - 1
  }

  mutating func add(
    customer: Int, medium: UnsafeBufferPointer<UInt8>, minutesMicro: Int64, costMinor: Int64?,
    dateKey: Int64
  ) {
    let place = place(customer, index(of: medium))
    sums[place].add(minutesMicro: minutesMicro, costMinor: costMinor, dateKey: dateKey)
  }

  /// Media are numbered as they come; there are a handful.
  private mutating func index(of medium: UnsafeBufferPointer<UInt8>) -> Int {
    if let index = media.firstIndex(where: { $0.elementsEqual(medium) }) { return index }
    media.append(Array(medium))
    return media.count - 1
  }

  /// Calls `body` with each customer's media, both ascending, and makes ready for the next month. Gives
  /// what each medium comes to, ascending.
  mutating func drain(
    _ body: (_ customer: Int, _ medium: [UInt8], ContactSums) -> Void
  ) -> [(medium: [UInt8], sums: MediumSums)] {
    var totals = Array(repeating: MediumSums(), count: media.count)
    for customer in heads.indices where heads[customer] >= 0 {
      var places: [Int] = []
      var place = heads[customer]
      while place >= 0 {
        places.append(place)
        place = sums[place].next
      }
      places.sort { media[sums[$0].medium].lexicographicallyPrecedes(media[sums[$1].medium]) }
      for place in places {
        body(customer, media[sums[place].medium], sums[place])
        totals[sums[place].medium].add(sums[place], of: customer)
      }
      heads[customer] = -1
    }
    sums.removeAll(keepingCapacity: true)
    return zip(media, totals).filter { $1.contacts > 0 }
      .sorted { $0.0.lexicographicallyPrecedes($1.0) }.map { (medium: $0, sums: $1) }
  }
}
