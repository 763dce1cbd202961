import Records
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

    @Test("a ship is a ship wherever its name stands")
    func shipsAgain() {
        let said = TaggerGoldenTests.said(
            PartyTagger(Self.model).tag("Anna Vortal left the tanker Peter Vortal. Peter Vortal left Iran."))
        #expect(said.filter { $0 == "v Peter Vortal" }.count == 2)
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
            let reading = PartyReading(tagger)
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
