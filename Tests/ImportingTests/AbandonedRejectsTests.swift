import Testing

@testable import Importing

/// What a run that was killed left among the rejects is taken away by the next one.
@Suite struct AbandonedRejectsTests {
  private func workspace() throws -> TemporaryWorkspace {
    let workspace = try TemporaryWorkspace(#"s: { files: ["contacts.csv"] }"#)
    try workspace.write("contacts.csv", "contact_id,at,medium\n1,2024-01-01,phone\n2,x,phone\n")
    return workspace
  }

  @Test func ofARunThatDidNotLand() throws {
    let workspace = try workspace()
    for name in [".unfinished", ".dat.nosync1", "rates.csv"] {
      try workspace.write("rejects/1/\(name)", "left")
    }
    try workspace.load()
    #expect(workspace.exists("rejects/1/contacts.csv"))
    for name in [".unfinished", ".dat.nosync1", "rates.csv"] {
      #expect(!workspace.exists("rejects/1/\(name)"))
    }
  }

  /// It was killed when it had landed: what it wrote is right.
  @Test func ofARunThatLanded() throws {
    let workspace = try workspace()
    try workspace.load()
    try workspace.write("rejects/1/.unfinished", "")
    try workspace.load()
    #expect(workspace.exists("rejects/1/contacts.csv"))
    #expect(!workspace.exists("rejects/1/.unfinished"))
  }

  /// Files of rejects that the user has there are not ours to take away.
  @Test func onlyWhereTheMarkIs() throws {
    let workspace = try workspace()
    try workspace.write("rejects/1/mine.csv", "mended")
    try workspace.write("rejects/notes/.unfinished", "")
    try workspace.load()
    #expect(workspace.exists("rejects/1/mine.csv"))
    #expect(workspace.exists("rejects/notes/.unfinished"))
  }
}
