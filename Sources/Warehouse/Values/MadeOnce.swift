import Synchronization

/// Values by key, each made once by the first who asks for it; who asks meanwhile waits.
public final class MadeOnce<Key: Hashable & Sendable, Value>: Sendable {
  private let places = Mutex<[Key: Place]>([:])

  /// Nothing is made yet.
  public init() {}

  // The value is read and written under the place's lock and only read from then on.
  private final class Place: @unchecked Sendable {
    private var made: Value?
    private let lock = Mutex(())

    var known: Value? { lock.withLock { _ in made } }

    func value(_ make: () throws -> Value) throws -> Value {
      try lock.withLock { _ in
        if let made { return made }
        let new = try make()
        made = new
        return new
      }
    }
  }

  /// The value of a key that is there, or is being made.
  public func known(_ key: Key) -> Value? {
    guard let place = places.withLock({ $0[key] }) else { return nil }
    return place.known
  }

  /// Keeps nothing of what was made so far.
  public func forgetAll() { places.withLock { $0 = [:] } }

  /// The value of a key, made by `make` where it is not there. Where that throws, the next one tries
  /// again.
  public func value(of key: Key, _ make: () throws -> Value) throws -> Value {
    let place = places.withLock { places in
      if let known = places[key] { return known }
      let new = Place()
      places[key] = new
      return new
    }
    return try place.value(make)
  }
}
