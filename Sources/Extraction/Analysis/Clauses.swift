import Records
import Texts

/// The clauses of a text's sentences, as far as punctuation and a few words tell them: how far a cue governs.
struct Clauses {
    let words: TextWords
    private let frame: TextFrame

    /// How many words a cue reaches.
    private static let reach = 24
    private static let reachBefore = 10
    /// In characters of Han.
    private static let reachBeforeHan = 24
    /// Behind a cue that takes up what was said before, at most so many words: `denied all of it`.
    private static let rest = 3

    private static let breaks = WordHash.hashes(
        """
        but however although though whereas despite pero sino mais toutefois aber jedoch sondern mas porem но однако \
        لكن بينما غير إلا 但 却 卻 而
        """)
    private static let pronouns = WordHash.hashes("it this that them so ello esto cela isso dies это этого ذلك هذا")

    init(words: TextWords, frame: TextFrame) {
        self.words = words
        self.frame = frame
    }

    /// The bytes of the sentence that holds a byte.
    func sentence(at start: Int) -> Range<Int>? { frame.sentence(at: start).map { frame.sentences[$0] } }

    /// All words of a sentence, of which one is known.
    func words(of sentence: Range<Int>, around word: Int) -> Range<Int> {
        var start = word
        while start > 0, isWithin(start - 1, sentence) { start -= 1 }
        var end = word
        while end < words.count, isWithin(end, sentence) { end += 1 }
        return start..<end
    }

    /// The end of what a cue governs behind it.
    func reach(from start: Int, within sentence: Range<Int>) -> Int {
        var at = start
        while at < min(words.count, start + Clauses.reach), isWithin(at, sentence), at == start || !isBreak(before: at)
        {
            at += 1
        }
        return at
    }

    /// The beginning of what it governs before it, over so many commas.
    func reachBack(from cue: Int, within sentence: Range<Int>, commas: Int) -> Int {
        var at = cue
        var left = commas
        let reach = isHan(cue) ? Clauses.reachBeforeHan : Clauses.reachBefore
        while at > max(0, cue - reach), isWithin(at - 1, sentence), !isBreak(before: at) {
            if hasMark(Clauses.commas, before: at) {
                guard left > 0 else { break }
                left -= 1
            }
            at -= 1
        }
        return at
    }

    /// Whether the clause ends before this word.
    func isEnd(_ at: Int, of sentence: Range<Int>) -> Bool {
        at >= words.count || !isWithin(at, sentence) || hasMark(Clauses.commas, before: at) || isBreak(before: at)
    }

    /// Whether a cue takes up what stands before it: it ends its clause, with a pronoun for it or without, or has it as
    /// an Arabic ending (`نفته`, denied it).
    func takesUp(_ cue: TermMatch, within sentence: Range<Int>) -> Bool {
        let end = cue.token + cue.tokenCount
        guard let close = (end...end + Clauses.rest).first(where: { isEnd($0, of: sentence) }) else {
            return hasPronoun(end - 1)
        }
        return close == end || Clauses.pronouns.contains(words[close - 1].hash) || hasPronoun(end - 1)
    }

    /// Whether one of these words stands before the cue in its clause.
    func follows(_ hashes: Set<UInt64>, _ cue: Int, within sentence: Range<Int>) -> Bool {
        (reachBack(from: cue, within: sentence, commas: 0)..<cue).contains { hashes.contains(words[$0].hash) }
    }

    private func isWithin(_ word: Int, _ sentence: Range<Int>) -> Bool {
        sentence.contains(Int(words[word].start))
    }

    /// A clause ends before this word: a semicolon, or a word that turns the sentence round.
    private func isBreak(before at: Int) -> Bool {
        Clauses.breaks.contains(words[at].hash) || hasMark(Clauses.semicolons, before: at)
    }

    private static let commas = [",", "،", "，"].map { Array($0.utf8) }
    private static let semicolons = [";", "؛", "；"].map { Array($0.utf8) }

    private func hasMark(_ marks: [[UInt8]], before at: Int) -> Bool {
        guard at > 0 else { return false }
        let gap = words.text[Int(words[at - 1].end)..<Int(words[at].start)]
        guard gap.count > 1 || gap.first != 0x20 else { return false }
        return marks.contains { mark in
            gap.indices.contains { gap[$0...].starts(with: mark) }
        }
    }

    private func isHan(_ word: Int) -> Bool { words.text[words[word].range].first.map { $0 >= 0xE3 } ?? false }

    /// Whether an Arabic word ends in ه, ها or هم as it is written.
    private func hasPronoun(_ word: Int) -> Bool {
        let written = words.text[words[word].range]
        return Clauses.endings.contains { written.count > $0.count && written.suffix($0.count).elementsEqual($0) }
    }

    private static let endings = ["ه", "ها", "هم"].map { Array($0.utf8) }
}
