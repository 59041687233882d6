/// The sample company, *Bohemia Fasteners, a.s.*: a trading firm in Czechia, Slovakia and Poland with
/// three years of history in the exports of three systems.
///
/// The same seed and the same number of lines give the same bytes on every machine: everything is
/// drawn with integer arithmetic from a generator of its own.
public struct SampleCompany: Sendable {
  /// The numbers of sales lines that can be written.
  public static let allowedLines = 3000...30_000_000
  /// The number of sales lines, and the seed, of the sample data that come with the program.
  public static let usualLines = 20_000
  /// See `usualLines`.
  public static let usualSeed: UInt64 = 1

  /// How far the writing is.
  public struct Progress: Sendable {
    /// Sales lines written so far.
    public var lines: Int
    /// Sales lines in all.
    public var totalLines: Int
    /// The month being written, `2025-12`.
    public var month: String
  }

  /// What the random choices start from.
  public let seed: UInt64
  /// The number of sales lines in the ERP's and the shop's exports together, bad rows left out.
  public let lines: Int

  /// A sample company of some size. Customers, orders and the rest grow in proportion to the lines:
  /// a hundred customers for every 3,333.
  ///
  /// Throws `SampleError.linesOutOfRange`.
  public init(
    seed: UInt64 = SampleCompany.usualSeed, lines: Int = SampleCompany.usualLines
  ) throws(SampleError) {
    guard SampleCompany.allowedLines.contains(lines) else {
      throw .linesOutOfRange(lines, allowed: SampleCompany.allowedLines)
    }
    self.seed = seed
    self.lines = lines
  }

  /// Writes the workspace: `klientela.json`, the exports, `README.md`, and what is planted in them as
  /// `planted.csv`, `planted-facts.csv` and `bad-rows.csv`.
  ///
  /// The folder must be empty or not there. It is written beside, under the name with `.building`
  /// behind it, and renamed when it is complete. `progress` is told of each month. Throws
  /// `SampleError`, or whatever `progress` throws to stop the writing.
  public func write(
    to folder: String, progress: (Progress) throws -> Void = { _ in }
  ) throws {
    let target = folder.count > 1 && folder.last == "/" ? String(folder.dropLast()) : folder
    guard try Folder.isFree(target) else { throw SampleError.folderNotEmpty(folder) }
    let building = target + ".building"
    try Folder.create(building)
    try Simulation(self, folder: building).run(progress)
    try Folder.rename(building, to: target)
  }

  /// Customers come in whole hundreds.
  var hundreds: Int { max((lines * 3 + 5000) / 10_000, 1) }
}
