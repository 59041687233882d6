import Foundation
import Testing

@testable import Charts

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A drawing read back: its elements with their attributes, and the room that each text takes. That it
/// can be read at all shows that it is well-formed.
struct DrawnChart {
  struct Node {
    var name: String
    var attributes: [String: String]
    var text: String

    func number(_ attribute: String) -> Double { Double(attributes[attribute] ?? "") ?? .nan }
  }

  let svg: String
  let nodes: [Node]

  init(_ chart: any Chart, width: Double) throws {
    try self.init(svg: chart.svg(width: width))
  }

  init(svg: String) throws {
    self.svg = svg
    let parser = XMLParser(data: Data(svg.utf8))
    let collector = Collector()
    parser.delegate = collector
    try #require(parser.parse(), "not well-formed: \(svg.prefix(300))")
    nodes = collector.nodes
  }

  func all(_ name: String) -> [Node] { nodes.filter { $0.name == name } }

  var texts: [String] { all("text").map(\.text) }
  var width: Double { nodes[0].number("width") }
  var height: Double { nodes[0].number("height") }

  /// What each label takes, by the measure of the text.
  var labels: [(text: String, box: Box)] {
    all("text").map { node in
      let style = TextStyle(
        isBold: node.attributes["font-weight"] != nil,
        size: node.attributes["font-size"].flatMap(Double.init) ?? TextStyle.size)
      let anchor = Anchor(rawValue: node.attributes["text-anchor"] ?? "start") ?? .start
      let place = Point(x: node.number("x"), y: node.number("y"))
      return (node.text, style.box(node.text, at: place, anchor: anchor))
    }
  }

  /// The pairs of labels that share more than a rounding's worth of room.
  var overlaps: [String] {
    let labels = labels
    return labels.indices.flatMap { second in
      labels[..<second].filter { first in
        first.box.grown(by: -0.3).intersects(labels[second].box.grown(by: -0.3))
      }.map { "“\($0.text)” and “\(labels[second].text)”" }
    }
  }

  /// The labels that leave the drawing.
  var strays: [String] {
    let room = Box(left: 0, top: 0, right: width, bottom: height).grown(by: 0.5)
    return labels.filter { !room.contains($0.box) }.map { "“\($0.text)” \($0.box)" }
  }

  private final class Collector: NSObject, XMLParserDelegate {
    var nodes: [Node] = []
    private var open: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      open.append(nodes.count)
      nodes.append(Node(name: name, attributes: attributes, text: ""))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if let last = open.last { nodes[last].text += string }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      open.removeLast()
    }
  }
}
