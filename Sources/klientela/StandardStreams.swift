#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The three streams that every process is given.
enum StandardStreams {
  /// Puts something unwritable where a caller has closed one: the next file that is opened would get
  /// its number, and what is said to people would be written into it.
  static func areTaken() {
    for number in Int32(0)...2 where fcntl(number, F_GETFD) == -1 {
      // The lowest free number is given, which is this one.
      _ = open("/dev/null", O_RDONLY)
    }
  }
}
