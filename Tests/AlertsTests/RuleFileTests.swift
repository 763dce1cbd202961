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
            (
                "    within: village", "“village” is not sentence, paragraph, document or a number of words"
            ),
            ("    base: 1000", "is not a whole number from 0 to 100"),
            ("    any:\n      - concept: [ofence]", "did you mean “offence”?"),
            ("    any:\n      - party: trader\n        goods: any", "expected exactly one of"),
            ("    any:\n      - goods: [gold]", "expected any, register, subject, or HS codes"),
            ("    any:\n      - place: [Iran]", "ISO 3166-1 codes"),
            ("    on: holiday", "“holiday” is not one of article, screening, trend, source"),
            ("    any:\n      - regex: (a+)+$", "there are no patterns or regular expressions in rules"),
            ("    any:\n      - concpt: [offence]", "did you mean “concept”?"),
            ("    severity: {least: high, most: low}", "least (high) is above most (low)"),
            ("    over: {articles: 3}", "“days” is missing"),
            ("    examples: {fires: [{title: x}]}", "“text” is missing"),
            ("    any:\n      - count: {concept: [offence], at-leest: 2}", "did you mean “at-least”?"),
            (
                "    any:\n      - concept: [offence]\n        negated: perhaps",
                "“perhaps” is not one of no, yes, any"
            ),
            ("    any:\n      - route: [Russia]", "ways such as RU>KZ"),
            ("    any:\n      - title: foot", "“foot” is not one of title, lead"),
            ("    any:\n      - party: trador", "did you mean “trader”?"),
        ])
    func complains(line: String, message: String) {
        let bad = Self.good.replacing("trader-offence", with: "second") + "\n" + line
        let (set, problems) = RuleSet.load(files: [("a.yaml", Self.good), ("b.yaml", bad)])
        #expect(set.rules.map(\.id) == ["trader-offence"])
        #expect(
            problems.contains {
                $0.description.contains(message) && $0.place == "b.yaml" && $0.line != nil
            },
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
        let (set, problems) = RuleSet.load(files: [
            ("w.yaml", "weights:\n  same-sentence: 3\n  in-titel: 4\n")
        ])
        #expect(set.weights[.sameSentence] == 3)
        #expect(problems.map(\.code) == ["unknown-key"])
    }

    @Test("every condition has a name of its own")
    func registry() {
        let names = Conditions.list.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.count == 11)
    }

    @Test(
        "what no lexicon, list or source has is told with a suggestion, and only its rule is left out")
    func unknownNames() {
        let yaml = """
            rules:
              - {id: a, title: x, subject: {party: trader}, all: [{concept: [offence:smugling]}], explain: x}
              - {id: b, title: x, subject: {party: listed, lists: [un-sk]}, all: [{concept: [offence]}], explain: x}
              - {id: c, title: x, subject: {party: trader}, all: [{source: [official, wire]}], explain: x}
              - {id: d, title: x, subject: {party: trader}, all: [{concept: [offence:smuggling]}], explain: x}
            """
        let known = Known(concepts: ["offence:smuggling"], lists: ["un-sc"], sources: ["the-wire"])
        let (set, problems) = RuleSet.load(files: [("r.yaml", yaml)], known: known)
        #expect(set.rules.map(\.id) == ["d"])
        let texts = problems.map(\.description)
        #expect(
            texts.contains { $0.contains("r.yaml:2") && $0.contains("did you mean “offence:smuggling”?") }
        )
        #expect(
            texts.contains { $0.contains("unknown list “un-sk”") && $0.contains("did you mean “un-sc”?") }
        )
        #expect(texts.contains { $0.contains("unknown source “wire”") })
    }

    @Test("ten thousand conditions are refused with one message, and nesting has an end")
    func caps() {
        let many = (0..<10_000).map { _ in "{concept: [offence]}" }.joined(separator: ", ")
        let wide =
            "rules:\n  - {id: a, title: x, subject: {party: trader}, any: [\(many)], explain: x}\n"
        let (set, problems) = RuleSet.load(files: [("wide.yaml", wide)])
        #expect(set.all.isEmpty)
        #expect(problems.map(\.code) == ["too-many"])
        let deep =
            String(repeating: "{any: [", count: 20) + "{concept: [offence]}"
            + String(repeating: "]}", count: 20)
        let nested =
            "rules:\n  - {id: a, title: x, subject: {party: trader}, all: [\(deep)], explain: x}\n"
        #expect(RuleSet.load(files: [("deep.yaml", nested)]).problems.map(\.code) == ["too-deep"])
    }

    @Test(
        "the shipped rules are read without complaint, with the names of the contract, and two examples of each kind"
    )
    func shipped() {
        let (set, problems) = ShippedRules.all
        #expect(problems.isEmpty, "\(problems)")
        #expect(set.all.count >= 25)
        let contract: Set = [
            "trader-offence", "trader-listed-party", "listing", "listed-goods-route", "export-control",
            "origin-fraud", "valuation", "forced-labour", "counterfeit", "seizure", "regulation",
            "route-disruption", "price-shock", "trend", "silent-source",
        ]
        #expect(contract.isSubset(of: Set(set.rules.map(\.id))))
        for rule in set.all where rule.trigger == .article {
            #expect(rule.examples.filter(\.fires).count >= 2, "\(rule.id)")
            #expect(rule.examples.filter { !$0.fires }.count >= 2, "\(rule.id)")
        }
        #expect(Set(set.all.flatMap(\.examples).map(\.language)).count >= 4)
    }

    @Test("the file of weights says what the program takes without it")
    func shippedWeights() {
        let set = ShippedRules.all.rules
        for weight in Weight.allCases {
            #expect(set.weights[weight] == weight.standard, "\(weight.rawValue)")
        }
        let text = ShippedRules.text("weights.yaml")
        #expect(Weight.allCases.allSatisfy { text.contains("  \($0.rawValue): ") })
    }
}
