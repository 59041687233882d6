import Warehouse

/// Everything needed to say a figure in one language: texts, numbers, money, dates, sentences.
public struct Wording: Sendable {
  /// The texts by name.
  public let texts: Texts
  /// Numbers as the language writes them.
  public let numbers: NumberText
  /// Money of the company's currency.
  public let money: MoneyText

  /// The words of a language for a company that keeps its books in `currency`.
  public init(_ language: Language, currency: String) throws(ReportFault) {
    texts = try Texts(language)
    numbers = NumberText(language)
    money = MoneyText(currency: currency, language: language)
  }

  /// The language.
  public var language: Language { texts.language }
  var dates: DateText { DateText(texts) }

  /// The text of that name.
  func text(_ name: String) -> String { texts[name] }

  /// The sentence of that name with its placeholders filled.
  func sentence(_ name: String, _ inserts: [String: Insert] = [:]) -> String {
    Sentence(texts: texts).fill(texts[name], inserts)
  }

  /// A number with its noun: `412 customers`.
  func counted(_ count: Int64, _ noun: String) -> String {
    Sentence(texts: texts).counted(count, noun: noun)
  }

  /// A change of a ratio in percentage points: `+0.4 pt`.
  func points(_ difference: Double) -> String {
    let text = numbers.fixed(difference * 100, decimals: 1)
    return numbers.signed(text, of: difference) + Space.noBreak + texts["units.points"]
  }

  /// A relative change: `+12.8 %`.
  func relativeChange(_ ratio: Double) -> String {
    let decimals = ratio.magnitude >= 1 ? 0 : 1
    return numbers.signed(numbers.percent(ratio, decimals: decimals), of: ratio)
  }
}
