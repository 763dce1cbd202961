import Records
import Texts

/// What a text says of its mentions besides naming them, by cues of its own language (`negation:…`):
///
/// * it **denies** them: those behind a cue (“had nothing to do with”, «не связан») in the same clause, and accusations
///   before a cue in the passive or at the end of its clause (“the smuggling claims were denied”, 对走私指控予以否认);
/// * it only **supposes** them: within or behind the words that say so (“if convicted of smuggling”, “could be fined”);
/// * it **alleges** them: behind “allegedly”, before it where it ends the clause, and before a denial that answers it
///   (“…, which it denies”). What is alleged is an accusation like any other, and keeps its weight;
/// * it **reports** them: all of the sentence of “according to” or “sources said”; who is named as its source right
///   behind the cue is not who is accused.
struct Negation {
    private let clauses: Clauses
    /// The words that each cue denies, behind it and before it.
    private var behind: [Range<Int>] = []
    private var before: [Range<Int>] = []
    /// The words that each supposition is made of or governs.
    private var supposed: [Range<Int>] = []
    private var alleged: [Range<Int>] = []
    private var reported: [Range<Int>] = []
    private var sources: [Range<Int>] = []

    /// What remains of the score of an accusation that is only supposed.
    static let supposedShare: Float = 0.8
    /// How far behind “according to” a source may begin, in words.
    private static let sourceReach = 6

    private static let passives = WordHash.hashes(
        "was were is are been being be fue fueron han sido ete sont est wurde wurden foi foram были был была было 被 遭")
    /// What takes up the clause before: “…, which it denies”, «…, что он отрицает», “…، وهو ما نفته”, …，公司对此予以否认.
    private static let relatives = WordHash.hashes(
        "which que was что чего ما وهو وهي الامر التي الذي 此")

    /// Beginnings of the verbs of denying, which may stand behind what they deny; other cues (“no evidence”) do not speak of
    /// it there.
    private static let verbs = [
        "den", "refut", "neg", "nieg", "desm", "rechaz", "nie", "dem", "bestr", "leugn", "widerl", "zuruck", "отриц",
        "опров", "отверг", "نف", "ينف", "تنف", "انكر", "ينكر", "تنكر", "فند", "دحض", "否",
    ].map { Array($0.utf8) }

    /// “…, ce que dément …”, “…, lo que niega …”: what it says of the clause before, wherever its own ends.
    private static let taken = WordHash.hashes("ce lo o")
    private static let que = WordHash.hashes("que")

    /// The cues are terms of negations among `concepts`.
    init(cues: [TermMatch], of concepts: [Concept], words: TextWords, frame: TextFrame) {
        clauses = Clauses(words: words, frame: frame)
        for cue in cues {
            guard let sentence = clauses.sentence(at: cue.start) else { continue }
            switch concepts[cue.concept].name {
            case "cue": deny(cue, sentence)
            case "alleged": allege(cue, sentence)
            case "reported": reported.append(clauses.words(of: sentence, around: cue.token))
            case "source": report(cue, sentence)
            default: supposed.append(cue.token..<clauses.reach(from: cue.token + cue.tokenCount, within: sentence))
            }
        }
    }

    /// Whether the mention that begins at this word is denied; accusations (offences, events, sanctions) may stand
    /// before the cue too.
    func denies(token: Int, isAccusation: Bool) -> Bool {
        behind.contains { $0.contains(token) } || isAccusation && before.contains { $0.contains(token) }
    }

    /// Whether the accusation that begins at this word is only supposed or alleged.
    func supposes(token: Int) -> Bool { weakens(token: token) || alleged.contains { $0.contains(token) } }

    /// Whether it is only supposed, so that `supposedShare` remains of its score.
    func weakens(token: Int) -> Bool { supposed.contains { $0.contains(token) } }

    /// Whether the sentence gives what begins at this word as the word of somebody else.
    func reports(token: Int) -> Bool { reported.contains { $0.contains(token) } }

    /// Whether the party that begins at this word is cited, and not spoken of.
    func cites(token: Int) -> Bool { sources.contains { $0.contains(token) } }

    private mutating func deny(_ cue: TermMatch, _ sentence: Range<Int>) {
        let end = cue.token + cue.tokenCount
        behind.append(end..<clauses.reach(from: end, within: sentence))
        if cue.token > 0, Negation.passives.contains(clauses.words[cue.token - 1].hash) {
            before.append(clauses.reachBack(from: cue.token, within: sentence, commas: .max)..<cue.token)
        } else if isVerb(cue), isTaken(cue.token) || clauses.takesUp(cue, within: sentence) {
            let isAnswer = clauses.follows(Negation.relatives, cue.token, within: sentence)
            let clause = clauses.reachBack(from: cue.token, within: sentence, commas: isAnswer ? 1 : 0)..<cue.token
            // “Charged with smuggling, which it denies”: that the accused denies it does not take the charge back.
            if isAnswer { alleged.append(clause) } else { before.append(clause) }
        }
    }

    private func isTaken(_ cue: Int) -> Bool {
        cue > 1 && Negation.que.contains(clauses.words[cue - 1].hash)
            && Negation.taken.contains(clauses.words[cue - 2].hash)
    }

    private func isVerb(_ cue: TermMatch) -> Bool {
        (cue.token..<cue.token + cue.tokenCount).contains { i in
            let word = clauses.words.word(i)
            return Negation.verbs.contains { $0.withUnsafeBufferPointer(word.starts) }
        }
    }

    private mutating func allege(_ cue: TermMatch, _ sentence: Range<Int>) {
        let end = cue.token + cue.tokenCount
        alleged.append(end..<clauses.reach(from: end, within: sentence))
        if clauses.isEnd(end, of: sentence) {
            alleged.append(clauses.reachBack(from: cue.token, within: sentence, commas: 1)..<cue.token)
        }
    }

    /// Behind the cue stands who says it, up to a comma; names farther off are spoken of.
    private mutating func report(_ cue: TermMatch, _ sentence: Range<Int>) {
        reported.append(clauses.words(of: sentence, around: cue.token))
        let end = cue.token + cue.tokenCount
        var at = end
        while at < end + Negation.sourceReach, !clauses.isEnd(at, of: sentence) { at += 1 }
        sources.append(end..<at)
    }
}
