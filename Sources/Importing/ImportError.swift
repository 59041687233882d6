import CSV
import Warehouse
import Workspace

/// Why an import, or one file of it, is refused. Nothing is changed then.
public enum ImportError: Error, CustomStringConvertible {
  /// A fault of a file's text, with its place.
  case text(file: String, CSVError)
  /// A fault of a file at a place: what was found, what to do.
  case file(String, line: Int, column: Int, message: String)
  /// A fault of the mapping.
  case mapping(Fault)
  /// Too many rows of a file were rejected.
  case tooManyRejects(file: String, rejected: Int, read: Int, first: String)
  /// A file that is declared complete has less than half of the rows that stood.
  case shrunk(file: String, present: Int, stood: Int)
  /// The warehouse was built for another currency.
  case otherCurrency(warehouse: String, workspace: String)
  /// A file of rejects was named that no run wrote.
  case unknownRejects(String)
  /// A source was named that the workspace does not have.
  case unknownSource(String, nearest: String?)
  /// Another import holds the warehouse.
  case held(String)
  /// The month asked for has no facts.
  case outsideHistory(Month, first: Month, last: Month)

  /// One line: what, where, what to do.
  public var description: String {
    switch self {
    case .text(let file, let error): "\(file):\(error)"
    case .file(let file, let line, let column, let message):
      "\(file):\(line):\(column): \(message)"
    case .mapping(let fault): fault.description
    case .tooManyRejects(let file, let rejected, let read, let first):
      "\(file): \(rejected) of \(read) rows cannot be taken, first \(first); mend the mapping or"
        + " the file, or raise `rejects`; nothing was changed"
    case .shrunk(let file, let present, let stood):
      "\(file): declared complete, but of \(stood) rows that stood it has \(present), under half;"
        + " mend the export, or say --accept-shrink; nothing was changed"
    case .otherCurrency(let warehouse, let workspace):
      "the warehouse holds \(warehouse), klientela.json says \(workspace); a currency cannot be"
        + " changed later: move the warehouse away and import anew"
    case .unknownRejects(let path):
      "\(path): not a file of rejects of this workspace; name one as rejects/3/sales.csv"
    case .unknownSource(let name, let nearest):
      "there is no source \(name)" + (nearest.map { "; did you mean \($0)?" } ?? "")
    case .outsideHistory(let month, let first, let last):
      "no facts in \(month); there is \(first) to \(last), nothing was changed"
    case .held(let holder): "the warehouse is held by \(holder); wait until it is done"
    }
  }
}
