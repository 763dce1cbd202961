import Texts

/// One sentence, folded, with the cues in it and where its mentions have gone: distances are counted in words of it.
struct Passage {
    /// Mentions of a sentence whose place is kept; a sentence with more is a table.
    static let mostCuts = 200
    /// A longer sentence is read up to here.
    private static let mostBytes = 4_000

    private(set) var bytes: [UInt8] = []
    let hits: [Cues.Hit]
    private var words: [Int32] = []
    /// Offsets in the text, and where they are in `bytes`; in order.
    private var cuts: [(from: Int, to: Int)] = []

    /// - Parameter cuts: the offsets within the sentence that will be asked for.
    init(_ text: String, _ range: Range<Int>, cuts: [Int], cues: Cues) {
        let sentence = range.lowerBound..<min(range.upperBound, range.lowerBound + Passage.mostBytes)
        var points = Set(cuts.filter { sentence.contains($0) })
        points.formUnion([sentence.lowerBound, sentence.upperBound])
        var text = text
        var bytes: [UInt8] = []
        var placed: [(from: Int, to: Int)] = []
        text.withUTF8 { all in
            let ordered = points.sorted().filter { $0 <= all.count }
            for (i, point) in ordered.enumerated() {
                placed.append((point, bytes.count))
                guard i + 1 < ordered.count else { break }
                TextFolder.fold(UnsafeBufferPointer(rebasing: all[point..<ordered[i + 1]]), into: &bytes)
            }
        }
        self.cuts = placed
        self.bytes = bytes
        words = WordStarts.starts(String(decoding: bytes, as: UTF8.self))
        hits = cues.hits(in: bytes)
    }

    /// Where an offset of the text is in `bytes`.
    func place(of offset: Int) -> Int {
        var low = 0
        var high = cuts.count
        while low < high {
            let middle = (low + high) / 2
            if cuts[middle].from <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? cuts[low - 1].to : 0
    }

    /// Words that begin within a range of `bytes`.
    func words(in range: Range<Int>) -> Int {
        WordStarts.rank(of: range.upperBound, in: words)
            - WordStarts.rank(of: range.lowerBound, in: words)
    }

    func has(_ cue: Cue) -> Bool { hits.contains { $0.cue == cue } }

    func hits(_ cue: Cue, in range: Range<Int>) -> [Cues.Hit] {
        hits.filter { $0.cue == cue && $0.start >= range.lowerBound && $0.end <= range.upperBound }
    }

    /// Whether one of the first words of the sentence is such a cue.
    func begins(with cue: Cue, withinWords most: Int) -> Bool {
        hits.contains { $0.cue == cue && words(in: 0..<$0.start) <= most }
    }

    /// Years from 1900 to 2099 that stand as words of their own.
    var years: [Int] {
        var years: [Int] = []
        for start in words.map(Int.init) where start + 4 <= bytes.count {
            let digits = bytes[start..<start + 4]
            guard digits.allSatisfy({ $0 &- 48 < 10 }),
                start + 4 == bytes.count || bytes[start + 4] &- 48 >= 10,
                start == 0 || ![UInt8(ascii: "."), UInt8(ascii: ",")].contains(bytes[start - 1])
            else { continue }
            let year = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
            if 1900...2099 ~= year { years.append(year) }
        }
        return years
    }
}
