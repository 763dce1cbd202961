import Records
import TestSupport
import Testing
import Texts

@testable import Extraction

@Suite("Tagger of parties")
struct TaggerTests {
    private static let words = """
        # comment
        given\tanna
        given\tpeter
        place\tNew York
        place\tporto
        form\tltd
        vessel\ttanker
        vessel\tvessel
        function\tthe
        calendar\tMonday
        country:IR\t=Iran
        country:IR\tIranian\tinfl
        """

    /// Learnt in a second from sentences of our own.
    static let model: PartyModel = {
        let templates = """
            {PER} works for {ORG} in {LOC}.
            {ORG} of {LOC} sold copper to {ORG}.
            {PER} left {LOC} on {DAY}.
            The goods were weighed and found to be short.
            According to {PER}, prices fell in {MONTH}.
            """
        var options = TaggerTrainer.Options()
        options.epochs = 6
        let lists = [Array(words.utf8)]
        return TaggerTrainer(options).train(
            [PartyTemplates.corpus(Array(templates.utf8), words: lists, perTemplate: 60, seed: 3)], words: lists,
            head: PartyModel.Head(
                title: "Test", origins: ["written here", "twice"], licence: "none", languages: ["en"]))
    }()

    @Test("training learns where names stand, and twice the same bytes")
    func training() throws {
        let tagger = try PartyTagger(model: Self.model.encoded())
        let said = TaggerGoldenTests.said(tagger.tag("Anna Vortal works for Grunnel Bank Ltd in Iran."))
        #expect(said == ["p Anna Vortal", "o Grunnel Bank Ltd", "l Iran"])
        #expect(tagger.tag("The goods were weighed and found to be short.").isEmpty)
        let templates = Array("{PER} left {LOC}.\n{ORG} paid.".utf8)
        func bytes() -> [UInt8] {
            let corpus = PartyTemplates.corpus(templates, words: [], perTemplate: 20, seed: 9)
            return TaggerTrainer().train([corpus], words: [], head: Self.model.head).encoded()
        }
        #expect(bytes() == bytes())
    }

    @Test(
        "offsets point at the text as written, whatever is in it",
        arguments: [
            "İstanbul weiß\u{301} e\u{301}🚢 漢字, Anna Vortal works for Grunnel Ltd. in Iran.",
            "Anna\u{301} Vortal\u{200B} works\u{00A0}for “Grunnel Ltd” in Iran\r\n\r\nPeter left New\nYork.",
            "\u{202E}Anna Vortal\u{202C} left Iran.\n\n\n- Peter Å. Ö left Porto",
            "Anna Vortal (U.S.) left the U.S. on Monday. The tanker Al-Noor 7 (IMO 9074729) left",
            "", " ", ".", "A", "É", "ANNA VORTAL LEFT IRAN", "the tanker", "tanker (IMO 9074729)", "(IMO 9074729)",
        ])
    func offsets(_ text: String) throws {
        let tagger = PartyTagger(Self.model)
        let bytes = Array(text.utf8)
        var last = 0
        for mention in tagger.tag(text, zone: .title) {
            #expect(mention.start >= last && mention.end > mention.start && mention.end <= bytes.count)
            guard mention.end <= bytes.count else { continue }
            #expect(String(decoding: bytes[mention.start..<mention.end], as: UTF8.self) == mention.text)
            #expect(mention.zone == .title && mention.score > 0 && mention.score <= 1)
            last = mention.end
        }
    }

    @Test("hostile bytes are survived, in time that grows with the text")
    func hostile() {
        let tagger = PartyTagger(Self.model)
        var random = SeededRandom(seed: 5)
        let texts: [[UInt8]] = [
            [UInt8](repeating: 0x41, count: 1 << 20),
            [UInt8](repeating: 0xFF, count: 1 << 18),
            Array(String(repeating: "e\u{301}\u{302}\u{303}", count: 1 << 14).utf8),
            Array(String(repeating: "Anna ", count: 1 << 13).utf8),
            Array(String(repeating: "A.", count: 1 << 14).utf8),
            Array(String(repeating: "tanker A (IMO 1 ", count: 1 << 10).utf8),
            Array(String(repeating: "漢", count: 1 << 14).utf8),
            [UInt8](repeating: 0x0A, count: 1 << 18), [UInt8](repeating: 0, count: 1 << 18),
            (0..<1 << 15).map { _ in UInt8.random(in: 0...255, using: &random) },
            Array("Anna Vortal left Iran".utf8) + [0xE2, 0x80],
        ]
        let start = ContinuousClock.now
        for text in texts {
            text.withUnsafeBufferPointer { bytes in
                for mention in tagger.tag(bytes, zone: .text) {
                    #expect(mention.start < mention.end && mention.end <= text.count)
                }
            }
        }
        #expect(ContinuousClock.now - start < .seconds(120))
    }

    @Test("a ship is a ship wherever its name stands")
    func shipsAgain() {
        let said = TaggerGoldenTests.said(
            PartyTagger(Self.model).tag("Anna Vortal left the tanker Peter Vortal. Peter Vortal left Iran."))
        #expect(said.filter { $0 == "v Peter Vortal" }.count == 2)
    }

    @Test("what a table knows already is not told again as unknown")
    func merge() {
        func mention(_ kind: Mention.Kind, _ start: Int, _ end: Int, _ zone: Mention.Zone = .text) -> Mention {
            Mention(zone: zone, start: start, end: end, text: "", kind: kind)
        }
        var known = [
            mention(.country, 0, 4, .title), mention(.entity, 0, 10), mention(.commodity, 12, 16),
            mention(.country, 20, 24),
        ]
        known[0].id = "country:IR"
        known[3].id = "country:OM"
        let parties = [
            mention(.location, 0, 4, .title), mention(.person, 5, 9, .title), mention(.organization, 5, 11),
            mention(.organization, 12, 20), mention(.location, 20, 24), mention(.organization, 20, 30),
            mention(.person, 40, 50),
        ]
        let merged = UnknownParties.merge(parties, into: known)
        let said = merged.map { "\($0.zone) \($0.kind) \($0.start)-\($0.end)" }
        #expect(
            said == [
                "title country 0-4", "title location 0-4", "title person 5-9", "text entity 0-10",
                "text commodity 12-16",
                "text organization 12-20", "text country 20-24", "text location 20-24", "text organization 20-30",
                "text person 40-50",
            ])
        #expect(merged.filter { $0.kind == .location }.map(\.id) == ["country:IR", "country:OM"])
        #expect(UnknownParties.merge([], into: known) == known)
    }

    @Test("a tagger is chosen by language, for short texts in Latin letters whatever their language seems to be")
    func choice() {
        let taggers = [PartyTagger(Self.model)]
        #expect(PartyTagger.choose(among: taggers, language: "en-GB", bytes: 5000) != nil)
        #expect(PartyTagger.choose(among: taggers, language: nil, bytes: 5000) != nil)
        #expect(PartyTagger.choose(among: taggers, language: "de", bytes: 5000) == nil)
        #expect(PartyTagger.choose(among: taggers, language: "de", bytes: 40) != nil)
        #expect(PartyTagger.choose(among: taggers, language: "ru", bytes: 40) == nil)
        #expect(PartyTagger.choose(among: [], language: "en", bytes: 40) == nil)
    }

    @Test("words that are cut already are read as the text itself is")
    func sharedWords() {
        let tagger = PartyTagger(Self.model)
        var text = "Anna Vortal works for Grunnel Bank Ltd in Iran. Peter left New York."
        let own = tagger.tag(text)
        let shared = text.withUTF8 { bytes in
            let tokens = TokenBuffer()
            Tokenizer.scan(bytes, into: tokens)
            let sentences = SentenceSplitter.sentences(in: bytes).map(\.range)
            var reading = PartyReading(tagger)
            return tokens.withWords(of: bytes) { reading.read($0, sentences: sentences, zone: .text) }
        }
        #expect(shared == own && own.count > 3)
    }

    @Test("an analyzer marks unknown parties only when it is given a tagger for the language")
    func analyzer() {
        var analyzer = Analyzer(lexicon: Lexicon(), names: NameTable())
        let text = "Anna Vortal works for Grunnel Bank Ltd in Iran."
        #expect(analyzer.analyze(title: "", text: text, language: "en").mentions.isEmpty)
        analyzer.taggers = [PartyTagger(Self.model)]
        #expect(analyzer.analyze(title: "", text: text, language: "en-GB").mentions.count == 3)
        #expect(analyzer.analyze(title: "", text: text, language: nil).mentions.count == 3)
    }
}
