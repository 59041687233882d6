import Workspace

/// What is known of a customer from a day on.
struct CustomerVersion {
  /// The first day; 0: from the beginning.
  var validFrom: Int64
  /// The words by `CustomerColumn.recordIndex`.
  var words: [Word]
}

/// Makes a customer's versions of what is said of its accounts.
///
/// Column by column one account is listened to: the first in the order of preference of which a file
/// says anything in that column, else the first of which facts do. In columns that keep history its
/// word holds from its record's first day on, and the first word from the beginning; in the others
/// its latest word holds in all versions. A record that says nothing in a column leaves the word
/// before it as it is; one that closes the account ends the words of columns that keep history.
/// Consecutive versions that are equal are one.
struct CustomerVersions {
  /// What is said of one account of a customer.
  struct Account {
    var source: Int
    /// Files before facts, each by its first day.
    var records: [CustomerRecord]
  }

  private let ranks: SourceRanks
  private let buffer: WordBuffer
  private let keepsHistory: [Bool]

  /// `buffer` keeps the texts of what is said.
  init(_ ranks: SourceRanks, _ buffer: WordBuffer) {
    self.ranks = ranks
    self.buffer = buffer
    keepsHistory = CustomerColumn.recorded.map {
      Entity.of(.customers).column($0.name)?.keepsHistory ?? false
    }
  }

  /// The versions of a customer, in the order of their days; at least one.
  func versions(_ accounts: [Account]) -> [CustomerVersion] {
    if accounts.count == 1, accounts[0].records.count == 1 {
      return [CustomerVersion(validFrom: 0, words: accounts[0].records[0].words)]
    }
    let said = CustomerColumn.recorded.indices.map { words(of: accounts, column: $0) }
    var days: Set<Int64> = [0]
    for (column, words) in said.enumerated() where keepsHistory[column] {
      for said in words.dropFirst() { days.insert(said.validFrom) }
    }
    return merged(days.sorted().map { version(from: $0, said) })
  }

  /// A word of the account that is listened to in a column.
  private typealias Said = (validFrom: Int64, word: Word)

  private func version(from day: Int64, _ said: [[Said]]) -> CustomerVersion {
    CustomerVersion(
      validFrom: day,
      words: said.enumerated().map { column, words in
        let said = keepsHistory[column] ? words.last { $0.validFrom <= day } : words.last
        return (said ?? words.first)?.word ?? .nothing
      })
  }

  private func merged(_ versions: [CustomerVersion]) -> [CustomerVersion] {
    var merged: [CustomerVersion] = []
    for version in versions {
      if let last = merged.last, buffer.areSame(version.words, last.words) { continue }
      merged.append(version)
    }
    return merged
  }

  /// What the account that is listened to in a column says in it, the earliest word first.
  private func words(of accounts: [Account], column: Int) -> [Said] {
    for isBorne in [false, true] {
      var best: (rank: Int, words: [Said]) = (Int.max, [])
      for account in accounts {
        let rank = ranks.rank(of: account.source, column: column)
        if rank >= best.rank { continue }
        let words = words(account, column, isBorne: isBorne)
        if !words.isEmpty { best = (rank, words) }
      }
      if !best.words.isEmpty { return best.words }
    }
    return []
  }

  private func words(_ account: Account, _ column: Int, isBorne: Bool) -> [Said] {
    var words: [Said] = []
    for record in account.records where record.isBorne == isBorne {
      let ends = record.isClosing && keepsHistory[column] && !words.isEmpty
      if ends || !record.words[column].isNothing {
        words.append((record.validFrom, record.words[column]))
      }
    }
    return words
  }
}
