import Records
import TestSupport
import Testing

@testable import Extraction

@Suite("Files of topic models")
struct TopicFileTests {
    private let good = TopicWorld.trained.model.encoded()

    @Test("a model is read as it was written, and decides the same")
    func roundTrip() throws {
        let model = try TopicModel(good)
        #expect(model.head == TopicWorld.trained.model.head)
        #expect(model.head.stories == 600)
        #expect(model.encoded() == good)
        for story in TopicWorld.stories(30, seed: 12) {
            let (analysis, evidence) = TopicWorld.read(story)
            var one = analysis
            var other = analysis
            TopicJudge(model, lexicon: TopicWorld.lexicon).decide(evidence, in: &one)
            TopicJudge(TopicWorld.trained.model, lexicon: TopicWorld.lexicon).decide(evidence, in: &other)
            #expect(one == other)
        }
    }

    @Test("line breaks in what people write into the head do not break it")
    func head() throws {
        var model = TopicWorld.trained.model
        model.head.licence = "ours\n# features: 0"
        #expect(try TopicModel(model.encoded()).head.licence == "ours # features: 0")
    }

    @Test("what is wrong with a model file is told")
    func errors() {
        func reason(_ bytes: [UInt8]) -> ModelFileError.Reason? {
            do throws(ModelFileError) {
                _ = try TopicModel(bytes)
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
        #expect(reason([UInt8](repeating: 0, count: 10_000)) == .noHead)
        #expect(reason(Array("# title: x\n\n".utf8)) == .missing(key: "format"))
        #expect(reason(Array("# format: party-tagger-1\n\n".utf8)) == .unknownFormat("party-tagger-1"))
        #expect(reason(replacing("# licence: none\n", "")) == .missing(key: "licence"))
        #expect(reason(replacing("topics-1", "topics-9")) == .unknownFormat("topics-9"))
        #expect(reason(replacing("# features: ", "# features: -")) != nil)
        #expect(reason(replacing("# weights: ", "# weights: 99999999999999999999")) != nil)
        #expect(reason(replacing("# around: ", "# around: 1 ")) != nil)
        if case .wrongLength = reason(Array(good.dropLast())) {} else { Issue.record("a cut file is not told") }
        var damaged = good
        damaged[damaged.count - 5] ^= 1
        #expect(reason(damaged) == .wrongChecksum)
    }

    @Test("files cut at any place and with any byte changed are refused or read, never worse")
    func damaged() {
        var random = SeededRandom(seed: 11)
        for _ in 0..<300 {
            var bytes = good
            for _ in 0..<3 {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            use(bytes)
            use(Array(good.prefix(Int.random(in: 0..<good.count, using: &random))))
        }
    }

    @Test("numbers that a check sum vouches for are held within bounds all the same")
    func forged() throws {
        let end = try #require(good.firstRange(of: Array("\n\n".utf8))).upperBound
        let head = String(decoding: good[..<end], as: UTF8.self)
        let old = ModelChecksum.text(good[end...])
        var random = SeededRandom(seed: 12)
        for _ in 0..<300 {
            var body = Array(good[end...])
            for _ in 0..<4 {
                body[Int.random(in: 0..<body.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            use(Array(head.replacing(old, with: ModelChecksum.text(body[...])).utf8) + body)
        }
    }

    /// Reads it, and decides on a story where that succeeds.
    private func use(_ bytes: [UInt8]) {
        guard let model = try? TopicModel(bytes) else { return }
        var (analysis, evidence) = TopicWorld.read(TopicWorld.stories(1, seed: 6)[0])
        TopicJudge(model, lexicon: TopicWorld.lexicon).decide(evidence, in: &analysis)
        #expect(analysis.commodities.allSatisfy { !$0.score.isNaN })
    }

    @Test("the print of a lexicon knows its bytes, not its files' names or order")
    func prints() {
        let files = TopicWorld.files
        let print = LexiconPrint.of(files)
        #expect(print.count == 16)
        #expect(LexiconPrint.of(files.reversed()) == print)
        #expect(LexiconPrint.of(files.map { ("other/" + $0.name, $0.bytes) }) == print)
        #expect(LexiconPrint.of([(files[0].name, files[0].bytes + [10]), files[1]]) != print)
    }
}
