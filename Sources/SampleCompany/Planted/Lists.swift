/// Writes what is planted: the lists for programs, the README for people, and the workspace.
final class Lists {
  private let exports: Exports
  private let population: Population
  private let company: SampleCompany
  private let profiles: ProfileMaker

  init(_ exports: Exports, _ population: Population, _ company: SampleCompany) {
    self.exports = exports
    self.population = population
    self.company = company
    profiles = ProfileMaker(seed: company.seed)
  }

  func write() throws {
    try writeControlTotals()
    let counts = try writePlantedCustomers()
    try writePlantedFacts()
    try writeBadRows()
    try exports.write(WorkspaceFile.text(population), as: "klientela.json")
    try exports.write(
      Readme(
        company: company, population: population, counts: counts,
        badRowCount: exports.plantedRows.count
      ).text, as: "README.md")
  }

  /// The ERP's own control totals: how many rows it wrote, bad ones included, and the quantities of
  /// the good ones.
  private func writeControlTotals() throws {
    let file = try exports.erp("kontroly.csv", Headers.totals)
    let sales = exports.totals.filter { $0.file.hasPrefix("exports/erp/prodej-") }
    for total in sales {
      let name = String(total.file.dropFirst("exports/erp/".count))
      try file.text(name)
      try file.text("řádků")
      try file.integer(total.rowCount)
      try file.endRow()
      guard let quantity = total.quantityThousandths else { continue }
      try file.text(name)
      try file.text("množství")
      try file.thousandths(quantity)
      try file.endRow()
    }
    try exports.close(file)
  }

  private func writePlantedCustomers() throws -> [(PlantedKind, Int)] {
    let file = try exports.list("planted.csv", PlantedCustomer.header)
    var counts = PlantedKind.allCases.map { ($0, 0) }
    for customer in population.customers {
      for planted in PlantedCustomer.all(of: customer, profiles) {
        for field in planted.fields { try file.text(field) }
        try file.endRow()
        if let place = counts.firstIndex(where: { $0.0 == planted.kind }) { counts[place].1 += 1 }
      }
    }
    try exports.close(file)
    return counts
  }

  private func writePlantedFacts() throws {
    let file = try exports.list("planted-facts.csv", PlantedFact.header)
    for fact in PlantedFact.all {
      for field in [fact.planted, fact.entity, fact.id, fact.since, fact.detail] {
        try file.text(field)
      }
      try file.endRow()
    }
    try exports.close(file)
  }

  private func writeBadRows() throws {
    let file = try exports.list("bad-rows.csv", "file|line|reason|column")
    for row in exports.plantedRows.sorted(by: { ($0.file, $0.line) < ($1.file, $1.line) }) {
      try file.text(row.file)
      try file.integer(row.line)
      try file.text(row.fault.rawValue)
      try file.text(row.column)
      try file.endRow()
    }
    try exports.close(file)
  }
}
