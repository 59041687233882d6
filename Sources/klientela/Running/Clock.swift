import Warehouse

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The only look at the clock: which month `previous` means.
enum Clock {
  /// The current month by the machine's own time.
  static var month: Month {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return Month(index: (Int(parts.tm_year) + 1900) * 12 + Int(parts.tm_mon))
  }
}
