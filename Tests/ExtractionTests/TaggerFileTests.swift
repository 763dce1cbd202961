import TestSupport
import Testing

@testable import Extraction

@Suite("Files of the tagger")
struct TaggerFileTests {
    private let good = TaggerTests.model.encoded()

    @Test("a model is read as it was written")
    func roundTrip() throws {
        let model = try PartyModel(good)
        #expect(model.head == TaggerTests.model.head)
        #expect(model.encoded() == good)
        #expect(model.featureCount > 100)
        #expect(String(decoding: good.prefix(60), as: UTF8.self).hasPrefix("# title: Test\n# origin: written here\n"))
    }

    @Test("what is wrong with a model file is told")
    func errors() {
        func reason(_ bytes: [UInt8]) -> ModelFileError.Reason? {
            do throws(ModelFileError) {
                _ = try PartyModel(bytes)
                return nil
            } catch {
                #expect(!error.description.isEmpty)
                return error.reason
            }
        }
        func replacing(_ old: String, _ new: String) -> [UInt8] {
            let head = good.firstRange(of: Array("\n\n".utf8)).map { $0.upperBound } ?? 0
            let text = String(decoding: good[..<head], as: UTF8.self).replacing(old, with: new)
            return Array(text.utf8) + good[head...]
        }
        #expect(reason([]) == .noHead)
        #expect(reason(Array("Lorem ipsum\n\n".utf8)) == .noHead)
        #expect(reason([UInt8](repeating: 0, count: 10_000)) == .noHead)
        #expect(reason(Array("# title: x\n\n".utf8)) == .missing(key: "format"))
        #expect(reason(replacing("# licence: none\n", "")) == .missing(key: "licence"))
        #expect(reason(replacing("# licence: none\n", "# licence: \n")) == .missing(key: "licence"))
        #expect(reason(replacing("# language: en\n", "")) == .missing(key: "language"))
        #expect(reason(replacing("party-tagger-2", "party-tagger-9")) == .unknownFormat("party-tagger-9"))
        #expect(reason(replacing("# words: ", "# words: -")) != nil)
        #expect(reason(replacing("# scale: ", "# scale: x")) != nil)
        #expect(reason(replacing("# scale: ", "# scale: 9999")) != nil)
        #expect(reason(replacing("# features: ", "# features: 99999999999999999999")) != nil)
        if case .wrongLength = reason(Array(good.dropLast())) {} else { Issue.record("a cut file is not told") }
        var damaged = good
        damaged[damaged.count - 5] ^= 1
        #expect(reason(damaged) == .wrongChecksum)
    }

    @Test("files cut at any place and with any byte changed are refused or read, never worse")
    func damaged() {
        var random = SeededRandom(seed: 11)
        for _ in 0..<200 {
            var bytes = good
            for _ in 0..<3 {
                bytes[Int.random(in: 0..<400, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if let model = try? PartyModel(Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))) {
                _ = PartyTagger(model).tag("Anna Vortal left Iran.")
            }
            if let model = try? PartyModel(bytes) { _ = PartyTagger(model).tag("Anna Vortal left Iran.") }
        }
    }

    @Test("corpora are read in the columns of CoNLL and of Universal NER")
    func corpora() {
        let conll = TaggerCorpus(
            Array(
                """
                -DOCSTART- O

                Anna I-PER
                Berg I-PER
                left O
                New I-LOC
                York I-LOC
                . O

                Acme NNP - I-ORG
                Ltd NNP - I-ORG

                """.utf8))
        #expect(conll.documentCount == 1 && conll.sentenceCount == 2)
        #expect(said(conll) == ["0 Anna Berg", "2 New York", "1 Acme Ltd"])
        let iob2 = TaggerCorpus(
            Array(
                """
                # newdoc id = a
                # sent_id = a-1
                # text = (Anna) left Acme.
                1\t(\tO\t-\t-
                2\tAnna\tB-PER\t-\tx
                3\t)\tO\t-\t-
                4\tleft\tO\t-\t-
                5\tAcme\tB-ORG\t-\tx
                6\t.\tO\t-\t-

                """.utf8))
        #expect(iob2.documents.first.map { String(decoding: $0.text, as: UTF8.self) } == "(Anna) left Acme.")
        #expect(said(iob2) == ["0 Anna", "1 Acme"])
        let wnut = TaggerCorpus(
            Array("Empire\tB-location\nState\tI-location\nESB\tB-location\n\n#\tO\nx\tB-product\n".utf8))
        #expect(said(wnut) == ["2 Empire State", "2 ESB", "- x"])
        #expect(wnut.documentCount == 2)
        #expect(TaggerCorpus(Array("no columns\n\u{FFFD}\t\n\n".utf8)).sentenceCount <= 1)
    }

    private func said(_ corpus: TaggerCorpus) -> [String] {
        corpus.documents.flatMap { document in
            document.spans.map { span in
                let kind = span.kind.map(String.init) ?? "-"
                return "\(kind) " + String(decoding: document.text[span.start..<span.end], as: UTF8.self)
            }
        }
    }

    @Test(
        "on held-out text of another kind the shipped model does better than runs of capitals",
        .enabled(if: SharedData.has("ner/uner-en-ewt-test.iob2.xz"), Comment(rawValue: SharedData.absent)))
    func heldOut() async throws {
        let tagger = try #require(TaggerGoldenTests.tagger)
        let corpus = TaggerCorpus(try await SharedData.unpacked("ner/uner-en-ewt-test.iob2.xz"))
        let score = TaggerScore(tagger, on: corpus)
        let baseline = TaggerScore.ofCapitals(tagger.model, on: corpus)
        #expect(score.all.overlapF1 > 0.6)
        #expect(score.anyKind.overlapF1 > 0.7)
        #expect(score.all.f1 > baseline.all.f1 + 0.2)
        let surest = score.tenths[9]
        #expect(Double(surest.met) > 0.88 * Double(surest.found))
    }
}
