import Records
import Texts

/// The words before and behind a mention within its sentence, as far as they matter.
struct Surroundings {
    /// In bytes, on either side.
    private static let reach = 120

    struct Word {
        var folded: [UInt8]
        var isCapital: Bool
        var isUpper: Bool
        /// Nothing but a space or a hyphen stands between it and the word nearer to the mention.
        var isJoined: Bool
    }

    /// The nearest first.
    private(set) var before: [Word] = []
    private(set) var after: [Word] = []
    /// No word stands before it in its sentence.
    private(set) var isSentenceStart = false
    /// The last word before it is the first of its sentence.
    private(set) var followsFirstWord = false
    /// All words around have capitals only, or all begin with one.
    private(set) var isShouting = false
    private(set) var isHeadline = false

    init(of range: Range<Int>, in text: UnsafeBufferPointer<UInt8>, sentence: Range<Int>?, tokens: TokenBuffer) {
        let sentence = (sentence ?? 0..<text.count).clamped(to: 0..<text.count)
        guard range.lowerBound >= sentence.lowerBound, range.upperBound <= text.count else { return }
        let start = Surroundings.border(max(sentence.lowerBound, range.lowerBound - Surroundings.reach), text)
        let end = Surroundings.border(
            min(max(sentence.upperBound, range.upperBound), range.upperBound + Surroundings.reach), text)
        before = Surroundings.words(in: start..<range.lowerBound, of: text, tokens, mention: range.lowerBound)
            .reversed()
        after = Surroundings.words(in: range.upperBound..<max(end, range.upperBound), of: text, tokens, mention: nil)
        if start > sentence.lowerBound, !before.isEmpty { before.removeLast() }
        isSentenceStart = before.isEmpty && start == sentence.lowerBound
        followsFirstWord = before.count == 1 && start == sentence.lowerBound
        let all = before + after
        let long = all.filter { $0.folded.count > 3 && !(48...57).contains($0.folded[0]) }
        isShouting = long.count > 2 && long.allSatisfy(\.isUpper)
        isHeadline = long.count > 4 && long.filter(\.isCapital).count * 4 >= long.count * 3
    }

    /// The words nearby, on both sides.
    func nearby(_ count: Int) -> [Word] { Array(before.prefix(count)) + after.prefix(count) }

    private static func border(_ at: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
        var at = at
        while at < text.count, text[at] & 0xC0 == 0x80 { at += 1 }
        return at
    }

    /// `mention`: where it begins, for the words before it; those behind it begin where it ends.
    private static func words(
        in range: Range<Int>, of text: UnsafeBufferPointer<UInt8>, _ tokens: TokenBuffer, mention: Int?
    ) -> [Word] {
        guard !range.isEmpty else { return [] }
        let slice = UnsafeBufferPointer(rebasing: text[range])
        Tokenizer.scan(slice, into: tokens)
        var last = 0
        return (0..<tokens.count).map { i in
            let token = tokens[i]
            let next = i + 1 < tokens.count ? Int(tokens[i + 1].start) : slice.count
            let gap = mention == nil ? last..<Int(token.start) : Int(token.end)..<next
            last = Int(token.end)
            return Word(
                folded: tokens.withFolded(i, of: slice) { Array($0) },
                isCapital: WrittenLetters.hasCapitals(slice[Int(token.start)])
                    && WrittenLetters.isCapital(slice, at: Int(token.start)),
                isUpper: isUpper(slice[token.range]), isJoined: isJoined(slice[gap]))
        }
    }

    private static func isUpper(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var hasCapital = false
        if word.allSatisfy({ $0 < 0x80 }) {
            for byte in word {
                if byte &- 97 < 26 { return false }
                hasCapital = hasCapital || byte &- 65 < 26
            }
            return hasCapital
        }
        for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
            if scalar.properties.isLowercase { return false }
            hasCapital = hasCapital || scalar.properties.isUppercase
        }
        return hasCapital
    }

    private static func isJoined(_ gap: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        gap.count == 0 || gap.count == 1 && gap.allSatisfy { $0 == 0x20 || $0 == 0x2D || $0 == 0x26 }
            || gap.elementsEqual(" & ".utf8)
    }
}
