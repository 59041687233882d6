import Foundation

/// How memory is had from the system.
enum GreatBlocks {
  private static let leastBytes: CInt = 4 << 20

  /// Has every great block given back as soon as it is free.
  ///
  /// glibc begins so, but once such a block was freed it takes the next ones from its heap, where whatever
  /// lies behind keeps them from being given back: a fifth of the memory of a whole history. A limit that
  /// is set stays where it is (mallopt(3), M_MMAP_THRESHOLD). Other systems have no such word.
  static func areGivenBack() {
    typealias Option = @convention(c) (CInt, CInt) -> CInt
    guard let symbol = dlsym(nil, "mallopt") else { return }
    // M_MMAP_THRESHOLD of <malloc.h>, which Swift does not see.
    let mapThreshold: CInt = -3
    _ = unsafeBitCast(symbol, to: Option.self)(mapThreshold, leastBytes)
  }
}
