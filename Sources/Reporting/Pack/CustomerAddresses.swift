import Warehouse

/// Where the pages of a pack's customers lie: `customers/ID.html`.
struct CustomerAddresses: Sendable {
  /// A page's place in the pack, and the link to it from the pack's own folder.
  struct Address: Sendable, Equatable {
    let path: String
    let link: String
  }

  /// The folder of the pages in the pack.
  static let folder = "customers"

  private let addresses: [ExactText: Address]

  /// Addresses for customers by their ids, no two alike, also where letters' case does not count.
  ///
  /// The id is percent-encoded; where that is too long for a file's name, or no name at all on Windows,
  /// or another customer's is equal but for case, its hash stands instead.
  init(_ ids: [String]) {
    let names = ids.map { ($0, PageName($0)) }
    let namesakes = Dictionary(grouping: names) { $0.1.encoded.lowercased() }
    addresses = names.reduce(into: [:]) { addresses, pair in
      let (id, name) = pair
      let isAlone = namesakes[name.encoded.lowercased()]?.count == 1
      let file = isAlone && name.isFit ? name.encoded : name.hashed
      let link = file.replacing("%", with: "%25")
      addresses[ExactText(id)] = Address(
        path: "\(Self.folder)/\(file).html", link: "\(Self.folder)/\(link).html")
    }
  }

  /// The address of a customer's page, nil where the pack has none.
  subscript(id: String) -> Address? { addresses[ExactText(id)] }
}
