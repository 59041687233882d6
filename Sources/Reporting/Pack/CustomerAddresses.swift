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
    let names = ids.map { ($0, Self.encoded($0)) }
    let namesakes = Dictionary(grouping: names) { $0.1.lowercased() }
    addresses = names.reduce(into: [:]) { addresses, pair in
      let (id, name) = pair
      let isAlone = namesakes[name.lowercased()]?.count == 1
      let isPlain =
        isAlone && name.utf8.count <= Self.longestName && !Self.isLikeHash(name)
        && !Self.isDevice(name)
      let file = isPlain ? name : Self.hash(id)
      let link = file.replacing("%", with: "%25")
      addresses[ExactText(id)] = Address(
        path: "\(Self.folder)/\(file).html", link: "\(Self.folder)/\(link).html")
    }
  }

  /// The address of a customer's page, nil where the pack has none.
  subscript(id: String) -> Address? { addresses[ExactText(id)] }

  private static let longestName = 80

  /// Letters, digits, `-`, `_` and inner dots as they are, every other byte as `%XX`.
  private static func encoded(_ id: String) -> String {
    var name = ""
    for byte in id.utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        byte < 0x80
        && (scalar.properties.isAlphabetic || scalar.isDigit
          || "-_".unicodeScalars.contains(scalar))
      if isPlain || scalar == "." && !name.isEmpty {
        name.unicodeScalars.append(scalar)
      } else {
        name += "%" + hexadecimal(byte)
      }
    }
    return name
  }

  /// An id that looks like a hash could be another customer's.
  private static func isLikeHash(_ name: String) -> Bool {
    name.utf8.count == 32 && name.allSatisfy(\.isHexDigit)
  }

  /// Names that Windows keeps for devices, whatever stands behind a dot.
  private static let devices = Set(
    ["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] })

  private static func isDevice(_ name: String) -> Bool {
    devices.contains(name.prefix { $0 != "." }.lowercased())
  }

  private static func hash(_ id: String) -> String {
    SHA256.digest(Array(id.utf8)).prefix(16).map(hexadecimal).joined().lowercased()
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return byte < 16 ? "0" + digits : digits
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
