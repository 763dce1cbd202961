import Records
import Settings
import Testing

struct SettingsFileTests {
    private enum Colour: String, CaseIterable { case red, green }

    @Test("every value is read by its kind")
    func values() throws {
        let (top, problems) = SettingsFile.read(
            """
            title: Port news
            count: 3
            share: 0.5
            on: yes
            every: 90m
            colour: green
            words: [a, b]
            word: a
            inner:
              deep: 1
            list:
              - name: x
              - name: y
            """, place: "x.yaml")
        let t = try #require(top)
        #expect(t.string("title") == "Port news")
        #expect(t.int("count", in: 0...9) == 3)
        #expect(t.double("share", in: 0...1) == 0.5)
        #expect(t.bool("on") == true)
        #expect(t.duration("every", in: 60...86_400) == 5_400)
        #expect(t.choice("colour", Colour.self) == .green)
        #expect(t.strings("words") == ["a", "b"])
        #expect(t.strings("word") == ["a"])
        #expect(t.mapping("inner")?.int("deep", in: 0...9) == 1)
        #expect(t.mappings("list").map { $0.string("name") } == ["x", "y"])
        t.finish()
        #expect(problems.all.isEmpty)
    }

    @Test(
        "what is wrong is told with its line and a suggestion",
        arguments: [
            ("titel: x\n", "x.yaml:1: error: unknown key “titel”, did you mean “title”? [unknown-key]"),
            ("\ncount: many\n", "x.yaml:2: error: count: “many” is not a whole number from 0 to 9 [bad-value]"),
            ("colour: gren", "did you mean “green”?"),
            ("every: soon", "is not a duration"),
            ("title: [a", "not YAML"),
            ("- a\n- b", "expected `key: value` lines at the top"),
            ("title: a\ntitle: b", "the key “title” is given twice"),
            ("words: {a: b}", "expected a list of words"),
            ("list: 7", "expected a list"),
            ("list:\n  - 7", "list[0]: expected"),
            ("inner: 7", "inner: expected `key: value` lines below it"),
            ("on: perhaps", "neither true nor false"),
        ])
    func wrong(text: String, message: String) {
        let (top, problems) = SettingsFile.read(text, place: "x.yaml")
        if let top {
            _ = (top.string("title"), top.int("count", in: 0...9), top.choice("colour", Colour.self))
            _ = (top.duration("every", in: 60...86_400), top.strings("words"), top.mappings("list"))
            _ = (top.mapping("inner"), top.bool("on"))
            top.finish()
        }
        #expect(problems.all.contains { $0.description.contains(message) }, "\(problems.all)")
    }

    @Test("a required key that is missing or empty is reported once", arguments: ["", "id:", "id: ''"])
    func missing(text: String) {
        let (top, problems) = SettingsFile.read(text, place: "x.yaml")
        #expect(top?.required("id") == nil)
        #expect(problems.all.map(\.code) == ["missing-key"])
    }

    @Test("aliases that multiply and binary rubbish end as errors, not as a crash")
    func hostile() {
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
        for (from, to) in zip("abcdefgh", "bcdefghi") {
            bomb += "\(to): &\(to) [\(Array(repeating: "*\(from)", count: 10).joined(separator: ","))]\n"
        }
        let (top, _) = SettingsFile.read(bomb, place: "x")
        #expect(top?.keys.count == 9)
        #expect(SettingsFile.read("\u{0}\u{1}\u{2}", place: "x").problems.hasErrors)
        #expect(SettingsFile.read(String(repeating: "x", count: 5 << 20), place: "x").problems.hasErrors)
    }

    @Test(
        "durations are read and written alike",
        arguments: [("30s", 30), ("5m", 300), ("90m", 5_400), ("2h", 7_200), ("400d", 34_560_000), ("1w", 604_800)])
    func durations(text: String, seconds: Int) {
        #expect(Duration.seconds(text) == seconds)
        #expect(Duration.seconds(Duration.text(seconds)) == seconds)
        #expect(Duration.seconds("-" + text) == nil)
    }
}
