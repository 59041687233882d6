/// The meaning of a colour. The page's style sheet decides the colour itself (`--accent` and so on),
/// so that dark mode, print and a firm's own accent need no new drawing.
public enum Tone: String, Sendable, CaseIterable {
  /// What matters; one series a chart.
  case accent
  /// The accent's quiet companion: a second series, the not yet due.
  case pale
  /// Grey, for comparison.
  case context
  /// Good news; never without a sign or a word.
  case good
  /// Bad news; never without a sign or a word.
  case bad
  /// Between good and bad.
  case warning
  /// The colour of text: totals.
  case ink

  /// The colour of areas and lines.
  var fill: Paint {
    switch self {
    case .accent: .accent
    case .pale: .pale
    case .context: .context
    case .good: .good
    case .bad: .bad
    case .warning: .warning
    case .ink: .ink
    }
  }

  /// True for what is there for comparison; its names are not bold.
  var isQuiet: Bool { self == .context || self == .pale }

  /// The colour of text that belongs to it: pale and grey would be too faint to read.
  var text: Paint {
    switch self {
    case .pale, .context: .muted
    default: fill
    }
  }
}

/// A colour of the page, by the name of its CSS variable.
enum Paint: String, Sendable {
  case accent = "var(--accent)"
  case pale = "var(--accent-pale)"
  case context = "var(--context)"
  case good = "var(--good)"
  case bad = "var(--bad)"
  case warning = "var(--warning)"
  case ink = "var(--ink)"
  case muted = "var(--muted)"
  case rule = "var(--rule)"
  case paper = "var(--paper)"
  case none = "none"

  var attribute: Attribute { .text(rawValue) }
}
