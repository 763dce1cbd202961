import Records
import Testing
import Texts

@testable import Extraction

@Suite("What stories are about, learnt")
struct TopicTests {
    private let judge = TopicJudge(TopicWorld.trained.model, lexicon: TopicWorld.lexicon)

    private func decided(_ story: TopicWorld.Story) -> (lexicon: Analysis, model: Analysis) {
        let (analysis, evidence) = TopicWorld.read(story)
        var model = analysis
        judge.decide(evidence, in: &model)
        return (analysis, model)
    }

    @Test("stories that were not learnt from are told by what was learnt")
    func heldOut() {
        let stories = TopicWorld.stories(200, seed: 99)
        var wrong = (lexicon: 0, model: 0)
        for story in stories {
            let (lexicon, model) = decided(story)
            func isAboutZinc(_ analysis: Analysis) -> Bool {
                TopicField.commodities.said(in: analysis).contains("zinc")
            }
            let truth = story.answer.commodities?.contains("zinc") ?? false
            if isAboutZinc(lexicon) != truth { wrong.lexicon += 1 }
            if isAboutZinc(model) != truth { wrong.model += 1 }
        }
        #expect(wrong.lexicon > 40, "a lexicon alone cannot know")
        #expect(wrong.model <= 10)
    }

    @Test("countries are dropped and kept as was learnt, the lexicon's order stays")
    func countries() {
        let stories = TopicWorld.stories(200, seed: 98)
        var wrong = 0
        for story in stories
        where decided(story).model.countries.contains("FJ") != decided(story).lexicon.countries.contains("FJ") {
            wrong += 1
        }
        #expect(wrong == 0, "Fiji has no example, and stays the lexicon's")
        for story in stories {
            let (lexicon, model) = decided(story)
            #expect(Set(model.countries).subtracting(["FJ"]) == story.answer.countries)
            #expect(
                model.countries.filter(lexicon.countries.contains) == lexicon.countries.filter(model.countries.contains)
            )
        }
    }

    @Test("labels without examples stay the lexicon's, scores and all")
    func unknownLabels() {
        let story = TopicWorld.Story(title: "rice rice", text: "rice and silk and rice from Fiji", answer: .init())
        let (lexicon, model) = decided(story)
        #expect(lexicon.commodities.first { $0.id == "rice" } != nil)
        #expect(model.commodities.first { $0.id == "rice" } == lexicon.commodities.first { $0.id == "rice" })
    }

    @Test("every score is 0…1, best first, and no label is told twice")
    func scores() {
        for story in TopicWorld.stories(50, seed: 5) {
            let commodities = decided(story).model.commodities
            #expect(commodities.allSatisfy { (0...1).contains($0.score) })
            #expect(commodities.map(\.score) == commodities.map(\.score).sorted(by: >))
            #expect(Set(commodities.map(\.id)).count == commodities.count)
        }
    }

    @Test("the report tells who decides and what that gains")
    func report() throws {
        let report = TopicWorld.trained.report
        let zinc = try #require(report.rows.first { $0.name == "zinc" })
        #expect(zinc.judge == .own)
        #expect(zinc.examples == 200)
        #expect(zinc.model.f1 > 0.93 && zinc.lexicon.f1 < 0.8)
        let silk = try #require(report.rows.first { $0.name == "silk" })
        #expect(silk.examples == 2 && silk.judge != .own, "two examples are too few for weights of its own")
        #expect(!report.rows.contains { $0.name == "rice" || $0.name == "FJ" })
        for row in report.rows {
            #expect(row.model.f1 >= row.lexicon.f1)
            #expect(row.model.wrong <= max(row.examples, row.lexicon.wrong), "no label is said of everything")
        }
        #expect(report.total(.commodities).model.f1 > report.total(.commodities).lexicon.f1)
        #expect(report.total(.topics).labels == 0)
    }

    @Test("the same archive gives the same bytes, another seed may give others")
    func determinism() {
        let stories = TopicWorld.stories(150, seed: 4)
        #expect(TopicWorld.train(stories).model.encoded() == TopicWorld.train(stories).model.encoded())
    }

    @Test(
        "archives with hardly anything in them teach hardly anything",
        arguments: [0, 1, 2, 7])
    func small(count: Int) {
        let (model, report) = TopicWorld.train(TopicWorld.stories(count, seed: 1))
        #expect(report.stories == count)
        let (analysis, evidence) = TopicWorld.read(TopicWorld.stories(1, seed: 2)[0])
        var decided = analysis
        TopicJudge(model, lexicon: TopicWorld.lexicon).decide(evidence, in: &decided)
        #expect(decided.commodities.allSatisfy { $0.score.isFinite })
    }

    @Test("empty, strange and long texts are decided on without trouble")
    func strange() {
        let texts = [
            "", " ", "\u{0}\u{200F}", "LIMA, Peru, May 5 - ", "NORWAY zinc (tea) - zinc",
            String(repeating: "zinc ", count: 50_000),
        ]
        for text in texts {
            let model = decided(TopicWorld.Story(title: text, text: text, answer: .init())).model
            #expect(model.commodities.allSatisfy { $0.score.isFinite })
        }
    }

    @Test("a fold leaves no story out, neighbours stay together, and all folds have about the same size")
    func folds() {
        var random = TaggerRandom(seed: 1)
        let folds = TopicFolds(stories: 5000, count: 5, random: &random)
        #expect(folds.numbers.count == 5000)
        for fold in 0..<5 { #expect((900...1100).contains(folds.numbers.count { $0 == fold })) }
        let borders = zip(folds.numbers, folds.numbers.dropFirst()).count { $0 != $1 }
        #expect(borders < 5000 / 32 + 1)
    }

    @Test(
        "the threshold with the best F1 lies between the margins it parts",
        arguments: [
            ([3, 2, 1, 0], [true, true, false, false], 1.5),
            ([3, 2, 1, 0], [true, false, true, false], 0.5),
            ([1, 1, 1], [true, false, false], 0.5),
            ([1, -1, -1, -1], [true, true, true, true], 0),
            ([-1, -2], [true, true], nil),
            ([1, 2], [false, false], nil),
            ([], [], nil),
        ] as [([Float], [Bool], Float?)])
    func threshold(margins: [Float], truths: [Bool], expected: Float?) {
        #expect(TopicThreshold.best(margins, truths) == expected)
    }

    @Test(
        "lines of an archive are read, or it is told why not",
        arguments: [
            (#"{"id":"1","title":"T","commodities":["zinc"]}"#, nil),
            (#"{"id":"1","text":"T","topics":[],"countries":["no"]}"#, nil),
            (#"{"id":"1","text":"T","commodities":[7208]}"#, nil),
            (#"["#, .noObject),
            (#"{"id":"1","title":"","commodities":["zinc"]}"#, .noText),
            (#"{"id":"1","title":"T","topics":null}"#, .noLabels),
            (#"{"id":"1","title":"T","topics":"zinc"}"#, .notAList("topics")),
            (#"{"id":"1","title":"T","topics":[{}]}"#, .wrongLabel("{}")),
            (#"{"id":"1","title":"T","topics":["a\tb"]}"#, .wrongLabel("a\tb")),
            (#"{"id":"1","title":"T","countries":["NOR"]}"#, .wrongLabel("NOR")),
        ] as [(String, LabelledStory.Fault?)])
    func lines(line: String, expected: LabelledStory.Fault?) {
        var line = line
        let fault = line.withUTF8 { bytes -> LabelledStory.Fault? in
            do throws(LabelledStory.Fault) {
                _ = try LabelledStory(bytes)
                return nil
            } catch {
                #expect(!error.description.isEmpty)
                return error
            }
        }
        #expect(fault == expected)
    }
}
