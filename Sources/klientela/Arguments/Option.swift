/// How a shell completes a value.
enum Completion: Hashable, Sendable {
  /// Nothing can be offered.
  case nothing
  /// Files and folders.
  case files
  /// Folders.
  case folders
  /// One of these words.
  case words([String])
  /// Names that only a look into the workspace can tell.
  case names(NameList)
}

/// Lists of names that `klientela completions --list` prints for a shell.
enum NameList: String, CaseIterable, Sendable {
  case columns, months, parameters, queries, reports, segments, sources
}

/// What an option or operand takes: its name in the help, how it is read, how a shell completes it.
struct Taking<Value: Sendable>: Sendable {
  /// How the help calls the value: `YYYY-MM`.
  let placeholder: String
  /// What it must be, for messages: `a month such as 2025-12`.
  let form: String
  /// How a shell completes it.
  let completion: Completion
  /// The value that a word means; nil where it means none.
  let read: @Sendable (String) -> Value?

  init(
    _ placeholder: String, _ form: String, completion: Completion = .nothing,
    read: @escaping @Sendable (String) -> Value?
  ) {
    self.placeholder = placeholder
    self.form = form
    self.completion = completion
    self.read = read
  }

  /// The same under another name in the help.
  func named(_ placeholder: String) -> Self {
    Self(placeholder, form, completion: completion, read: read)
  }

  /// The same, completed in another way.
  func completed(by completion: Completion) -> Self {
    Self(placeholder, form, completion: completion, read: read)
  }
}

/// How many values an option takes.
enum Arity: Sendable {
  /// None: it is on or off.
  case flag
  /// One; the option may stand once.
  case one
  /// One, and the option may stand several times.
  case repeated
  /// All words up to the next option.
  case list
}

/// What parsing, help, completions and the manual know of an option.
struct OptionDeclaration: Sendable {
  /// The long name, or the short one where there is no long one: `--month`, `-C`.
  let name: String
  /// The short name beside a long one: `-o`.
  let short: String?
  /// How many values it takes.
  let arity: Arity
  /// How the help calls the value; empty for a flag.
  let placeholder: String
  /// What a value must be.
  let form: String
  /// How a shell completes it.
  let completion: Completion
  /// What it does, in a phrase.
  let summary: String
  /// Options and operands of which one must be there for this one to mean something.
  let with: [String]
  /// Whether a word can be its value.
  let accepts: @Sendable (String) -> Bool

  /// The names that a user may write.
  var names: [String] { [short, name].compactMap { $0 } }
  /// Whether a value follows.
  var takesValue: Bool { !placeholder.isEmpty }
  /// `--month YYYY-MM`.
  var usage: String {
    guard takesValue else { return name }
    if case .list = arity { return "\(name) \(placeholder)…" }
    return "\(name) \(placeholder)"
  }
}

/// Something that a command declares as an option.
protocol DeclaredOption: Sendable {
  var declaration: OptionDeclaration { get }
}

/// An option that is there or not.
struct Flag: DeclaredOption {
  let declaration: OptionDeclaration

  init(_ name: String, short: String? = nil, with: [String] = [], _ summary: String) {
    declaration = OptionDeclaration(
      name: name, short: short, arity: .flag, placeholder: "", form: "", completion: .nothing,
      summary: summary, with: with, accepts: { _ in false })
  }
}

/// An option with a value.
struct Option<Value: Sendable>: DeclaredOption {
  let declaration: OptionDeclaration
  let read: @Sendable (String) -> Value?

  init(
    _ name: String, short: String? = nil, _ taking: Taking<Value>, arity: Arity = .one,
    with: [String] = [], _ summary: String
  ) {
    let read = taking.read
    self.read = read
    declaration = OptionDeclaration(
      name: name, short: short, arity: arity, placeholder: taking.placeholder, form: taking.form,
      completion: taking.completion, summary: summary, with: with, accepts: { read($0) != nil })
  }
}

/// What parsing, help, completions and the manual know of an operand.
struct OperandDeclaration: Sendable {
  /// How it is called: `MONTH`.
  let name: String
  /// What it must be.
  let form: String
  /// Whether it must be there.
  let isRequired: Bool
  /// Whether there may be several.
  let isRepeated: Bool
  /// How a shell completes it.
  let completion: Completion
  /// What it is, in a phrase.
  let summary: String
  /// Whether a word can be its value.
  let accepts: @Sendable (String) -> Bool

  /// `[REPORT…]`.
  var usage: String {
    let name = isRepeated ? "\(name)…" : name
    return isRequired ? name : "[\(name)]"
  }
}

/// A word that belongs to no option.
struct Operand<Value: Sendable>: Sendable {
  let declaration: OperandDeclaration
  let read: @Sendable (String) -> Value?

  init(
    _ taking: Taking<Value>, isRequired: Bool = true, isRepeated: Bool = false, _ summary: String
  ) {
    let read = taking.read
    self.read = read
    declaration = OperandDeclaration(
      name: taking.placeholder, form: taking.form, isRequired: isRequired, isRepeated: isRepeated,
      completion: taking.completion, summary: summary, accepts: { read($0) != nil })
  }
}
