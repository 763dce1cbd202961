import Harvest
import Parsing
import Records
import TestSupport
import Testing

/// The files of rules for sites.
struct SiteRuleTests {
    private static func load(_ text: String) -> (SiteRules, [Diagnostic]) {
        SiteRules.load(files: [("sites/a.yaml", Array(text.utf8))])
    }

    @Test("an entry is read with its lists, and pages count as the first one says")
    func reads() throws {
        let (rules, problems) = Self.load(
            """
            sites:
              - host: News.example
                body: [//main, //div.story]
                title: //h1
                next: //a[@rel='next']
                follow-pages: 3
              - path: /wp/*
                author: "//span[contains(@class, 'by')]"
            """)
        #expect(problems.isEmpty)
        #expect(rules.count == 2)
        #expect(rules.rule(for: "https://www.news.example/1")?.followPages == 3)
        #expect(rules.rule(for: "https://other.example/wp/1")?.scope == "*/wp/*")
        let page = PageExtractor(sites: rules).page(
            html: "<h1>Notice</h1><div class='a story'>Text</div>", url: "https://news.example/1")
        #expect(page.text == "Text" && page.title == "Notice")
    }

    static let mistakes: [(String, Int, [String])] = [
        ("  - host: a.example\n    titel: //h1\n    body: //p", 3, ["unknown key “titel”", "“title”"]),
        (
            "  - host: a.example\n    body: //p[contain(., 'x')]", 3,
            ["no function “contain”", "did you mean “contains”", "character 5"]
        ),
        ("  - host: a.example\n    body: //div[", 3, ["breaks off"]),
        ("  - host: a.example\n    title: //h1\n    follow-pages: 3", 4, ["without `next`"]),
        ("  - host: a.example\n    next: //a\n    follow-pages: 900", 4, ["whole number"]),
        ("  - host: https://a.example/\n    title: //h1", 2, ["name of a host"]),
        ("  - path: news\n    title: //h1", 2, ["begins neither"]),
        ("  - title: //h1", 2, ["“host” or a “path”"]),
        ("  - host: a.example", 2, ["has no rule"]),
        (
            "  - host: a.example\n    title: //h1\n  - host: a.example\n    title: //h2", 4,
            ["already a rule", "sites/a.yaml:2"]
        ),
    ]

    @Test("a mistake is named with file and line", arguments: mistakes)
    func refuses(_ entries: String, _ line: Int, _ parts: [String]) throws {
        let (_, problems) = Self.load("sites:\n" + entries)
        let problem = try #require(problems.first)
        #expect(problems.count == 1 && problem.severity == .error)
        #expect(problem.place == "sites/a.yaml" && problem.line == line, "\(problem)")
        for part in parts { #expect(problem.message.contains(part), "\(problem)") }
    }

    @Test("a bad expression leaves the others of its entry standing")
    func partly() {
        let (rules, problems) = Self.load("sites:\n  - host: a.example\n    title: //h1\n    body: ['//p[', //div]")
        #expect(problems.count == 1)
        let page = PageExtractor(sites: rules).page(html: "<h1>A</h1><div>B</div>", url: "https://a.example/")
        #expect(page.title == "A" && page.text == "B")
    }

    @Test("the files that come with the program have no mistake, and no rule that was not tried")
    func shipped() throws {
        let files = try Workspace(directory: "/nonexistent", shipped: Repository.root).files(
            in: "sites", ending: ".yaml")
        #expect(!files.isEmpty)
        let (rules, problems) = SiteRules.load(files: files)
        #expect(problems.isEmpty && rules.isEmpty)
    }
}
