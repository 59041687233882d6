import SQLite
import Warehouse

/// What a source says of an account from a day on.
struct CustomerRecord {
  /// The first day; 0: from the beginning.
  var validFrom: Int64
  /// Facts said it, not a file of customers.
  var isBorne: Bool
  /// The source names the account no more: its kept attributes end on that day.
  var isClosing = false
  /// The words by `CustomerColumn.recordIndex`.
  var words: [Word]
}

/// Goes through the records of accounts in the order of their keys.
final class CustomerRecordReader {
  private let statement: Statement
  private let buffer: WordBuffer
  private var hasRow = false

  /// `buffer` keeps the texts of what is read.
  init(_ connection: Connection, _ buffer: WordBuffer) throws(SQLiteError) {
    self.buffer = buffer
    statement = try connection.prepare(DimensionSQL.customerRecords.text)
  }

  /// Begins with the first account of a range.
  func begin(_ accounts: ClosedRange<Int64>) throws(SQLiteError) {
    statement.reset()
    statement.bind(accounts.lowerBound, at: 0).bind(accounts.upperBound, at: 1)
    hasRow = try statement.step()
  }

  /// Passes over the records of accounts before one, and over its own if `isWanted` is false, else
  /// appends them.
  func take(
    _ account: Int64, isWanted: Bool = true, into records: inout [CustomerRecord]
  ) throws(SQLiteError) {
    while hasRow {
      let found = statement.integer(0)
      if found > account { return }
      if found == account, isWanted { records.append(record()) }
      hasRow = try statement.step()
    }
  }

  private func record() -> CustomerRecord {
    CustomerRecord(
      validFrom: statement.integer(2), isBorne: statement.integer(1) == 1,
      isClosing: statement.integer(3) == 1,
      words: CustomerColumn.recorded.indices.map { index in
        buffer.word(statement, index + 4, CustomerColumn.recordKinds[index])
      })
  }
}

extension CustomerColumn {
  /// What the columns of `customer_record` hold.
  static let recordKinds: [CellKind] = recorded.map { column in
    switch column {
    case .acquiredOn, .repId, .marketingConsent, .paymentTermDays, .creditLimit: .integer
    default: .text
    }
  }
}
