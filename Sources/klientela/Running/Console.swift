#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why nothing more can be printed.
enum OutputError: Error, CustomStringConvertible {
  /// Whoever read the output has left, as `head` does: no reason for a word.
  case closed
  /// The system refused, with its reason.
  case refused(String)

  var description: String {
    switch self {
    case .closed: "the output was closed; nothing reads it any more"
    case .refused(let reason): "the output cannot be written: \(reason); check where it goes"
    }
  }
}

/// Standard output and standard error, and what is known of the terminal behind them.
struct Console: Sendable {
  /// Whether standard output is a terminal: then rows come as a table.
  let isTerminal: Bool
  /// Whether standard error is a terminal: then progress is shown.
  let showsProgress: Bool
  /// How many characters a line of the terminal has; nil where there is none.
  let width: Int?
  /// Whether words may be set off; `NO_COLOR` forbids it.
  let hasStyles: Bool

  init() {
    let isDumb = Self.variable("TERM") == "dumb"
    isTerminal = isatty(STDOUT_FILENO) == 1
    showsProgress = isatty(STDERR_FILENO) == 1 && !isDumb
    hasStyles = isTerminal && !isDumb && (Self.variable("NO_COLOR") ?? "").isEmpty
    width = isTerminal ? Self.terminalWidth : nil
  }

  /// An environment variable's value.
  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private static var terminalWidth: Int {
    if let columns = variable("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Prints a line, or several.
  func print(_ text: String = "") throws {
    try write(Array((text + "\n").utf8))
  }

  /// Prints bytes as they are.
  func write(_ bytes: borrowing [UInt8]) throws {
    try writeAll(bytes, to: STDOUT_FILENO)
  }

  /// Says something beside the output, on standard error; a closed one is nobody's loss.
  func note(_ text: String) {
    try? writeAll(Array((text + "\n").utf8), to: STDERR_FILENO)
  }

  /// Shows a line of progress in place of the one before; an empty one takes it away.
  func progress(_ text: String) {
    guard showsProgress else { return }
    try? writeAll(Array("\r\u{1B}[K\(text)".utf8), to: STDERR_FILENO)
  }

  /// Asks a question that is answered with y or n. Throws `UsageError` where nobody can answer.
  func confirms(_ question: String) throws -> Bool {
    guard isatty(STDIN_FILENO) == 1, isTerminal else {
      throw UsageError.other(
        "there is no terminal to ask whether that is wanted", hint: "add --yes to do it unasked")
    }
    try write(Array("\(question) [y/N] ".utf8))
    return ["y", "yes"].contains((readLine() ?? "").lowercased())
  }

  /// A heading, set off where the terminal can.
  func heading(_ text: String) -> String {
    hasStyles ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }
}

/// Writes all bytes, however many pieces the system takes them in.
func writeAll(_ bytes: borrowing [UInt8], to descriptor: Int32) throws {
  try bytes.withUnsafeBytes { buffer in
    var rest = UnsafeRawBufferPointer(buffer)
    while let base = rest.baseAddress, !rest.isEmpty {
      let count = write(descriptor, base, rest.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw errno == EPIPE ? OutputError.closed : .refused(systemReason()) }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }
}

/// The system's words for the last thing that went wrong.
func systemReason() -> String { String(cString: strerror(errno)) }
