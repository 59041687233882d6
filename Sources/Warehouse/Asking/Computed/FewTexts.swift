/// Texts of which there are few, as small numbers.
struct FewTexts {
  private var texts: [[UInt8]] = []

  mutating func index(of text: UnsafeBufferPointer<UInt8>) -> Int {
    if let index = texts.firstIndex(where: { $0.elementsEqual(text) }) { return index }
    texts.append(Array(text))
    return texts.count - 1
  }

  subscript(index: Int) -> String { String(decoding: texts[index], as: UTF8.self) }
}
