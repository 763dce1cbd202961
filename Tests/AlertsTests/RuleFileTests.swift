import Alerts
import Records
import Testing

struct RuleFileTests {
    private static let good = """
        rules:
          - id: trader-offence
            title: A trader beside an offence
            subject: {party: trader}
            all:
              - concept: [offence]
            explain: "{subject}"
        """

    @Test("a good rule is read without complaint")
    func reads() {
        let (set, problems) = RuleSet.load(files: [("rules.yaml", Self.good)])
        #expect(set.rules.map(\.id) == ["trader-offence"])
        #expect(problems.isEmpty)
    }

    @Test(
        "what is wrong is told with its line, and the other rules stand",
        arguments: [
            ("    withn: sentence", "unknown key “withn”, did you mean “within”?"),
            ("    within: village", "“village” is not sentence, paragraph, document or a number of words"),
            ("    base: 1000", "is not a whole number from 0 to 100"),
            ("    any:\n      - concept: [ofence]", "did you mean “offence”?"),
            ("    any:\n      - party: trader\n        goods: any", "expected exactly one of"),
            ("    any:\n      - goods: [gold]", "expected any, register, subject, or HS codes"),
            ("    any:\n      - place: [Iran]", "ISO 3166-1 codes"),
            ("    on: holiday", "“holiday” is not one of article, screening"),
            ("    any:\n      - party: trador", "did you mean “trader”?"),
        ])
    func complains(line: String, message: String) {
        let bad = Self.good.replacing("trader-offence", with: "second") + "\n" + line
        let (set, problems) = RuleSet.load(files: [("a.yaml", Self.good), ("b.yaml", bad)])
        #expect(set.rules.map(\.id) == ["trader-offence"])
        #expect(
            problems.contains { $0.description.contains(message) && $0.place == "b.yaml" && $0.line != nil },
            "\(problems)")
    }

    @Test("a rule's id stands once")
    func unique() {
        let (set, problems) = RuleSet.load(files: [("a.yaml", Self.good), ("b.yaml", Self.good)])
        #expect(set.rules.count == 1)
        #expect(problems.contains { $0.description.contains("there is already a rule") })
    }

    @Test("weights are read from the file, and a wrong one is reported")
    func weights() {
        let (set, problems) = RuleSet.load(files: [("w.yaml", "weights:\n  same-sentence: 3\n  in-titel: 4\n")])
        #expect(set.weights.sameSentence == 3)
        #expect(problems.map(\.code) == ["unknown-key"])
    }

    @Test("every condition has a name of its own")
    func registry() {
        let names = Conditions.all.map { $0.name }
        #expect(Set(names).count == names.count)
        #expect(names.count == 7)
    }
}
