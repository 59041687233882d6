extension Catalogue {
  /// Sixty products; the position in this list is the product's index.
  static let products: [Product] = lines.flatMap { category, text in
    text.split(separator: "\n").enumerated().compactMap { number, line in
      product(String(line), category, number)
    }
  }

  /// Reads `name|unit|price|cost %|popularity|id of the companion|story`.
  private static func product(_ line: String, _ category: Category, _ number: Int) -> Product? {
    let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard cells.count == 7, let price = Int(cells[2]), let cost = Int(cells[3]),
      let popularity = Int(cells[4]),
      let place = Category.allCases.firstIndex(of: category)
    else { return nil }
    return Product(
      id: id(place, number), name: cells[0], category: category, unit: cells[1],
      listPriceMinor: price, costPercent: cost, popularity: popularity,
      companion: companion(cells[5]), story: stories[cells[6]] ?? .none)
  }

  /// Leading zeros are part of an id: `010040` is the fourth of the first category.
  private static func id(_ category: Int, _ number: Int) -> String {
    "0\(category + 1)0\(Day.twoDigits(number + 1))0"
  }

  /// `4.5` is the fifth product of the fourth category.
  private static func companion(_ text: String) -> Int? {
    let parts = text.split(separator: ".").compactMap { Int($0) }
    guard parts.count == 2 else { return nil }
    return lines.prefix(parts[0] - 1).reduce(parts[1] - 1) { sum, category in
      sum + category.text.split(separator: "\n").count
    }
  }

  private static let stories: [String: Story] = [
    "decline": .decline, "loss": .loss, "withdraw": .withdraw, "discontinued": .discontinued,
    "launched": .launched,
  ]

  private static let lines: [(category: Category, text: String)] = [
    (
      .woodScrews,
      """
      Vrut do dřeva 3×20, zápustná hlava|bal|8900|61|40|8.1|
      Vrut do dřeva 4×40, zápustná hlava|bal|14900|60|90|8.1|
      Vrut do dřeva 5×60, zápustná hlava|bal|18925|60|80|8.1|
      Vrut do dřeva 6×100, talířová hlava|bal|32900|58|60||
      Vrut terasový 5×50, nerez A2|bal|64900|57|55|8.2|
      Vrut terasový 5×70, nerez A4|bal|98900|56|25|8.2|
      Vrut do sádrokartonu 3,5×35|bal|9925|63|45||
      Vrut konstrukční 8×200|bal|86900|59|30||launched
      """
    ),
    (
      .bolts,
      """
      Šroub se šestihrannou hlavou M6×20|bal|12900|63|55|3.1|
      Šroub se šestihrannou hlavou M8×30|bal|17900|62|95|3.2|
      Šroub se šestihrannou hlavou M10×40|bal|26925|62|70|3.3|
      Šroub se šestihrannou hlavou M12×60|bal|41900|61|45|3.4|
      Šroub vratový M8×80|bal|28900|62|40|3.2|
      Šroub imbusový M6×16, pevnost 8.8|bal|19900|64|35||
      Šroub imbusový M8×25, pevnost 12.9|bal|34925|63|25||
      Závitová tyč M10, 1 m|ks|5925|65|50|3.3|
      Závitová tyč M12, 1 m|ks|8900|64|30|3.4|
      """
    ),
    (
      .nuts,
      """
      Matice šestihranná M6|bal|6900|64|50|3.5|
      Matice šestihranná M8|bal|8925|63|85|3.6|
      Matice šestihranná M10|bal|12900|62|60|3.7|
      Matice šestihranná M12|bal|17900|62|35||
      Podložka plochá M6|bal|3900|66|40||
      Podložka plochá M8|bal|4925|65|60||
      Podložka plochá M10|bal|6900|65|45||
      Matice samojistná M8|bal|14900|61|30||
      """
    ),
    (
      .anchors,
      """
      Hmoždinka univerzální 8×50|bal|15900|58|80|1.3|
      Hmoždinka univerzální 10×60|bal|21900|58|65||
      Kotva průvlaková M8×75|bal|44900|57|50|8.3|
      Kotva průvlaková M10×90|bal|62900|57|60|8.4|
      Kotva průvlaková M12×110|bal|89900|56|40|8.4|
      Chemická kotva, kartuše 300 ml|ks|28900|59|45|2.9|
      Talířová hmoždinka 10×140|bal|38900|60|35||
      Kotva do pórobetonu 10×70|bal|57900|59|20||
      """
    ),
    (
      .nails,
      """
      Hřebík stavební 3,15×80|kg|5900|66|60||
      Hřebík stavební 4×100|kg|6425|66|55||
      Hřebík kolářský 2,5×60|kg|7900|65|70||decline
      Hřebík krytinový 2,8×25|kg|11900|64|25||
      Hřebík konvexní 4×40|bal|23900|62|30|6.3|
      Spony čalounické 10 mm|bal|8900|63|20||
      """
    ),
    (
      .hinges,
      """
      Závěs dveřní 80 mm, pozink|ks|4925|61|35|1.2|
      Závěs stavební 300 mm|ks|18900|60|25||
      Úhelník tesařský 90×90×65|ks|3925|58|75|5.5|
      Úhelník tesařský 105×105×90|ks|6900|58|50|5.5|
      Třmen trámový 100×140|ks|11900|59|30|5.5|
      Patka sloupku zatloukací 71×750|ks|24900|60|25||
      Spojka děrovaná 60×200|ks|5900|59|40||
      Zástrč okenní mosazná|ks|13900|98|6||withdraw
      """
    ),
    (
      .ropes,
      """
      Lano ocelové 4 mm, pozink|m|1925|62|40|7.5|
      Lano ocelové 8 mm, pozink|m|4900|61|25|7.5|
      Řetěz svařovaný 5 mm|m|7925|63|20||
      Šňůra polypropylenová 6 mm|m|925|60|30||
      Svorka lanová 5 mm|ks|1900|58|35||
      """
    ),
    (
      .tools,
      """
      Bit Torx TX20, sada 10 ks|bal|22900|57|45||
      Bit Torx TX25 prodloužený|ks|8900|57|30||
      Vrták do betonu SDS 8×160|ks|9900|60|40||
      Vrták do betonu SDS 10×210|ks|13900|60|40||
      Kladivo tesařské 600 g|ks|44900|64|15||
      Klíč ráčnový, sada 12 ks|sada|129900|115|14||loss
      Svinovací metr 5 m|ks|16900|63|20||
      Pila ocaska 450 mm|ks|32900|65|10||discontinued
      """
    ),
  ]
}
