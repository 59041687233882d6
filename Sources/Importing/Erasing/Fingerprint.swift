import Warehouse

/// What is kept of something that a source says of an erased person: enough to know it again, not to
/// tell what it was. SHA-256 over a salt of the workspace, the kind, the source and the value.
struct Fingerprint: Hashable {
  /// What it is made of.
  enum Kind: String, CaseIterable {
    /// A source's id of the customer.
    case id
    case taxID = "tax_id"
    case registrationID = "registration_id"
    case email, phone, name, street

    /// The column of customers that holds it.
    var column: CustomerColumn {
      switch self {
      case .id: .customerId
      case .taxID: .taxId
      case .registrationID: .registrationId
      case .email: .email
      case .phone: .phone
      case .name: .name
      case .street: .street
      }
    }
  }

  let kind: Kind
  let digest: [UInt8]

  /// A fingerprint that was kept.
  init(_ kind: Kind, digest: [UInt8]) {
    self.kind = kind
    self.digest = digest
  }

  /// The fingerprint of a value in its common form; `source` for ids, which belong to their source.
  init(_ kind: Kind, _ value: some Collection<UInt8>, source: String = "", salt: [UInt8]) {
    self.kind = kind
    let separator: [UInt8] = [0x1F]
    digest = SHA256.digest(
      salt + Array(kind.rawValue.utf8) + separator + Array(source.utf8) + separator + Array(value))
  }

  /// The common form in which a value is compared: grounds for joins as ``IdentityValue`` has them,
  /// names and streets folded, ids to the letter; nil where it says nothing.
  static func commonForm(_ kind: Kind, _ bytes: Bytes, country: String?) -> [UInt8]? {
    if bytes.isEmpty { return nil }
    var form: [UInt8] = []
    switch kind {
    case .id: form = Array(bytes)
    case .name, .street: FoldedText.fold(bytes, into: &form)
    case .taxID: _ = IdentityValue.append(.taxID, bytes, country: country, to: &form)
    case .registrationID:
      _ = IdentityValue.append(.registrationID, bytes, country: country, to: &form)
    case .email: _ = IdentityValue.append(.email, bytes, country: country, to: &form)
    case .phone: _ = IdentityValue.append(.phone, bytes, country: country, to: &form)
    }
    return form.isEmpty ? nil : form
  }
}
