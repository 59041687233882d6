/// Objects, lists and words; strings and numbers have their own files.
struct JSON5Parser {
  var scanner: JSON5Scanner
  private var depth = 0

  static let depthLimit = 64

  init(_ scanner: JSON5Scanner) {
    self.scanner = scanner
  }

  mutating func document() throws(Fault) -> JSON5Node {
    try scanner.skipBlanks()
    if scanner.current == nil {
      throw scanner.fault(
        at: scanner.place, "the file is empty", hint: "it must hold an object { … }")
    }
    let node = try value()
    try scanner.skipBlanks()
    guard scanner.current == nil else {
      throw scanner.fault(
        at: scanner.place, "\(scanner.found) stands after the end of the settings",
        hint: "remove it, or look for a } too many above")
    }
    return node
  }

  private mutating func value() throws(Fault) -> JSON5Node {
    let place = scanner.place
    switch scanner.current {
    case "{":
      return JSON5Node(place: place, value: try nested { p throws(Fault) in try p.object() })
    case "[": return JSON5Node(place: place, value: try nested { p throws(Fault) in try p.array() })
    case "\"", "'": return JSON5Node(place: place, value: .text(try string()))
    case let scalar? where scalar.startsJSON5Number || scalar == "I" || scalar == "N":
      return JSON5Node(place: place, value: .number(try number()))
    case let scalar? where scalar.startsJSON5Name:
      return JSON5Node(place: place, value: try word())
    default:
      throw scanner.fault(at: place, "a value is expected, not \(scanner.found)")
    }
  }

  private mutating func nested(
    _ read: (inout JSON5Parser) throws(Fault) -> JSON5Value
  ) throws(Fault) -> JSON5Value {
    depth += 1
    if depth > Self.depthLimit {
      throw scanner.fault(
        at: scanner.place, "more than \(Self.depthLimit) levels of brackets stand in each other")
    }
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func word() throws(Fault) -> JSON5Value {
    let place = scanner.place
    let text = try name()
    switch text {
    case "true": return .flag(true)
    case "false": return .flag(false)
    case "null": return .null
    default:
      throw scanner.fault(
        at: place, "\(text) is no value", hint: "a text stands in quotes: \"\(text)\"")
    }
  }

  private mutating func array() throws(Fault) -> JSON5Value {
    let start = scanner.place
    scanner.advance()
    var nodes: [JSON5Node] = []
    while true {
      try scanner.skipBlanks()
      if scanner.skip("]") { return .array(nodes) }
      if scanner.current == nil { throw unclosed("list", from: start, closing: "]") }
      nodes.append(try value())
      try separator(closing: "]", of: "list", from: start)
    }
  }

  private mutating func object() throws(Fault) -> JSON5Value {
    let start = scanner.place
    scanner.advance()
    var members: [JSON5Member] = []
    var places: [String: Place] = [:]
    while true {
      try scanner.skipBlanks()
      if scanner.skip("}") { return .object(members) }
      if scanner.current == nil { throw unclosed("object", from: start, closing: "}") }
      let member = try self.member()
      if let first = places.updateValue(member.place, forKey: member.key) {
        throw scanner.fault(
          at: member.place, "\(member.key) stands here a second time",
          hint: "it stands in line \(first.line) already")
      }
      members.append(member)
      try separator(closing: "}", of: "object", from: start)
    }
  }

  private mutating func member() throws(Fault) -> JSON5Member {
    let place = scanner.place
    let key = try self.key()
    try scanner.skipBlanks()
    guard scanner.skip(":") else {
      throw scanner.fault(
        at: scanner.place, "a colon is expected after \(key), not \(scanner.found)")
    }
    try scanner.skipBlanks()
    return JSON5Member(key: key, place: place, node: try value())
  }

  private mutating func key() throws(Fault) -> String {
    switch scanner.current {
    case "\"", "'": return try string()
    case let scalar? where scalar.startsJSON5Name || scalar == "\\": return try name()
    default:
      throw scanner.fault(
        at: scanner.place, "a name is expected, not \(scanner.found)",
        hint: "names with other characters than letters, digits and _ stand in quotes")
    }
  }

  private mutating func separator(
    closing: Unicode.Scalar, of what: String, from start: Place
  ) throws(Fault) {
    let end = scanner.place
    try scanner.skipBlanks()
    if scanner.current == closing || scanner.skip(",") { return }
    if scanner.current == nil { throw unclosed(what, from: start, closing: closing) }
    throw scanner.fault(
      at: scanner.place, "a comma or \(closing) is expected, not \(scanner.found)",
      hint: scanner.place.line > end.line ? "put a comma at the end of line \(end.line)" : nil)
  }

  private func unclosed(_ what: String, from start: Place, closing: Unicode.Scalar) -> Fault {
    scanner.fault(
      at: start, "the \(what) that begins here is not closed", hint: "close it with \(closing)")
  }
}
