import Warehouse

/// What stands around every page: head, masthead, the way to the other pages, footer.
struct PageShell {
  /// A page in the row of links below the masthead.
  struct Link: Sendable {
    let title: String
    let address: String
    let isCurrent: Bool
  }

  let wording: Wording
  let firm: String
  /// What a reader sees above the page: the kind of report and its period.
  let period: String
  let links: [Link]
  var logo: Logo?
  var accent: String?

  /// The whole page as HTML.
  func page(title: String, main: Markup, footer: Markup) -> String {
    let head = head(title: title)
    let body = Markup.element(
      "body", [:],
      .element("a", ["class": "skip", "href": "#main"], text: wording.text("page.skip")),
      masthead, navigation,
      .element("main", ["id": "main"], main),
      .element("footer", ["class": "foot"], footer),
      Markup(trusted: "<script>\(PageAssets.script)</script>"))
    return "<!doctype html>\n<html lang=\"\(wording.language.rawValue)\">\n"
      + head.html + "\n" + body.html + "\n</html>\n"
  }

  private func head(title: String) -> Markup {
    [
      Markup(trusted: "<head><meta charset=\"utf-8\">"),
      Markup(trusted: "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"),
      Markup(
        trusted: "<meta http-equiv=\"Content-Security-Policy\" content=\"\(PageAssets.policy)\">"),
      Markup(trusted: "<meta name=\"color-scheme\" content=\"light dark\">"),
      .element("title", text: "\(title) · \(firm)"),
      Markup(trusted: "<style>\(PageAssets.style)\(accentStyle)\(printedHead)</style></head>"),
    ].joined
  }

  /// The firm's own accent colour: six hexadecimal digits, or it is left out.
  private var accentStyle: String {
    guard let accent, accent.first == "#", accent.utf8.count == 7,
      accent.dropFirst().allSatisfy(\.isHexDigit)
    else { return "" }
    return "@media not (prefers-color-scheme:dark){:root{--accent:\(accent)}}"
  }

  /// Printed above every page but the first, whose masthead says the same.
  private var printedHead: String {
    let text = CSSText.quoted("\(firm) · \(period)")
    return "@page{@top-left{content:\(text);font:8.5pt sans-serif;color:#5c6570}}"
      + "@page :first{@top-left{content:none}}"
  }

  private var masthead: Markup {
    let mark = logo.map { Markup.element("img", ["src": $0.address, "alt": "", "class": "logo"]) }
    return .element(
      "header", ["class": "masthead"],
      .element("p", ["class": "firm"], mark ?? .none, .text(firm)),
      .element("p", ["class": "period"], text: period))
  }

  private var navigation: Markup {
    guard !links.isEmpty else { return .none }
    let items = links.map { link in
      Markup.element(
        "li", [:],
        .element(
          "a", ["href": link.address, "aria-current": link.isCurrent ? "page" : nil],
          text: link.title))
    }
    return .element(
      "nav", ["class": "pages", "aria-label": wording.text("page.pages")],
      .element("ul", [:], items))
  }
}

/// Text in a style sheet.
enum CSSText {
  /// A string: all but letters, digits and blanks by number, so that nothing can end it.
  static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(200).filter { !Escaping.isUnwelcome($0) }
    let escaped = scalars.map { scalar in
      let isPlain = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == " "
      return isPlain ? String(scalar) : "\\\(String(scalar.value, radix: 16)) "
    }
    return "\"\(escaped.joined())\""
  }
}

/// A picture that stands in the page itself.
struct Logo {
  let address: String

  /// A PNG or SVG by its bytes; nil for anything else. An SVG in an image runs no script.
  init?(bytes: [UInt8]) {
    let isPNG = bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])
    let start = String(decoding: bytes.prefix(1000), as: UTF8.self)
    guard isPNG || start.contains("<svg") else { return nil }
    let type = isPNG ? "image/png" : "image/svg+xml"
    address = "data:\(type);base64,\(Base64.text(bytes))"
  }
}

/// The style sheet, the little script, and the policy that lets nothing else in.
enum PageAssets {
  static let style = Embedded.files["Assets/page.css"].map(Self.squeezed) ?? ""
  static let script = Embedded.files["Assets/table.js"] ?? ""

  /// No network and no script but this page's own, which is named by its hash. Styles may stand in
  /// the page, for a style can fetch nothing where no address is allowed.
  static let policy: String = {
    let hash = Base64.text(SHA256.digest(Array(script.utf8)))
    return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
      + "script-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'"
  }()

  /// Drops comments, indentation and empty lines.
  private static func squeezed(_ style: String) -> String {
    var kept = ""
    var rest = style[...]
    while let open = rest.firstRange(of: "/*"),
      let close = rest[open.upperBound...].firstRange(of: "*/")
    {
      kept += rest[..<open.lowerBound]
      rest = rest[close.upperBound...]
    }
    kept += rest
    return kept.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
      .joined(separator: "\n")
  }
}
