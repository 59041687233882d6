import Warehouse

/// What an import did.
public struct ImportReport: Sendable {
  /// One file, as it fared.
  public struct File: Sendable {
    /// The source's name.
    public var source: String
    /// The entity that its rows are counted by.
    public var entity: String
    /// The path as the mapping has it.
    public var path: String
    /// It was loaded before, with the same content and mapping, and was not read again.
    public var isKnown = false
    /// Rows that the file has.
    public var rowsRead = 0
    /// Rows that are new.
    public var rowsLoaded = 0
    /// Rows that were known as they are, or that a later file has overruled.
    public var rowsUnchanged = 0
    /// Rows that changed what stood.
    public var rowsCorrected = 0
    /// Rows left out on purpose.
    public var rowsLeftOut = 0
    /// Rows that could not be taken.
    public var rowsRejected = 0
    /// Rows of earlier files that this one, given whole, lacks.
    public var rowsReversed = 0
    /// The first reject as `file:line:column: message`, nil where there is none.
    public var firstReject: String?
    /// Where the rejects were written, nil where there are none.
    public var rejectsPath: String?
  }

  /// The files in the order in which they were taken.
  public var files: [File] = []
  /// The months whose figures changed, ascending.
  public var touchedMonths: [Month] = []
  /// The run's number, nil where nothing was to be done or nothing was to be kept.
  public var runKey: Int64?
  /// Facts that the user should know of, a line each.
  public var notes: [String] = []
  /// How long it took.
  public var seconds = 0.0

  /// Rows rejected in all files.
  public var rowsRejected: Int { files.reduce(0) { $0 + $1.rowsRejected } }
}
