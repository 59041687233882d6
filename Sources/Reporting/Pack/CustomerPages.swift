import SQLite
import Warehouse

/// A page for each customer that a pack's tables name.
struct CustomerPages {
  private let ids: [String]
  private let addresses: CustomerAddresses

  /// Looks through the rows that the reports show.
  init(_ reports: [ReportDefinition], _ archive: Archive) throws {
    var ids: Set<ExactText> = []
    for figure in reports.flatMap(\.sections).flatMap(\.figures) {
      let columns = figure.table?.columns.compactMap(\.customer) ?? []
      guard !columns.isEmpty else { continue }
      let answer = try archive.answer(figure.query, figure.parameters)
      let shown = answer.rows.prefix(figure.table?.rows ?? .max)
      for index in columns.compactMap(answer.index) {
        ids.formUnion(shown.compactMap { $0[index].string.map { ExactText($0) } })
      }
    }
    self.ids = ids.sorted().map(\.string).filter { !$0.isEmpty }
    addresses = CustomerAddresses(self.ids)
  }

  /// The places of the customers named; not all of them need have a page.
  var indices: Range<Int> { ids.indices }

  /// Where a customer's page lies, as seen from the reports.
  var link: @Sendable (String) -> String? {
    let addresses = addresses
    return { addresses[$0]?.link }
  }

  /// What stands on a customer's page, and where it lies.
  struct Content: Sendable {
    let path: String
    let sections: [CustomerCard.Section]
  }

  /// What the pages say, from the card that knows how to ask for all customers at once.
  func contents(_ card: CustomerCard) throws -> [Content] {
    let sections = try ids.isEmpty ? [:] : card.sections(ofAll: ids)
    return ids.compactMap { id in
      addresses[id].flatMap { address in
        sections[ExactText(id)].map { Content(path: address.path, sections: $0) }
      }
    }
  }
}
