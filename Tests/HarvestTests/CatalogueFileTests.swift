import Records
import Testing

@testable import Harvest

/// Catalogue files that are edited, and read back as meant.
struct CatalogueFileTests {
    private func read(_ text: String) -> [Source] {
        SourceCatalog.read(files: [("feeds/a.yaml", Array(text.utf8))]).catalog.sources
    }

    private func source(_ id: String, _ title: String = "T") -> Source {
        Source(id: id, title: title, kind: .feed, url: "https://\(id).example/")
    }

    @Test(
        "titles may hold anything",
        arguments: [
            "plain", "a: b", "- a", "#a", "a #b", "'", "\"", "\\", "*a", "&a", "!a", "%a", "@a", "`a", "{a}", "[a]",
            "|", ">",
            "yes", "Null", "~", "1", "1.5", "0x1F", "1e3", "2026-11-25", "12:30", "=", "<<", "---", "...", "? a", ": a",
            "a:",
            " a ", "a\nb", "\u{0}\u{1}\u{7F}\u{85}\u{2028}\u{FEFF}", "\u{1F600} Ünï", "a\tb", "key: {<<: *x}",
            "https://a",
            "a:b", "a,b", String(repeating: "x y ", count: 100),
        ])
    func titles(_ title: String) throws {
        var file = CatalogueFile(name: "feeds/a.yaml", bytes: nil)
        var wanted = source("a", title)
        wanted.topics = [title, "x"]
        wanted.parts = ["alt": title]
        wanted.publisher = title
        try file.add([wanted])
        #expect(read(file.text) == [wanted])
    }

    @Test("every member of a source is written and read back")
    func members() throws {
        var all = source("a")
        all.kind = .list
        all.format = "un-sc-xml"
        all.parts = ["add": "https://a.example/add.csv"]
        all.countries = ["DE", "NO"]
        all.tier = .official
        all.language = "zh-Hant"
        all.every = .every(seconds: 5_400)
        all.follow = true
        all.pages = 7
        all.purpose = "risk analysis: \"public\""
        all.retainDays = 400
        all.expect.entities = 10...20
        all.verified = false
        all.enabled = false
        var file = CatalogueFile(name: "feeds/a.yaml", bytes: nil)
        try file.add([all])
        #expect(read(file.text) == [all])
        // Where the defaults say something, what differs is said.
        let bytes = Array(
            "defaults: {kind: list, format: un-sc-xml, tier: press, follow: true, every: 2h, language: en}\n".utf8)
        var other = CatalogueFile(name: "feeds/a.yaml", bytes: bytes)
        var plain = other.template
        (plain.id, plain.title, plain.url, plain.kind, plain.every) = ("b", "B", "https://b.example/", .feed, .adaptive)
        try other.add([plain, all])
        #expect(read(other.text) == [plain, all])
    }

    @Test(
        "an entry goes to the end of the sources, wherever they stand, and all else stays",
        arguments: [
            (
                "sources:\n  - id: a\n    url: https://a.example/\n",
                "sources:\n  - id: a\n    url: https://a.example/\n+"
            ),
            (
                "sources:\n- id: a\n  url: https://a.example/\n\n# later\ndefaults: {every: 1h}\n",
                "sources:\n- id: a\n  url: https://a.example/\n+\n# later\ndefaults: {every: 1h}\n"
            ),
            ("sources: []  # none yet\n# end", "sources:\n+# end\n"), ("", "sources:\n+"),
            ("defaults:\n  tier: press\n", "defaults:\n  tier: press\nsources:\n+"),
            (
                "sources:\r\n    - id: a\r\n      url: https://a.example/\r\n",
                "sources:\r\n    - id: a\r\n      url: https://a.example/\r\n+"
            ),
        ])
    func places(text: String, wanted: String) throws {
        var file = CatalogueFile(name: "feeds/a.yaml", bytes: Array(text.utf8))
        try file.add([source("b")])
        let lines = file.text.replacing("\r\n", with: "\n")
        let before = wanted.replacing("\r\n", with: "\n").split(separator: "+", omittingEmptySubsequences: false)
        #expect(lines.hasPrefix(before[0]) && lines.hasSuffix(before[1]), "\(file.text)")
        #expect(read(file.text).map(\.id).last == "b")
        #expect(file.text.contains("\r\n") == text.contains("\r\n"))
    }

    @Test(
        "what cannot be edited safely is refused, and left alone",
        arguments: [
            "sources: [{id: a, url: 'https://a.example/'}]\n", "- a\n", "sources: &x\n  - id: a\n", "{sources: []}\n",
            "sources:\n  a: b\n", "a: [\n",
        ])
    func refused(_ text: String) {
        var file = CatalogueFile(name: "feeds/a.yaml", bytes: Array(text.utf8))
        #expect(throws: WorkspaceError.self) { try file.add([source("b")]) }
        #expect(file.text == text)
    }

    @Test("an archive may be a path, another kind may not; pages have bounds; places are told with their line")
    func catalogue() {
        let text = """
            sources:
              - {id: a, kind: archive, url: captures/one.warc.gz, pages: 10}
              - {id: b, kind: archive, url: "file:///var/two.warc"}
              - {id: c, kind: archive, url: "ftp://a.example/"}
              - {id: d, url: captures/one.xml}
              - {id: e, url: "https://e.example/", pages: 10001}
            """
        let (catalog, problems) = SourceCatalog.read(files: [("feeds/a.yaml", Array(text.utf8))])
        #expect(catalog.sources.map(\.id) == ["a", "b", "e"])
        #expect(catalog.sources.map(\.pages) == [10, 200, 200])
        #expect(catalog.places["b"] == "feeds/a.yaml:3")
        #expect(problems.map(\.line) == [4, 5, 6])
    }
}
