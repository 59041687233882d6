/// The statements of this room, which lie in `SQL/` as files.
enum SQLText: String, CaseIterable {
  case markStale = "mark_stale"
  case saveFirstFact = "save_first_fact"
  case factYears = "fact_years"

  /// The statement's text. Every case has its file, which a test makes sure of.
  var text: String { Embedded.files["SQL/\(rawValue).sql"] ?? "" }
}
