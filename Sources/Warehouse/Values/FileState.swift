#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What the file system says of a file. A file that is in the state in which it was taken holds the
/// bytes that were taken, so that it need not be read to be known again.
public struct FileState: Equatable, Sendable {
  /// Its size.
  public let bytes: Int
  /// Device, inode, and the nanoseconds at which the content and the inode last changed.
  private let times: String
  private let isSettled: Bool

  /// How long after a change another one may still bear the same time, on the coarsest clock of a file
  /// system in use (FAT's has two seconds).
  private static let settlingSeconds = 3

  /// The state of the file that `path` leads to; nil where there is none. It must be asked for before
  /// the file is read. `now` is in seconds since 1970.
  public init?(path: String, now: Int = time(nil)) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    bytes = Int(status.st_size)
    times = "\(status.st_dev):\(status.st_ino):\(Self.text(modified)):\(Self.text(changed))"
    isSettled = max(modified.tv_sec, changed.tv_sec) + Self.settlingSeconds < now
  }

  /// The state as a word to be kept; nil where the file changed so lately that it may change again
  /// without a new time.
  public var text: String? { isSettled ? times : nil }

  /// Whether nothing changed, whenever it was asked.
  public static func == (one: FileState, other: FileState) -> Bool {
    one.bytes == other.bytes && one.times == other.times
  }

  private static func text(_ time: timespec) -> String { "\(time.tv_sec).\(time.tv_nsec)" }
}
