import SQLite
import Warehouse

/// The rows of a table by the column that groups them, wherever they stand: groups in the order of
/// their first rows, or where the table has an order of its own, by their sums, the greatest first.
struct TableGroups {
  /// The column that groups.
  let index: Int
  /// The rows of each group.
  let all: [[CompactRow]]

  /// Nil where the table has no groups, or no row knows its own.
  init?(_ definition: TableDefinition, _ rows: [CompactRow], _ answer: Answer) {
    guard let index = definition.group.flatMap(answer.index) else { return nil }
    self.index = index
    // Two customers may bear one name.
    let id = answer.columns[index].name == "name" ? answer.index("customer_id") : nil
    var places: [[String]: Int] = [:]
    var groups: [[CompactRow]] = []
    for row in rows {
      let key = [index, id].compactMap { $0 }.map { row[$0].string ?? "" }
      if let place = places[key] {
        groups[place].append(row)
      } else {
        places[key] = groups.count
        groups.append([row])
      }
    }
    guard places.keys.contains(where: { $0.contains { !$0.isEmpty } }) else { return nil }
    all = Self.ordered(groups, by: definition.sort.flatMap(answer.index))
  }

  private static func ordered(_ groups: [[CompactRow]], by column: Int?) -> [[CompactRow]] {
    guard let column else { return groups }
    let sums = groups.map { $0.reduce(0.0) { $0 + ($1.number(column) ?? 0) } }
    let places = groups.indices.sorted {
      sums[$0] == sums[$1] ? $0 < $1 : sums[$0] > sums[$1]
    }
    return places.map { groups[$0] }
  }
}
