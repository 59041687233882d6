import Warehouse

/// The document that the current line belongs to, for lines of a document mostly stand together.
struct SaleDocument {
  private(set) var hash: IdHash?
  /// The document's key.
  private(set) var key: Int64 = 0
  /// Nobody has seen the document before this stretch of the file.
  private(set) var isNew = false
  /// The greatest line slot so far.
  var lastSlot: Int64 = 0
  /// Its customer's id, as a hash; nil while no line has named one.
  private var customer: IdHash?

  /// Whether a line of that id goes on with the document.
  @inline(__always)
  func isCurrent(_ id: IdHash) -> Bool {
    guard let hash else { return false }
    return hash.first == id.first && hash.second == id.second
  }

  mutating func begin(_ id: IdHash, key: Int64, isNew: Bool, lastSlot: Int64 = 0) {
    self = SaleDocument(hash: id, key: key, isNew: isNew, lastSlot: lastSlot, customer: nil)
  }

  init() {}

  private init(hash: IdHash, key: Int64, isNew: Bool, lastSlot: Int64, customer: IdHash?) {
    self.hash = hash
    self.key = key
    self.isNew = isNew
    self.lastSlot = lastSlot
    self.customer = customer
  }

  /// Whether a line's customer is the document's; a line without one always is.
  @inline(__always)
  mutating func accepts(customer id: IdHash?) -> Bool {
    guard let id else { return true }
    guard let customer else {
      self.customer = id
      return true
    }
    return customer.first == id.first && customer.second == id.second
  }
}
