import Warehouse

/// Reads the settings of one object by their declarations: unknown names and missing ones are told
/// at once, each value is checked for its kind and range when it is asked for.
///
/// After a fault a reader goes on with a stand-in, so that the other faults are found too; the
/// settings as a whole are then thrown away.
struct ObjectReader {
  let group: SettingGroup
  let place: Place
  let context: DecodingContext
  private var members: [String: JSON5Member] = [:]

  /// `node` nil stands for an object without members, at `place`.
  init(_ node: JSON5Node?, _ group: SettingGroup, _ context: DecodingContext, at place: Place) {
    self.group = group
    self.context = context
    self.place = node?.place ?? place
    guard let node else { return }
    guard case .object(let members) = node.value else {
      context.wrongKind(node, group.title, "an object")
      return
    }
    for member in members { accept(member) }
    tellMissing()
  }

  private mutating func accept(_ member: JSON5Member) {
    if group.setting(member.key) == nil {
      context.log.add(
        member.place, "\(group.title) has no setting \(member.key)",
        hint: hint(for: member.key, in: group.keys))
    } else if member.node.value != .null {
      members[member.key] = member
    }
  }

  private func tellMissing() {
    for setting in group.settings where members[setting.key] == nil {
      if case .required(let example) = setting.absence {
        context.log.add(
          place, "\(group.title) lacks \(setting.key)", hint: "add \(setting.key): \(example)")
      }
    }
  }

  /// The member as it was given; nil where it was not.
  func given(_ key: String) -> JSON5Member? {
    assert(group.setting(key) != nil, "\(key) is not declared in \(group.title)")
    return members[key]
  }

  /// The value given, else the one that its absence means.
  func node(_ key: String) -> JSON5Node? {
    given(key)?.node ?? meaningOfAbsence(key)
  }

  private func meaningOfAbsence(_ key: String) -> JSON5Node? {
    guard case .means(let text)? = group.setting(key)?.absence else { return nil }
    return (try? readJSON5(text.utf8, file: "")).map { JSON5Node(place: place, value: $0.value) }
  }

  /// A value that is at fault is stood in for by the default, so that no other fault follows of it.
  private func read<Value>(
    _ key: String, _ convert: (JSON5Node, Setting) -> Value?
  ) -> Value? {
    guard let setting = group.setting(key) else { return nil }
    if let member = given(key), let value = convert(member.node, setting) { return value }
    return meaningOfAbsence(key).flatMap { convert($0, setting) }
  }

  /// A text that is not empty; nil where there is none.
  func textIfAny(_ key: String) -> String? {
    read(key) { node, setting in
      if case .choice(let names) = setting.kind { return context.choice(node, key, names) }
      return context.text(node, key)
    }
  }

  /// A text that is required or has a default.
  func text(_ key: String) -> String { textIfAny(key) ?? "" }

  /// The case of an enumeration whose raw values are the setting's choices.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String) -> Choice? {
    textIfAny(key).flatMap { Choice(rawValue: $0) }
  }

  func integerIfAny(_ key: String) -> Int? {
    read(key) { node, setting in
      guard case .integer(let range) = setting.kind else { return nil }
      return context.integer(node, key, setting.form, range)
    }
  }

  func integer(_ key: String) -> Int { integerIfAny(key) ?? 0 }

  func decimalIfAny(_ key: String) -> ExactDecimal? {
    read(key) { node, setting in
      guard case .decimal(let range) = setting.kind else { return nil }
      return context.decimal(node, key, setting.form, range)
    }
  }

  func decimal(_ key: String) -> ExactDecimal { decimalIfAny(key) ?? .zero }

  func moneyIfAny(_ key: String) -> Int64? {
    read(key) { node, _ in context.money(node, key) }
  }

  func money(_ key: String) -> Int64 { moneyIfAny(key) ?? 0 }

  func flagIfAny(_ key: String) -> Bool? {
    read(key) { node, _ in context.flag(node, key) }
  }

  func flag(_ key: String) -> Bool { flagIfAny(key) ?? false }

  func monthIfAny(_ key: String) -> Month? {
    read(key) { node, setting in
      guard let text = context.text(node, key) else { return nil }
      if let month = Month(iso: text) { return month }
      context.outOfRange(node, key, setting.form, text)
      return nil
    }
  }

  /// A list of texts, perhaps empty.
  func texts(_ key: String) -> [String] {
    guard let node = node(key), let nodes = context.array(node, key, of: "texts") else { return [] }
    return nodes.compactMap { context.cell($0, key) }
  }

  /// The reader of an object that stands in this one; of an empty one where it is not given.
  func object(_ key: String, _ group: SettingGroup) -> ObjectReader {
    ObjectReader(given(key)?.node, group, context, at: place)
  }

  /// Tells that settings which must grow do not: `second_days` under `reminder_days`.
  func requireAscending(_ keys: [String]) {
    for (lower, upper) in zip(keys, keys.dropFirst()) {
      let (low, high) = (integer(lower), integer(upper))
      guard low >= high else { continue }
      let place = (given(upper) ?? given(lower))?.node.place ?? self.place
      context.log.add(
        place, "\(upper) (\(high)) must be greater than \(lower) (\(low)) in \(group.title)")
    }
  }
}
