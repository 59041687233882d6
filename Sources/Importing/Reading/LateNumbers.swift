import CSV
import Warehouse

/// How a file writes its numbers whose first rows hold whole numbers alone: found out from the whole file
/// when the first other number comes. All forms read whole numbers alike, so that what was read before
/// stands; and a file of nothing else is not read twice. Belongs to the thread that parses the file.
final class LateNumbers {
  private let detection: NumberDetection
  private var found: Result<NumberDetection.Signs?, NumberAmbiguity>?

  init(_ detection: NumberDetection) { self.detection = detection }

  /// The format that another one, of the usual form, becomes.
  func format(insteadOf usual: NumberFormat) throws(NumberAmbiguity) -> NumberFormat {
    let result = found ?? settled()
    found = result
    guard let signs = try result.get() else { return usual }
    return usual.with(decimal: signs.decimal, thousands: signs.thousands)
  }

  private func settled() -> Result<NumberDetection.Signs?, NumberAmbiguity> {
    do {
      return .success(try detection.fitting())
    } catch let error as NumberAmbiguity {
      return .failure(error)
    } catch {
      // What hinders reading on stops the parser at the same place, which says so.
      return .success(nil)
    }
  }
}
