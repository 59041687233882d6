import CSV
import Warehouse

/// Gathers what facts say of the members they name: of each the word of the latest business day, ties
/// by greatest document id, then line.
final class FactRiderOf<Column: EntityColumn>: FactRider {
  private let row: Row<Column>
  private let member: (FactPlace) -> Int64
  private let append: (FactRiderOf, Word, Int64, WriteUnit) -> Void
  private var words: [Int64: Word] = [:]

  /// What the latest row said, text by column.
  struct Word {
    var day: Int32
    var document: [UInt8]
    var line: Int64
    var texts: [[UInt8]]

    /// Its bytes sort as the words' times do: a tab comes before whatever an id may hold.
    var stamp: String {
      let line = String(line)
      let zeros = String(repeating: "0", count: max(0, 10 - line.utf8.count))
      return
        "\(Day(number: day).key)\t\(String(decoding: document, as: UTF8.self))\t\(zeros)\(line)"
    }
  }

  init(
    _ row: Row<Column>, member: @escaping (FactPlace) -> Int64,
    append: @escaping (FactRiderOf, Word, Int64, WriteUnit) -> Void
  ) {
    self.row = row
    self.member = member
    self.append = append
  }

  func note(_ place: FactPlace) {
    let key = member(place)
    guard key != 0 else { return }
    if let word = words[key], !isLater(place, than: word) { return }
    words[key] = Word(
      day: place.day.number, document: Array(place.document), line: place.line,
      texts: Column.allCases.map { Array(row.bytes($0)) })
  }

  func finish(into unit: WriteUnit) {
    for (key, word) in words.sorted(by: { $0.key < $1.key }) { append(self, word, key, unit) }
  }

  private func isLater(_ place: FactPlace, than word: Word) -> Bool {
    if place.day.number != word.day { return place.day.number > word.day }
    if place.document.elementsEqual(word.document) { return place.line >= word.line }
    return word.document.lexicographicallyPrecedes(place.document)
  }

  fileprivate func text(_ column: Column, _ word: Word) -> String? {
    let text = word.texts[column.rawValue]
    return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
  }
}

extension FactRiderOf where Column == ProductColumn {
  static func products(_ row: Row<ProductColumn>, fileKey: Int64) -> FactRiderOf {
    FactRiderOf(row, member: \.product) { rider, word, key, unit in
      let batch = unit.known(.productBorne)
      batch.append(key)
      for column in [ProductColumn.name, .category, .line, .unit] {
        batch.append(rider.text(column, word))
      }
      batch.append(word.stamp)
      batch.append(fileKey)
    }
  }
}

extension FactRiderOf where Column == CustomerColumn {
  static func customers(
    _ row: Row<CustomerColumn>, fileKey: Int64, _ erased: ErasedPeople?
  ) -> FactRiderOf {
    FactRiderOf(row, member: \.account) { rider, word, key, unit in
      var word = word
      if let erased { word.withhold(erased, account: key) }
      let batch = unit.known(.customerRecord)
      batch.append(key)
      batch.append(1)
      batch.append(0)
      for column in [
        CustomerColumn.name, .kind, .taxId, .registrationId, .parentId, .email, .phone, .street,
        .city, .postalCode, .country, .region, .market,
      ] {
        batch.append(rider.text(column, word))
      }
      batch.appendNulls(1)
      batch.append(rider.text(.acquisitionSource, word))
      batch.appendNulls(3)
      batch.append(rider.text(.language, word))
      batch.appendNulls(1)
      batch.append(rider.text(.preferredMedium, word))
      batch.appendNulls(2)
      batch.append(word.stamp)
      batch.append(fileKey)
    }
  }
}

extension FactRiderOf<CustomerColumn>.Word {
  /// Takes out what must not be stored of an erased person.
  fileprivate mutating func withhold(_ erased: ErasedPeople, account: Int64) {
    let withheld = erased.withheld(account) { texts[$0.rawValue] }
    for column in CustomerColumn.allCases where withheld.contains(column) {
      texts[column.rawValue] = []
    }
  }
}
