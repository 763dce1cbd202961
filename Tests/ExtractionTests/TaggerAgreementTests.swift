import Records
import Testing
import Texts

@testable import Extraction

@Suite("Fast reading by a model against plain sums")
struct TaggerAgreementTests {
    private typealias Row = TaggerLattice.Row

    private static let text = """
        Anna Vortal works for Grunnel Bank Ltd in Iran. PETER LEFT NEW YORK ON MONDAY
        The tanker of Borrel & Sons, Peter O'Vortal said, left Porto for New York on 12 March; Iranian copper fell.
        According to Anna of the Bank of the West, McVortal (IMO 9074729) sold B2B copper to É. Grunnel in São Paulo.
        """

    /// The weights of each word of a segment, in the order of labels, by the rows of the model file.
    private static func plainScores(
        _ model: PartyModel, _ features: TaggerFeatures, _ segment: TaggerSegment
    ) -> [Row] {
        let places = Dictionary(uniqueKeysWithValues: zip(model.keys, model.keys.indices))
        return segment.words.map { i in
            var row = Row()
            features.each(i, in: segment) { hash in
                guard let place = places[TaggerHash.key(hash)] else { return }
                for label in 0..<TaggerLabel.count {
                    row[label] += Float(model.rows[place * TaggerLabel.width + label])
                }
            }
            return row * model.scale
        }
    }

    /// The weight of the best way to label the words, and the labels.
    private static func best(_ scores: [Row], _ lattice: TaggerLattice) -> (
        labels: [Int], weight: Float
    ) {
        var ways = (0..<TaggerLabel.count).filter(TaggerLabel.beginsSentence).map {
            ([$0], scores[0][$0])
        }
        for row in scores.dropFirst() {
            ways = (0..<TaggerLabel.count).compactMap { next in
                ways.filter { TaggerLabel.allows($0.0.last ?? 0, then: next) }.map { way in
                    (way.0 + [next], way.1 + lattice.transitions[way.0.last ?? 0][next] + row[next])
                }.max { $0.1 < $1.1 }
            }
        }
        return ways.filter { TaggerLabel.endsSentence($0.0.last ?? 0) }.max { $0.1 < $1.1 } ?? ([], 0)
    }

    /// The names that labels say, with the chance of the least likely word.
    private static func names(_ labels: [Int], _ marginals: [Row], _ first: Int) -> [NameMemory.Name] {
        var names: [NameMemory.Name] = []
        for (i, label) in labels.enumerated() {
            guard let kind = TaggerLabel.kind(label) else { continue }
            let chance = (0..<4).reduce(Float(0)) {
                $0 + marginals[i][TaggerLabel.label(.begin, kind: kind) + $1]
            }
            if TaggerLabel.part(label) == .begin || TaggerLabel.part(label) == .only {
                names.append(
                    NameMemory.Name(words: first + i..<first + i + 1, kind: kind, score: min(1, chance)))
            } else if let last = names.indices.last {
                names[last].words = names[last].words.lowerBound..<first + i + 1
                names[last].score = min(names[last].score, chance)
            }
        }
        return names
    }

    @Test("weights, labels and chances are those of the model", arguments: [nil, "en", "pt"])
    func agreement(_ shipped: String?) throws {
        let tagger = try PartyTagger(shipped.map(TaggerGoldenTests.model) ?? TaggerTests.model)
        var text = Self.text
        var count = 0
        text.withUTF8 { bytes in
            let tokens = TokenBuffer()
            Tokenizer.scan(bytes, into: tokens)
            let sentences = SentenceSplitter.sentences(in: bytes).map(\.range)
            tokens.withWords(of: bytes) { words in
                var block = TaggerBlock()
                block.read(
                    words, TaggerSentences.ranges(of: sentences, in: words)[...], tagger.model.lexicon)
                for segment in block.segments { count += Self.compare(tagger, block, words, segment) }
            }
        }
        #expect(count > 5)
    }

    /// How many names there are.
    private static func compare(
        _ tagger: PartyTagger, _ block: TaggerBlock, _ words: TextWords, _ segment: TaggerSegment
    ) -> Int {
        TaggerFeatures.with(block, words) { features in
            let scores = plainScores(tagger.model, features, segment)
            var fast = [LabelScores](repeating: LabelScores(), count: scores.count)
            var found: [NameMemory.Name] = []
            var decoding = SentenceDecoding(tagger.lattice)
            _ = tagger.weigher.withView { view in
                fast.withUnsafeMutableBufferPointer { view.weigh(features, segment, into: $0) }
                decoding.appendNames(of: [segment], features, view, to: &found)
            }
            for (row, fast) in zip(scores, fast) {
                for (lane, label) in LabelScores.outerLabels.enumerated() {
                    #expect(abs(row[label] - fast.outer[lane]) < 1e-3)
                }
                for (lane, label) in LabelScores.innerLabels.enumerated() {
                    #expect(abs(row[label] - fast.inner[lane]) < 1e-3)
                }
            }
            var lattice = tagger.lattice
            var marginals: [Row] = []
            lattice.weigh(scores, into: &marginals)
            let wanted = names(best(scores, lattice).labels, marginals, segment.words.lowerBound)
            #expect(found.map(\.words) == wanted.map(\.words) && found.map(\.kind) == wanted.map(\.kind))
            for (a, b) in zip(found, wanted) { #expect(abs(a.score - b.score) < 1e-4) }
            return found.count
        }
    }

    @Test("what is found does not depend on what was read before, beside, or by another model")
    func rooms() async throws {
        let own = PartyTagger(TaggerTests.model)
        let shipped = try PartyTagger(TaggerGoldenTests.model("en"))
        let long = String(repeating: Self.text + "\n\n", count: 16)
        let texts = [Self.text, "", "Anna", "Grunnel left.", long, "Anna Vortal left. VORTAL QUITS"]
        func read(_ i: Int) -> [Mention] {
            (i % 2 == 0 ? own : shipped).tag(title: texts[(i + 3) % 6], text: texts[i % 6])
        }
        let alone = (0..<12).map(read)
        #expect(alone.contains { $0.count > 100 })
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<6 {
                group.addTask {
                    for i in 0..<12 { #expect(read((i * 5 + task) % 12) == alone[(i * 5 + task) % 12]) }
                }
            }
            try await group.waitForAll()
        }
    }
}
