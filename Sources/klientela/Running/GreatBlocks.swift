import Foundation

/// How memory is had from the system and given back.
enum GreatBlocks {
  private static let leastBytes: CInt = 4 << 20
  private static let keptBytes: CInt = 8 << 20

  /// Has every great block given back as soon as it is free, and of the others what is free beyond some
  /// at the end of a heap.
  ///
  /// glibc begins with a limit for great blocks, but once such a block was freed it takes the next ones
  /// from its heap, where whatever lies behind keeps them from being given back: a fifth of the memory of
  /// a whole history. A limit that is set stays where it is (mallopt(3), M_MMAP_THRESHOLD), and with it
  /// the one for the heap's end (M_TRIM_THRESHOLD), which is so small that the system would be given what
  /// is taken again at once: a quarter of all page faults of a pack. Other systems have no such words.
  static func areGivenBack() {
    typealias Option = @convention(c) (CInt, CInt) -> CInt
    guard let symbol = dlsym(nil, "mallopt") else { return }
    let set = unsafeBitCast(symbol, to: Option.self)
    // M_MMAP_THRESHOLD and M_TRIM_THRESHOLD of <malloc.h>, which Swift does not see.
    let (mapThreshold, trimThreshold): (CInt, CInt) = (-3, -1)
    _ = set(mapThreshold, leastBytes)
    _ = set(trimThreshold, keptBytes)
  }
}
