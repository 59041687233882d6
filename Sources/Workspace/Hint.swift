import Warehouse

/// The hint for a name that is not known: the nearest one, else all of them.
func hint(for name: String, in names: [String]) -> String {
  if let nearest = nearestName(to: name, in: names) { return "did you mean \(nearest)?" }
  return "known are \(names.joined(separator: ", "))"
}
