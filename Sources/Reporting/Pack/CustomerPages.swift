import SQLite
import Warehouse

/// A page for each customer that a pack's tables name.
struct CustomerPages {
  private let ids: [String]
  private let addresses: CustomerAddresses

  /// Looks through the rows that the reports show.
  init(_ reports: [ReportDefinition], _ archive: Archive) throws {
    var ids: Set<String> = []
    for figure in reports.flatMap(\.sections).flatMap(\.figures) {
      let columns = figure.table?.columns.compactMap(\.customer) ?? []
      guard !columns.isEmpty else { continue }
      let answer = try archive.answer(figure.query, figure.parameters)
      let shown = answer.rows.prefix(figure.table?.rows ?? .max)
      for index in columns.compactMap(answer.index) {
        ids.formUnion(shown.compactMap { $0[index].string })
      }
    }
    self.ids = ids.subtracting([""]).sorted()
    addresses = CustomerAddresses(self.ids)
  }

  /// Where a customer's page lies, as seen from the reports.
  var link: @Sendable (String) -> String? {
    let addresses = addresses
    return { addresses[$0]?.link }
  }

  /// The pages, made by the card that knows how to ask for all customers at once. They are written on
  /// another thread while this one goes on.
  func files(_ card: CustomerCard, _ page: CustomerPage) throws -> Background<[PackFile]> {
    let sections = try ids.isEmpty ? [:] : card.sections(ofAll: ids)
    let pages = ids.compactMap { id in
      addresses[id].flatMap { address in sections[id].map { (address.path, $0) } }
    }
    return Background {
      pages.map { path, own in PackFile(path: path, bytes: Array(page.html(own).utf8)) }
    }
  }
}
