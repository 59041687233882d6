import Classification
import Synchronization
import Warehouse
import Workspace

/// What was read of the months before one.
struct FormerReadings: Sendable {
  /// Where classification goes on.
  let sweep: FormerSweep?
  /// What the pack asks of them.
  let months: FormerReading?
}

/// Reads what the months before one say while the import of that month's facts is down to one thread's work.
final class FormerWork: Sendable {
  private let month: Month
  private let path: String
  private let settings: ClassificationSettings
  private let reading = Mutex<Background<FormerReadings>?>(nil)

  init(before month: Month, _ folder: WorkspaceFolder, _ settings: Settings) {
    self.month = month
    path = folder.warehousePath
    self.settings = ClassificationSettings(settings)
  }

  /// Begins to read. What cannot be read now is read when it is needed, which tells why.
  @Sendable func begin() {
    let begun = Background { [month, path, settings] in
      FormerReadings(
        sweep: FormerSweep.read(path: path, before: month, settings),
        months: Warehouse.readFormerMonths(path: path, before: month))
    }
    reading.withLock { $0 = begun }
  }

  /// Waits until nothing is read any more.
  func finish() { _ = value }

  /// What was read, waited for if need be; nil where it was not begun.
  var value: FormerReadings? { reading.withLock { $0 }?.value }
}
