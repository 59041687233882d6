import Foundation

/// Memory that is free but still the program's.
public enum FreedMemory {
  /// Gives it back to the system, where that has a word for it. What comes next takes it anew, which costs
  /// time: worth it only between two pieces of work of which the first needed far more.
  public static func giveBack() {
    typealias Trim = @convention(c) (Int) -> CInt
    guard let symbol = dlsym(nil, "malloc_trim") else { return }
    _ = unsafeBitCast(symbol, to: Trim.self)(0)
  }
}
