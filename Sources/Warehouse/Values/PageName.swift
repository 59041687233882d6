/// The names that the file of a customer's page can have, without its folder and ending: the id,
/// percent-encoded, or its hash where that does not do.
public struct PageName: Sendable {
  /// Letters, digits, `-`, `_` and inner dots of the id as they are, every other byte as `%XX`.
  public let encoded: String
  private let id: String

  /// The names of the page of a customer who prints that id.
  public init(_ id: String) {
    self.id = id
    encoded = Self.encoded(id)
  }

  /// The first half of the id's SHA-256.
  public var hashed: String {
    SHA256.digest(Array(id.utf8)).prefix(16).map(Self.hexadecimal).joined().lowercased()
  }

  /// Whether the encoded id can be a file's name on every system, and is not like another's hash.
  public var isFit: Bool {
    encoded.utf8.count <= Self.longest && !isLikeHash
      && !Self.devices.contains(encoded.prefix { $0 != "." }.lowercased())
  }

  private static let longest = 80

  /// Names that Windows keeps for devices, whatever stands behind a dot.
  private static let devices = Set(
    ["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] })

  private var isLikeHash: Bool { encoded.utf8.count == 32 && encoded.allSatisfy(\.isHexDigit) }

  private static func encoded(_ id: String) -> String {
    var name = ""
    for byte in id.utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        byte < 0x80
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          || "-_".unicodeScalars.contains(scalar))
      if isPlain || scalar == "." && !name.isEmpty {
        name.unicodeScalars.append(scalar)
      } else {
        name += "%" + hexadecimal(byte)
      }
    }
    return name
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return byte < 16 ? "0" + digits : digits
  }
}
