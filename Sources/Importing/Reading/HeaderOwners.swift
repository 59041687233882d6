import Workspace

extension Source {
  /// The source whose ids a column of its document headers holds: as the mapping of the headers says,
  /// else its own.
  func ownerOfHeaderIDs(_ column: String) -> String {
    let headers = files.flatMap(\.entities).filter { $0.entity == .orders }
    return headers.lazy.compactMap { $0.column(column)?.idSource }.first ?? name
  }
}
