import Warehouse

/// The reference of settings and entities as Markdown, printed from the declarations by which
/// files are checked.
public enum Manual {
  /// Every setting of `klientela.json`: a section for each object, with an example where it has
  /// one.
  public static var settings: String {
    groups.map(section).joined(separator: "\n")
  }

  /// Every entity with its columns.
  public static var entities: String {
    EntityName.allCases.map { section(Entity.of($0)) }.joined(separator: "\n")
  }

  /// All groups of settings, in the order of the manual.
  static let groups: [SettingGroup] = [
    Settings.group, Company.group, Settings.historyGroup, RejectLimit.group, Source.group,
    FileMapping.group, ColumnMapping.group, LeaveOut.group, ReturnRule.group,
    ReturnRule.prefixGroup, FileDate.group, Unpivot.group, RateQuotation.group, Identity.group,
    CostToServe.group, ClassThresholds.group, ClassThresholds.keyGroup, ClassThresholds.loyalGroup,
    ClassThresholds.indebtedGroup, ClassThresholds.unprofitableGroup, OwnClass.group, Stages.group,
    ProductThresholds.group, Dunning.group,
  ]

  private static func section(_ group: SettingGroup) -> String {
    let rows = group.settings.map { setting in
      row(["`\(setting.key)`", setting.form, absence(setting.absence), setting.summary])
    }
    let table = ["| setting | is | default | |", "|---|---|---|---|"] + rows
    let example = group.example.isEmpty ? [] : ["", "```json5", group.example, "```"]
    return lines(["### \(group.title)", "", group.summary, ""] + table + example)
  }

  private static func section(_ entity: Entity) -> String {
    let rows = entity.columns.map { column in
      let name = column.isRequired ? "**\(column.name)**" : column.name
      let kept = column.keepsHistory ? " Earlier values are kept." : ""
      return row([name, column.type.name, column.summary + kept])
    }
    let choices = entity.alternatives.map { choice in
      "\n" + (choice.isRequired ? "Needs" : "At most one of") + " \(choice.text)."
    }
    let table = ["| column | is | |", "|---|---|---|"] + rows
    return lines(["### \(entity.name.rawValue)", "", entity.summary, ""] + table + choices)
  }

  private static func absence(_ absence: Setting.Absence) -> String {
    switch absence {
    case .required: "required"
    case .means(let text): "`\(text.replacing("'", with: "\""))`"
    case .none: ""
    }
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }

  private static func lines(_ lines: [String]) -> String {
    lines.joined(separator: "\n") + "\n"
  }
}
