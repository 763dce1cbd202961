import Records
import Storage
import Testing

@Suite struct SearchTests {
    let directory: TemporaryDirectory
    let store: SQLiteStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.store()
    }

    func add(
        _ id: String, _ title: String, _ text: String, language: String? = "en", hoursAgo: Int64 = 1,
        _ change: (inout ArticleCommit) -> Void = { _ in }
    ) async throws {
        var article = Sample.article(id, title: title, text: text)
        article.language = language
        article.published = Sample.noon.adding(-3_600 * hoursAgo)
        var commit = ArticleCommit(article: article)
        change(&commit)
        try await store.take(commit)
    }

    func ids(_ query: SearchQuery) async throws -> Set<String> {
        Set(try await store.search(query).map(\.article.id))
    }

    @Test(
        "words, phrases, beginnings, alternatives and exclusions",
        arguments: [
            ("copper", ["a", "b"]), ("COPPER cathodes", ["a"]), ("\"cathodes of copper\"", ["a"]),
            ("\"copper of cathodes\"", []), ("smug*", ["b"]), ("copper -smuggled", ["a"]),
            ("copper -\"of copper\"", ["b"]),
            ("cathodes OR smuggled", ["a", "b"]), ("cafe", ["c"]), ("-copper", ["c", "d"]), ("2021/821", ["d"]),
            ("e-mail", ["d"]), ("or", []), ("OR copper", ["a", "b"]), ("copper OR", ["a", "b"]),
            ("\"never closed copper", []), ("\"copper", ["a", "b"]),
        ])
    func queries(text: String, expected: [String]) async throws {
        try await add("a", "Metals", "Two tons: cathodes of copper.")
        try await add("b", "Copper", "It was smuggled.")
        try await add("c", "Other", "In the Café.")
        try await add("d", "Rules", "Regulation (EU) 2021/821, by e-mail.")
        #expect(try await ids(SearchQuery(text: text)) == Set(expected))
    }

    @Test(
        "no input is an error",
        arguments: [
            "\"", "\"\"", "'", "*", "-", "--", "-\"", "(", ")", "a AND", "NOT", "NOT a", "NEAR(a b)", "a NEAR/2 b",
            "title:a",
            "{title} : x", "^a", "a^", "a + b", "+", ":", "\\", "%", "_", "a\u{0}b", "\u{0}", "\u{FEFF}", "😀", "a*b*",
            "\"a\" * b", "a\"b", "search", "rank", "; DROP TABLE articles", "OR OR OR", "- -", "\u{301}",
            String(repeating: "word ", count: 5_000), String(repeating: "\"", count: 999),
            String(repeating: "(", count: 999),
            String(repeating: "x", count: 100_000), String(repeating: "海", count: 3_000),
        ])
    func oddInput(text: String) async throws {
        try await add("a", "Title", "Text a b.")
        _ = try await store.search(SearchQuery(text: text))
        _ = try await store.search(
            SearchQuery(text: text, source: text, country: text, commodity: text, party: text, language: text))
    }

    @Test("a text of which nothing can be looked for finds nothing; no text finds the newest")
    func emptyText() async throws {
        try await add("a", "One", "first", hoursAgo: 3)
        try await add("b", "Two", "second", hoursAgo: 2)
        #expect(try await ids(SearchQuery(text: "!!! ---")).isEmpty)
        #expect(try await store.search(SearchQuery(text: "  ")).map(\.article.id) == ["b", "a"])
        #expect(try await store.search(SearchQuery(limit: 1)).map(\.article.id) == ["b"])
        #expect(try await store.search(SearchQuery(text: "first", limit: 0)).isEmpty)
    }

    @Test("a word is found within a text that has no spaces, and the marks stand around it")
    func unspacedScripts() async throws {
        try await add("a", "海关总署通报", "北京海关查获走私铜材20吨，涉案ABC公司。", language: "zh")
        try await add("b", "ศุลกากร", "ศุลกากรยึดทองคำ", language: "th")
        #expect(try await ids(SearchQuery(text: "海关")) == ["a"])
        #expect(try await ids(SearchQuery(text: "关海")).isEmpty)
        #expect(try await ids(SearchQuery(text: "abc")) == ["a"])
        #expect(try await ids(SearchQuery(text: "走私铜材20吨")) == ["a"])
        #expect(try await ids(SearchQuery(text: "ทองคำ")) == ["b"])
        let hit = try #require(try await store.search(SearchQuery(text: "走私")).first)
        #expect(hit.snippet.contains("查获\u{2}走私\u{3}铜材"))
        #expect(hit.score > 0)
    }

    @Test("the snippet marks what was found, and a title counts more than a text")
    func snippets() async throws {
        let filler = String(repeating: "many words of no matter at all ", count: 60)
        try await add("a", "Harbour", filler + "then gold was seized and " + filler)
        try await add("b", "Gold seized", filler)
        let hits = try await store.search(SearchQuery(text: "gold seized"))
        #expect(hits.map(\.article.id) == ["b", "a"])
        #expect(hits[1].snippet.contains("\(SearchHit.markStart)gold\(SearchHit.markEnd) was"))
        #expect(hits[1].snippet.utf8.count < 400)
    }

    @Test("filters by source, time, country, commodity, party and language")
    func filters() async throws {
        try await add("a", "One", "gold", language: "de-AT", hoursAgo: 5) { commit in
            commit.analysis.countries = ["ae"]
            commit.analysis.commodities = [Analysis.Scored(id: "commodity:hs:7108", score: 0.9)]
            commit.matches = [Match(mention: 0, entity: "ofac-1", score: 1, reasons: [])]
        }
        try await add("b", "Two", "gold", language: "deu", hoursAgo: 1) { commit in
            commit.article.source = "other"
            commit.analysis.commodities = [
                Analysis.Scored(id: "commodity:hs:7208", score: 0.9), Analysis.Scored(id: "gold", score: 0.4),
            ]
            commit.analysis.mentions = [
                Mention(zone: .text, start: 0, end: 4, text: "gold", kind: .commodity, id: "commodity:hs:711319")
            ]
        }
        let cases: [(SearchQuery, Set<String>)] = [
            (SearchQuery(text: "gold", source: "other"), ["b"]),
            (SearchQuery(text: "gold", since: Sample.noon.adding(-2 * 3_600)), ["b"]),
            (SearchQuery(text: "gold", until: Sample.noon.adding(-2 * 3_600)), ["a"]),
            (SearchQuery(country: "AE"), ["a"]),
            (SearchQuery(commodity: "71"), ["a", "b"]),
            (SearchQuery(commodity: "7108"), ["a"]),
            (SearchQuery(commodity: "commodity:hs:7208"), ["b"]),
            (SearchQuery(commodity: "gold"), []),
            (SearchQuery(text: "gold", party: "ofac-1"), ["a"]),
            (SearchQuery(language: "de"), ["a"]),
            (SearchQuery(text: "silver", country: "AE"), []),
        ]
        for (query, expected) in cases { #expect(try await ids(query) == expected, "\(query)") }
    }

    @Test("identifiers are found by scheme, value, beginning and role, together with words and filters")
    func identifiers() async throws {
        func mention(_ scheme: String, _ value: String, _ role: String? = nil) -> Mention {
            var mention = Mention(
                zone: .text, start: 0, end: 4, text: "gold", kind: .identifier, scheme: scheme, id: value)
            mention.role = role
            return mention
        }
        try await add("a", "One", "gold") { commit in
            commit.analysis.mentions = [
                mention("imo", "9074729", "carrier"), mention("imo", "9074729"), mention("imo", "9074729"),
                mention("awb", "020-12345675"),
            ]
        }
        try await add("b", "Two", "gold") { commit in
            commit.analysis.mentions = [mention("container", "MSCU1234566", "seized"), mention("imo", "9321483")]
        }
        try await add("c", "Three", "tin")
        func filter(
            _ scheme: String? = nil, _ value: String? = nil, role: String? = nil, begins: Bool = false
        ) -> IdentifierFilter {
            IdentifierFilter(scheme: scheme, value: value, isBeginning: begins, role: role)
        }
        let cases: [([[IdentifierFilter]], [IdentifierFilter], Set<String>)] = [
            ([[filter("imo", "9074729")]], [], ["a"]), ([[filter(nil, "9074729")]], [], ["a"]),
            ([[filter("mmsi", "9074729")]], [], []), ([[filter("awb", "02012345675")]], [], ["a"]),
            ([[filter("imo")]], [], ["a", "b"]), ([[filter("container", "MSCU", begins: true)]], [], ["b"]),
            ([[filter("imo", "9", begins: true)], [filter("container")]], [], ["b"]),
            ([[filter("imo", "9074729", role: "carrier")]], [], ["a"]), ([[filter("imo", role: "seized")]], [], []),
            ([[filter(role: "seized")]], [], ["b"]), ([[filter("awb"), filter("container")]], [], ["a", "b"]),
            ([], [filter("imo", "9074729")], ["b", "c"]), ([], [filter("imo")], ["c"]),
            ([[filter("imo")]], [filter("container")], ["a"]), ([[]], [], []),
        ]
        for (wanted, unwanted, expected) in cases {
            var query = SearchQuery()
            query.identifiers.wanted = wanted
            query.identifiers.unwanted = unwanted
            #expect(try await ids(query) == expected, "\(wanted) \(unwanted)")
            query.text = "gold"
            #expect(try await ids(query) == expected.subtracting(["c"]), "\(wanted) \(unwanted)")
        }

        try await add("a", "One", "gold, changed") { $0.analysis.mentions = [mention("imo", "9321483")] }
        var query = SearchQuery()
        query.identifiers.wanted = [[filter(nil, "9321483")]]
        #expect(try await ids(query) == ["a", "b"])
        query.identifiers.wanted = [[filter(nil, "9074729")]]
        #expect(try await ids(query).isEmpty)
        #expect(try await store.report(checking: true).problems == [])
    }
}
