import Workspace

/// The forms of a file's dates.
extension FileDraft {
  /// Columns whose dates have not one form among them say theirs one by one.
  static func settleDates(
    _ sample: FileSample, _ parts: inout [Part], _ dates: inout Drafted
  ) {
    var forms: [String: Int] = [:]
    for part in parts.indices {
      for match in parts[part].matches.indices {
        let found = parts[part].matches[match]
        guard let index = found.index,
          Entity.of(parts[part].entity).column(found.column)?.type.isDate == true,
          case .found(let form) = ValueForms.dates(sample.values(index))
        else { continue }
        parts[part].matches[match].dates = form
        forms[form, default: 0] += 1
      }
    }
    guard let usual = forms.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else {
      return
    }
    dates = .found(usual)
    for part in parts.indices {
      for match in parts[part].matches.indices where parts[part].matches[match].dates == usual {
        parts[part].matches[match].dates = nil
      }
    }
  }
}
