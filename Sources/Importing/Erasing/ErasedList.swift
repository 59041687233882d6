import Foundation
import Workspace

/// The workspace's `erased.csv`: by which fingerprints erased people are known again, and the names
/// that their accounts bear instead.
///
/// It lies beside the warehouse, not in it, so that a warehouse that is built anew or taken from a
/// backup does not bring anybody back. Who takes a person's lines out of it lets that person in again.
struct ErasedList {
  /// What an erased person's accounts are called: `erased-3`, a second account of one source
  /// `erased-3.2`.
  static let prefix = "erased-"
  private static let header = "erased_as,what,fingerprint"
  private static let salt = "salt"

  let path: String
  private var salt: [UInt8]
  private var names: [Fingerprint: String] = [:]
  private var order: [Fingerprint] = []

  /// Reads the list; an empty one where there is no file. Throws `ImportError` with the line that is
  /// none.
  init(path: String) throws {
    self.path = path
    salt = (0..<32).map { _ in UInt8.random(in: 0...255) }
    guard let data = FileManager.default.contents(atPath: path) else { return }
    let lines = String(decoding: data, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where index > 0 && !line.isEmpty {
      try read(line, number: index + 1)
    }
  }

  private mutating func read(_ line: Substring, number: Int) throws {
    let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 3, let digest = Self.bytes(fields[2]) else {
      throw fault(number, "is not a name, a kind and a fingerprint")
    }
    if fields[1] == Self.salt {
      salt = digest
    } else if let kind = Fingerprint.Kind(rawValue: fields[1]), fields[0].hasPrefix(Self.prefix) {
      keep(Fingerprint(kind, digest: digest), fields[0])
    } else {
      throw fault(number, "is of a kind that this program does not know")
    }
  }

  private func fault(_ line: Int, _ what: String) -> ImportError {
    ImportError.file(
      path, line: line, column: 1, message: "the line \(what); put the file back as it was written")
  }

  /// Whether nobody was erased.
  var isEmpty: Bool { names.isEmpty }

  /// What whoever is known by a value in its common form is called now; nil where nobody is.
  func name(_ kind: Fingerprint.Kind, _ value: some Collection<UInt8>, source: String = "")
    -> String?
  {
    names[Fingerprint(kind, value, source: source, salt: salt)]
  }

  /// Keeps by what a person is known. A fingerprint that is there already stays as it is.
  mutating func add(
    _ kind: Fingerprint.Kind, _ value: some Collection<UInt8>, source: String = "", as name: String
  ) {
    keep(Fingerprint(kind, value, source: source, salt: salt), name)
  }

  private mutating func keep(_ fingerprint: Fingerprint, _ name: String) {
    guard names[fingerprint] == nil else { return }
    names[fingerprint] = name
    order.append(fingerprint)
  }

  /// A name for a person that nobody has yet.
  var nextPerson: String {
    let numbers = names.values.compactMap { Int(Self.person(of: $0).dropFirst(Self.prefix.count)) }
    return Self.prefix + String((numbers.max() ?? 0) + 1)
  }

  /// The names that accounts bear.
  var accountNames: Set<String> {
    Set(names.lazy.filter { $0.key.kind == .id }.map(\.value))
  }

  /// The person to whom an account's name belongs.
  static func person(of name: String) -> String {
    String(name.prefix { $0 != "." })
  }

  /// Writes the list, whole or not at all, readable by its owner only.
  func write() throws {
    var text = Self.header + "\n,\(Self.salt),\(Self.text(salt))\n"
    for fingerprint in order {
      text +=
        "\(names[fingerprint] ?? ""),\(fingerprint.kind.rawValue),\(Self.text(fingerprint.digest))\n"
    }
    let building = path + ".building"
    guard
      FileManager.default.createFile(
        atPath: building, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]),
      rename(building, path) == 0
    else {
      throw ImportError.file(
        path, line: 1, column: 1, message: "cannot be written; check who owns the folder")
    }
  }

  /// A mark of what the list says, by which a warehouse knows whether it was applied to it.
  var mark: String {
    var hash = ContentHash()
    for fingerprint in order {
      fingerprint.digest.withUnsafeBytes { hash.add($0) }
    }
    return hash.text
  }

  private static func text(_ bytes: [UInt8]) -> String {
    bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  private static func bytes(_ text: String) -> [UInt8]? {
    guard text.utf8.count == 64 else { return nil }
    let digits = text.utf8.map { $0 }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: 64, by: 2) {
      let pair = String(decoding: digits[place..<place + 2], as: UTF8.self)
      guard let byte = UInt8(pair, radix: 16) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }
}
