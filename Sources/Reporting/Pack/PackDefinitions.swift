import Warehouse

/// What a pack is made by.
public struct PackDefinitions: Sendable {
  /// The reports to make, the front page first; all of the catalogue in their order.
  public let reports: [ReportDefinition]
  /// The queries behind them: those built in and the workspace's own.
  public let queries: QueryCatalogue

  /// These reports and queries.
  public init(reports: [ReportDefinition], queries: QueryCatalogue) {
    self.reports = reports
    self.queries = queries
  }
}
