/// Labels that are looked for as bytes: those of scripts without spaces (`统一社会信用代码`) and those with punctuation
/// inside (`B/L`, `D-U-N-S`).
struct Phrases: Sendable {
    private let all: [[UInt8]]

    /// Separated by spaces.
    init(_ phrases: String) { all = phrases.split(separator: " ").map { Array($0.utf8) } }

    /// Whether one of them stands on the same line within so many bytes before the place.
    func stand(before start: Int, in text: TextView, within reach: Int = 40) -> Bool {
        var low = max(0, start - reach)
        var at = start - 1
        while at >= low {
            if text[at] == 0x0A || text[at] == 0x82 && text[at - 1] == 0x80 && text[at - 2] == 0xE3 { low = at + 1 }
            at -= 1
        }
        return all.contains { phrase in last(phrase, in: low..<start, of: text) != nil }
    }

    /// Where one of them begins last within the range.
    func last(in range: Range<Int>, of text: TextView) -> Int? {
        all.compactMap { last($0, in: range, of: text) }.max()
    }

    private func last(_ phrase: [UInt8], in range: Range<Int>, of text: TextView) -> Int? {
        var at = range.upperBound - phrase.count
        while at >= range.lowerBound {
            if phrase.indices.allSatisfy({ text[at + $0] == phrase[$0] }) { return at }
            at -= 1
        }
        return nil
    }
}
