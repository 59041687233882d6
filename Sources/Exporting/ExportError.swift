/// Why the warehouse cannot be written as files.
public enum ExportError: Error, Equatable, CustomStringConvertible {
  /// A file stands where the folder is to be.
  case file(String)
  /// The folder holds something that is not an export and would be removed.
  case foreign(String)
  /// The system refused to write it.
  case refused(String, what: String, reason: String)

  /// One line: the path, what is wrong, what to do.
  public var description: String {
    switch self {
    case .file(let path):
      "\(path): this is a file; name a folder for the export"
    case .foreign(let path):
      "\(path): holds files that are not an export, which would be removed; name a folder of its own"
    case .refused(let path, let what, let reason):
      "\(path): \(what)\(reason.isEmpty ? "" : " (\(reason))"); choose another folder"
    }
  }
}
