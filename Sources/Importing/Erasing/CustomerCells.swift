import CSV
import Warehouse
import Workspace

/// The cells of a file in which its source says which customer is meant. An id of few characters stands
/// by chance in much else: a quantity 77 is no customer 77.
struct CustomerCells {
  private let readers: [(reader: ColumnReader, source: String)]
  private let open: OpenFile

  /// Of a file that is read as its mapping says.
  init(_ open: OpenFile, source: Source) throws {
    self.open = open
    readers = try open.entities().flatMap { mapped in
      try Entity.of(mapped.entity).columns.filter { $0.type == .id(.customers) }.compactMap {
        column in
        let said = mapped.column(column.name)
        var plan = ColumnPlan.absent
        if let said {
          try open.take(said, into: &plan)
        } else if let field = open.index(of: column.name) {
          plan.origin = .field(field)
        }
        guard plan.isPresent else { return nil }
        return (ColumnReader(plan), said?.idSource ?? source.name)
      }
    }
  }

  /// Whether one of them says an id that is meant, of the source given with it.
  func contain(_ record: RecordReader, _ isMeant: (_ id: Bytes, _ source: String) -> Bool) -> Bool {
    readers.contains { isMeant($0.reader.bytes(record), $0.source) }
  }

  /// Whether a record of the file says a short id of a person; the text is in the file's dialect.
  func tell(
    _ traces: PersonTraces, in text: [UInt8], _ encoding: TextEncoding? = nil
  ) -> Bool {
    let source = MemoryByteSource(text)
    guard
      let record = try? RecordReader(
        source: source, encoding: encoding ?? open.records.encoding, dialect: open.dialect),
      (try? record.next()) == true
    else { return false }
    return contain(record, traces.haveShort)
  }

  /// Whether any record that was not read yet says one.
  func tell(_ traces: PersonTraces) -> Bool {
    while (try? open.records.next()) == true {
      if contain(open.records, traces.haveShort) { return true }
    }
    return false
  }
}
