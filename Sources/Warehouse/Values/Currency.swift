/// A currency by its ISO 4217 code.
public struct Currency: Hashable, Sendable {
  /// The three letters, packed: the first in the highest byte.
  @usableFromInline let packed: UInt32

  @inlinable
  init(packed: UInt32) {
    self.packed = packed
  }

  /// The currency of a code of three ASCII letters, in either case; nil for anything else.
  @inlinable
  public init?(code bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 3 else { return nil }
    var packed: UInt32 = 0
    for byte in bytes {
      let upper = byte & 0xDF
      guard upper >= 65, upper <= 90, byte >= 65 else { return nil }
      packed = packed << 8 | UInt32(upper)
    }
    self.init(packed: packed)
  }

  /// The currency of a code of three ASCII letters, in either case; nil for anything else.
  public init?(_ code: some StringProtocol) {
    let bytes = Array(code.utf8)
    guard let currency = bytes.withUnsafeBufferPointer({ Currency(code: $0) }) else { return nil }
    self = currency
  }

  /// The euro.
  public static let euro = Currency(packed: 0x45_55_52)

  /// The code, `CZK`.
  public var code: String {
    String(decoding: [16, 8, 0].map { UInt8(truncatingIfNeeded: packed >> $0) }, as: UTF8.self)
  }

  /// How many decimals its amounts have (ISO 4217, minor unit): 2 for most, 0 for the yen.
  public var minorDigits: Int { Int(Self.digits[place]) & 0xf }

  /// Whether ISO 4217 lists the code, or listed it after 1999.
  public var isListed: Bool { Self.digits[place] & Self.listedMark != 0 }

  /// Its place among all codes of three letters.
  private var place: Int {
    let (first, second, third) = (packed >> 16 & 0xff, packed >> 8 & 0xff, packed & 0xff)
    return Int((first - 65) * 676 + (second - 65) * 26 + third - 65)
  }

  /// By place: the minor digits, with a mark where ISO 4217 lists the code.
  private static let digits: [UInt8] = {
    var digits = [UInt8](repeating: 2, count: 26 * 26 * 26)
    for packed in withoutMinorUnit { digits[Currency(packed: packed).place] = 0 }
    for packed in withThreeDigits { digits[Currency(packed: packed).place] = 3 }
    for packed in listed { digits[Currency(packed: packed).place] |= listedMark }
    return digits
  }()

  private static let listedMark: UInt8 = 0x80

  /// The codes that ISO 4217 lists, or listed after 1999, in alphabetical order.
  public static var listedCodes: [String] {
    listed.sorted().map { Currency(packed: $0).code }
  }

  /// The signs and words by which an amount in this currency may be marked, its code included.
  public var signs: [String] {
    [code] + (Self.signs[code] ?? [])
  }

  private static func packedCodes(_ codes: String) -> Set<UInt32> {
    Set(codes.split(separator: " ").compactMap { Currency($0)?.packed })
  }

  private static let withoutMinorUnit = packedCodes(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF")

  private static let withThreeDigits = packedCodes("BHD IQD JOD KWD LYD OMR TND")

  private static let listed = packedCodes(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP \
    BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP \
    GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR \
    KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK \
    MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR \
    SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS \
    UAH UGX USD UYI UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG \
    ATS BEF CYP DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MTL NLG PTE ROL SIT SKK TRL
    """)

  private static let signs: [String: [String]] = [
    "CZK": ["Kč", "Kc", ",-", ",--"], "SKK": ["Sk"], "EUR": ["€"], "PLN": ["zł", "zl"],
    "HUF": ["Ft"], "GBP": ["£"], "USD": ["US$", "$"], "CHF": ["Fr.", "SFr."], "JPY": ["¥"],
    "CNY": ["¥"], "SEK": ["kr"], "NOK": ["kr"], "DKK": ["kr."], "RON": ["lei"], "UAH": ["₴"],
    "TRY": ["₺"], "INR": ["₹"], "KRW": ["₩"], "BGN": ["лв."], "HRK": ["kn"],
  ]
}

extension Currency: Comparable, CustomStringConvertible {
  /// By code.
  @inlinable
  public static func < (left: Currency, right: Currency) -> Bool {
    left.packed < right.packed
  }

  /// The code.
  public var description: String { code }
}
