import Foundation
import SQLite

/// A folder that goes when it is let go.
final class Scratch {
  let path = FileManager.default.temporaryDirectory.appending(path: "export-\(UUID())").path

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// All files below the folder.
  var files: [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []).sorted()
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }
}

/// Two tables in which everything occurs that has to be told apart.
enum SmallDatabase {
  static func open() throws -> Connection {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute(
      """
      CREATE TABLE note (
        place_key INTEGER NOT NULL REFERENCES place, "column" INTEGER NOT NULL, text TEXT,
        share REAL, bytes BLOB, PRIMARY KEY (place_key, "column")
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE place (place_key INTEGER PRIMARY KEY, market TEXT NOT NULL UNIQUE) STRICT;
      CREATE INDEX note_by_text ON note (text);
      CREATE VIEW places AS SELECT market FROM place;
      INSERT INTO place VALUES (0, ''), (1, 'Plzeň, "Bory"');
      INSERT INTO note VALUES (1, 2, '', 0.1, x'00ff'), (1, 1, NULL, NULL, NULL),
        (0, 9, 'one' || char(13, 10) || 'two', -12.0, x'');
      """)
    return connection
  }
}
