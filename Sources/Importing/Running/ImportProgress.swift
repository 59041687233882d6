/// How far an import is, for whoever watches.
public struct ImportProgress: Sendable {
  /// The file's path as the mapping has it.
  public var path: String
  /// The share of the file that was read, nil where its size is unknown.
  public var share: Double?
  /// Rows of the file so far.
  public var rows: Int
  /// Seconds since the file was begun.
  public var seconds: Double

  /// A state of the run.
  public init(path: String, share: Double?, rows: Int, seconds: Double) {
    self.path = path
    self.share = share
    self.rows = rows
    self.seconds = seconds
  }

  /// Rows read in a second; nil while there is too little to tell from.
  public var rowsPerSecond: Int? {
    isTelling ? Int(Double(rows) / seconds) : nil
  }

  /// Seconds until the file is read, at the pace so far; nil where that cannot be told.
  public var secondsLeft: Int? {
    guard isTelling, let share, share > 0 else { return nil }
    return Int((seconds / share * (1 - min(share, 1))).rounded(.up))
  }

  private var isTelling: Bool { seconds >= Self.tellingSeconds }

  /// Before this a pace says more of the beginning than of the file.
  private static let tellingSeconds = 0.5
}
