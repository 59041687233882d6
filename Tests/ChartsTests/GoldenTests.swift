import Charts
import Foundation
import Testing

/// Golden files: every sample at a phone's and at a column's width, one element a line.
///
/// `KLIENTELA_RECORD=1` writes them anew, and that run fails. `KLIENTELA_GALLERY=FILE` writes a page
/// with all samples, to be looked at.
@Suite struct GoldenTests {
  static let widths = [358.0, 540]

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("Golden")

  private static func file(_ sample: Sample, _ width: Double) -> String {
    "\(sample.name)-\(Int(width)).svg"
  }

  private static func lines(_ svg: String) -> String {
    svg.replacingOccurrences(of: "><", with: ">\n<") + "\n"
  }

  private static var isRecording: Bool {
    ProcessInfo.processInfo.environment["KLIENTELA_RECORD"] == "1"
  }

  @Test(arguments: Sample.all) func drawsAsRecorded(_ sample: Sample) throws {
    for width in Self.widths {
      let file = Self.folder.appendingPathComponent(Self.file(sample, width))
      let drawn = Self.lines(sample.chart.svg(width: width))
      if Self.isRecording {
        try drawn.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("recorded \(file.lastPathComponent); run again without KLIENTELA_RECORD")
      } else {
        let recorded = try String(contentsOf: file, encoding: .utf8)
        #expect(drawn == recorded, "\(file.lastPathComponent) differs")
      }
    }
  }

  @Test func hasNoOrphanedFile() throws {
    let expected = Set(
      Sample.all.flatMap { sample in Self.widths.map { Self.file(sample, $0) } })
    let present = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(present).subtracting(expected).isEmpty)
  }

  @Test func namesAreUnique() {
    #expect(Set(Sample.all.map(\.name)).count == Sample.all.count)
  }

  @Test func writesTheGallery() throws {
    guard let path = ProcessInfo.processInfo.environment["KLIENTELA_GALLERY"] else { return }
    let figures = Sample.all.map { sample in
      "<figure><figcaption>\(sample.name)</figcaption>\(sample.chart.figure())</figure>"
    }
    let page = Self.head + figures.joined(separator: "\n") + "</main></body></html>\n"
    try page.write(toFile: path, atomically: true, encoding: .utf8)
  }

  private static let head = """
    <!doctype html><html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>Charts</title><style>
    :root{color-scheme:light dark;--paper:#fff;--ink:#1a1d21;--muted:#5c6570;--rule:#e2e5e9;
    --accent:#1d5fbf;--accent-pale:#9dbde8;--good:#1a7a4c;--bad:#b23a2e;--warning:#a8670a;
    --context:#aab2bc}
    @media(prefers-color-scheme:dark){:root{--paper:#15181c;--ink:#e9ebee;--muted:#9aa4af;
    --rule:#2c3138;--accent:#74a9f5;--accent-pale:#35547f;--good:#5cc394;--bad:#f0867a;
    --warning:#e0a84a;--context:#59626d}}
    body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
    main{padding:16px;display:grid;gap:32px 40px;max-width:1120px;margin:auto}
    figure{margin:0;min-width:0}figcaption{font-weight:600}
    .wide{display:none}@media(min-width:600px){.wide{display:block}.narrow{display:none}}
    @media(min-width:1160px){main{grid-template-columns:1fr 1fr}}
    svg text{font-variant-numeric:tabular-nums}
    </style></head><body><main>
    """
}
