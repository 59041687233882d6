/// Why a warehouse cannot be used.
public enum WarehouseError: Error, Equatable, CustomStringConvertible {
  /// There is no warehouse yet.
  case missing(path: String)
  /// The file is something else.
  case notAWarehouse(path: String)
  /// The file is damaged.
  case damaged(path: String, detail: String)
  /// A later program made it.
  case newer(path: String, version: Int64, known: Int64)
  /// An earlier program made it, and it was not brought up to date.
  case older(path: String, version: Int64, known: Int64)
  /// A symbolic link stands there, and nothing where it leads.
  case danglingLink(path: String, target: String)
  /// Another process is writing.
  case held(path: String, by: String)
  /// The file or its folder cannot be written.
  case readOnly(path: String, detail: String)
  /// The file may not be read.
  case closed(path: String)
  /// What was committed last stands in the log beside the file, which only who may write can read.
  case logged(path: String)
  /// The disk is full.
  case full(path: String)

  /// One line: what, where, what to do.
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): there is no warehouse yet; run `klientela import`"
    case .notAWarehouse(let path):
      "\(path): not a Klientela warehouse; move it away, or choose another workspace with -C"
    case .damaged(let path, let detail):
      "\(path): the warehouse is damaged (\(detail)); restore a backup, or move it away and import anew"
    case .newer(let path, let version, let known):
      "\(path): made by a later Klientela (version \(version), this one knows \(known)); update the program"
    case .older(let path, let version, let known):
      "\(path): made by an earlier Klientela (version \(version), this one knows \(known));"
        + " `klientela import` brings it up to date, with a backup beside it"
    case .danglingLink(let path, let target):
      "\(path): a link to \(target), where there is nothing; bring that place back (is its disk mounted?),"
        + " or remove the link"
    case .held(let path, let holder):
      "\(path): held by \(holder); wait until it is done, or stop it"
    case .readOnly(let path, let detail):
      "\(path): cannot be written (\(detail)); check who owns the folder"
    case .closed(let path):
      "\(path): may not be read; ask for the right to read it"
    case .logged(let path):
      "\(path): its last changes stand in the log beside it; wait until the command that runs there is done,"
        + " or have its owner run one"
    case .full(let path):
      "\(path): the disk is full; nothing was changed"
    }
  }
}
