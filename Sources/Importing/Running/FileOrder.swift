import SQLite

/// Which of two files has the last word on a row that both have.
///
/// The owner's word stands, where two sources export one document. Else the later file's: by their
/// dates where both have one, else by the order in which they were first loaded; a file that is read
/// again keeps its place.
final class FileOrder {
  private struct Entry {
    var date: Int64
    var place: Int64
    var source: Int64
    var path: String
  }

  /// Whether a mapping names an owner; if none does, documents belong to whoever exports them.
  let knowsOwners: Bool
  private var entries: [Int64: Entry] = [:]

  init(_ connection: Connection, knowsOwners: Bool) throws(SQLiteError) {
    self.knowsOwners = knowsOwners
    let statement = try connection.prepare(SQLText.fileOrder.text)
    while try statement.step() {
      entries[statement.integer(0)] = Entry(
        date: statement.integer(1), place: statement.integer(2), source: statement.integer(3),
        path: statement.text(4))
    }
  }

  /// Notes a file of this run; `first` is the file's key when it was read for the first time.
  func note(_ fileKey: Int64, dateKey: Int, source: Int, path: String, first: Int64?) {
    entries[fileKey] = Entry(
      date: Int64(dateKey), place: first ?? fileKey, source: Int64(source), path: path)
  }

  /// The path of a file as its mapping has it.
  func path(of file: Int64) -> String { entries[file]?.path ?? "" }

  /// Whether what a file says of a document of a source gives way to what stands there.
  func isWeaker(_ coming: Int64, than standing: Int64, of source: Int64?) -> Bool {
    if knowsOwners, let source {
      let (isGuest, wasGuest) = (isGuest(coming, of: source), isGuest(standing, of: source))
      if isGuest != wasGuest { return isGuest }
    }
    return isEarlier(coming, than: standing)
  }

  /// Whether what a file says is older than what another one, loaded before, says.
  func isEarlier(_ coming: Int64, than standing: Int64) -> Bool {
    guard coming != standing, let new = entries[coming], let old = entries[standing] else {
      return false
    }
    if new.date > 0, old.date > 0, new.date != old.date { return new.date < old.date }
    return new.place < old.place
  }

  /// Whether a file says again, on a later date, what another one has said: then the word is its own,
  /// which a file between the two does not take away.
  func isLater(_ coming: Int64, than standing: Int64) -> Bool {
    guard let new = entries[coming], let old = entries[standing] else { return false }
    return old.date > 0 && new.date > old.date
  }

  /// Whether a file tells of a document that another source owns.
  func isGuest(_ file: Int64, of source: Int64) -> Bool {
    entries[file].map { $0.source != source } ?? false
  }
}
