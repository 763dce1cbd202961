import Records
import Texts

/// Which mentions a text denies: those behind a cue (“had nothing to do with”, «не связан») in the same clause, and
/// accusations before a cue in the passive (“the smuggling claims were denied”). And which accusations it only
/// supposes (“if convicted of smuggling”, “could be fined”): those within or behind the words that say so.
struct Negation {
    private let words: TextWords
    private let frame: TextFrame
    /// The words that each cue governs.
    private var behind: [Range<Int>] = []
    private var before: [Range<Int>] = []
    /// The words that each supposition is made of or governs.
    private var supposed: [Range<Int>] = []

    /// What remains of the score of an accusation that is only supposed.
    static let supposedShare: Float = 0.8
    /// How many words a cue reaches.
    private static let reach = 24
    private static let reachBefore = 10

    private static let breaks = WordHash.hashes(
        """
        but however although though whereas pero sino mais toutefois aber jedoch sondern mas porem но однако \
        لكن بينما غير إلا 但 却 卻 而
        """)
    private static let passives = WordHash.hashes(
        "was were is are been being be fue fueron han sido ete sont est wurde wurden foi foram были был была было")

    /// `denials` and `suppositions` are terms of `negation:cue` and of the other negations.
    init(denials: [TermMatch], suppositions: [TermMatch], words: TextWords, frame: TextFrame) {
        self.words = words
        self.frame = frame
        for cue in suppositions {
            guard let sentence = frame.sentence(at: cue.start).map({ frame.sentences[$0] }) else { continue }
            supposed.append(cue.token..<reach(from: cue.token + cue.tokenCount, within: sentence))
        }
        for cue in denials {
            guard let sentence = frame.sentence(at: cue.start).map({ frame.sentences[$0] }) else { continue }
            let end = cue.token + cue.tokenCount
            behind.append(end..<reach(from: end, within: sentence))
            if cue.token > 0, Negation.passives.contains(words[cue.token - 1].hash) {
                before.append(reachBack(from: cue.token, within: sentence)..<cue.token)
            }
        }
    }

    /// Whether the mention that begins at this word is denied; accusations (offences, events, sanctions) may stand
    /// before the cue too.
    func denies(token: Int, isAccusation: Bool) -> Bool {
        behind.contains { $0.contains(token) } || isAccusation && before.contains { $0.contains(token) }
    }

    /// Whether the accusation that begins at this word is only supposed.
    func supposes(token: Int) -> Bool { supposed.contains { $0.contains(token) } }

    private func reach(from start: Int, within sentence: Range<Int>) -> Int {
        var at = start
        while at < min(words.count, start + Negation.reach), Int(words[at].start) < sentence.upperBound,
            at == start || !isBreak(before: at)
        {
            at += 1
        }
        return at
    }

    private func reachBack(from cue: Int, within sentence: Range<Int>) -> Int {
        var at = cue
        while at > max(0, cue - Negation.reachBefore), Int(words[at - 1].start) >= sentence.lowerBound,
            !isBreak(before: at)
        {
            at -= 1
        }
        return at
    }

    /// A clause ends before this word: a semicolon, or a word that turns the sentence round.
    private func isBreak(before at: Int) -> Bool {
        if Negation.breaks.contains(words[at].hash) { return true }
        return at > 0 && words.text[Int(words[at - 1].end)..<Int(words[at].start)].contains(UInt8(ascii: ";"))
    }
}
