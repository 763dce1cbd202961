package import Records
import Texts

/// Says how sure each mention of a known party is, and why: `Mention.score` and `Mention.reasons`.
///
/// A sum of findings: what the name itself says (a common word, an acronym, two rare words), how it was met (word for
/// word, with a typo, declined, in another script: the comparison of screening), what stands around (capitals, a longer
/// name, a legal form, a title), and what the rest of the text says of the party (its number, its full name, its
/// country, its trade). Only mentions and the words beside them are looked at. Between `Analyzer` and `Linker`.
package struct MentionJudge: Sendable {
    /// Mentions that are less sure are none.
    package static let floor = 0.3
    /// A name is never certain.
    static let highest = 0.98

    /// A word in more names of the register is not one party's.
    private static let fewNames = 6

    private let index: EntityIndex
    private let derived: DerivedNames
    private let frequencies: WordFrequencies
    private let memory = NameWordMemory()

    /// `derived` are the names that follow from those of the index; made here unless given.
    package init(index: EntityIndex, derived: DerivedNames? = nil) {
        self.index = index
        self.derived = derived ?? DerivedNames(index.entities)
        frequencies = WordFrequencies(index.entities)
    }

    /// Sets score and reasons of the mentions of kind `entity`, and takes those out that are below `floor`, or within a
    /// longer name of the same party.
    ///
    /// - Parameters:
    ///   - title: The text of zone `title`, as it was analysed.
    ///   - language: Of the text (BCP 47), as far as it is known.
    ///   - floor: 0 keeps every mention.
    package func judge(
        _ analysis: inout Analysis, title: String, text: String, language: String? = nil,
        floor: Double = MentionJudge.floor
    ) {
        guard analysis.mentions.contains(where: { $0.kind == .entity }) else { return }
        var title = title
        var text = text
        let tokens = TokenBuffer()
        var judgements: [Judgement] = []
        var names: [String: (NameMet, NameKind)] = [:]
        let calls = CalledParties(analysis.mentions, index)
        for (place, mention) in analysis.mentions.enumerated() where mention.kind == .entity {
            guard let id = mention.id, let entity = index[id] else { continue }
            let key = id + "\n" + mention.text
            let (met, kind) = names[key] ?? self.met(mention, entity, language, calls)
            names[key] = (met, kind)
            var judgement = Judgement(
                place: place, entity: id, logit: kind.logit, reasons: kind.reasons, name: met.name, kind: kind)
            judgement.isShortened = met.isShortened
            judgement.isCalled = met.manner == .namedBefore
            switch mention.zone {
            case .title:
                title.withUTF8 { look(&judgement, mention, met, entity, analysis.title, $0, tokens, language) }
            case .text:
                text.withUTF8 { look(&judgement, mention, met, entity, analysis.text, $0, tokens, language) }
            }
            judgements.append(judgement)
        }
        let evidence = PartyEvidenceInText(analysis, judgements, index, text: text)
        var isBelow = Set<Int>()
        for judgement in judgements {
            let (logit, reasons) = evidence.weighed(judgement)
            let score = min(MentionWeights.score(logit), MentionJudge.highest)
            analysis.mentions[judgement.place].score = (score * 1000).rounded() / 1000
            analysis.mentions[judgement.place].reasons = reasons
            if score < floor { isBelow.insert(judgement.place) }
        }
        if floor > 0 { isBelow.formUnion(evidence.withinOwn(analysis.mentions)) }
        guard !isBelow.isEmpty else { return }
        var place = -1
        analysis.mentions.removeAll { _ in
            place += 1
            return isBelow.contains(place)
        }
    }

    /// Which name of the party it is, and what that says by itself.
    private func met(
        _ mention: Mention, _ entity: Entity, _ language: String?, _ calls: CalledParties
    ) -> (NameMet, NameKind) {
        let words = NameWords.split(mention.text)
        var met =
            NameMet.of(
                words, mention.text, entity, names: memory.words(of: entity), WordForms.Family(language),
                derived: derived.names(of: entity.id),
                isCall: words.count == 1 && calls.contains(words[0], entity.id),
                isKnown: { frequencies.count(of: $0) > 1 }) ?? NameMet(manner: .typo, name: words, alike: 0)
        met.isShared = met.name.contains { frequencies.count(of: $0) > MentionJudge.fewNames }
        return (met, NameKind(of: met, entity.schema, isCommon: frequencies.isCommon))
    }

    /// Adds how the name was met, and what the words beside it say.
    private func look(
        _ judgement: inout Judgement, _ mention: Mention, _ met: NameMet, _ entity: Entity, _ frame: TextFrame,
        _ text: UnsafeBufferPointer<UInt8>, _ tokens: TokenBuffer, _ language: String?
    ) {
        let manner = met.weigh(entity.schema, judgement.kind)
        judgement.logit += manner.logit
        judgement.reasons = manner.reasons + judgement.reasons
        let range = mention.start..<max(mention.start, mention.end)
        let sentence = frame.sentence(at: mention.start).map { frame.sentences[$0] }
        let around = Surroundings(of: range, in: text, sentence: sentence, tokens: tokens)
        let context = MentionContext(
            around, mention.text, judgement.kind, entity, isGerman: language?.hasPrefix("de") == true,
            isShortened: judgement.isShortened)
        judgement.logit += context.logit
        judgement.reasons += context.reasons
    }
}

/// What is thought of a mention before the rest of the text is asked.
struct Judgement {
    /// Of the mention, among those of the analysis.
    var place: Int
    var entity: String
    var logit: Double
    var reasons: [String]
    /// The name that was met, in words.
    var name: [[UInt8]]
    var kind: NameKind
    /// The register's name says more: it has a legal form.
    var isShortened = false
    /// One word of a name that stands before it.
    var isCalled = false
}

/// In how many names of the register a word stands.
struct WordFrequencies: Sendable {
    private var counts: [UInt64: UInt32] = [:]
    private var names = 0
    /// Words of a smaller share of the names are rare.
    private static let share = 800
    private static let least: UInt32 = 12

    init(_ entities: [Entity]) {
        let tokens = TokenBuffer()
        counts.reserveCapacity(entities.count * 2)
        for entity in entities {
            for name in NameBook.texts(of: entity) {
                names += 1
                var name = name
                name.withUTF8 { bytes in
                    Tokenizer.scan(bytes, into: tokens)
                    for i in 0..<tokens.count { counts[tokens[i].hash, default: 0] += 1 }
                }
            }
        }
    }

    func count(of word: [UInt8]) -> UInt32 {
        word.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.flatMap { counts[WordHash.hash($0, bytes.count)] } ?? 0
        }
    }

    func isCommon(_ word: [UInt8]) -> Bool {
        count(of: word) >= max(WordFrequencies.least, UInt32(clamping: names / WordFrequencies.share))
    }
}
