import Classification
import Reporting
import SQLite
import Warehouse
import Workspace

extension MissedVerdicts {
  /// The classes that customers do not bear at a classified month's end. Nothing else may use the
  /// connection while pages are made.
  init(_ connection: Connection, _ month: Month, _ settings: Settings) {
    let settings = ClassificationSettings(settings)
    self.init { customers in
      let missed = try MissedClasses(connection, month: month, settings: settings)
      let misses = try missed?.misses(ofCustomers: customers) ?? [:]
      return misses.mapValues { $0.map { Line(name: $0.name, sentence: $0.sentence) } }
    }
  }
}
