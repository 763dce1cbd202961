import Foundation
import Storage
import TestSupport
import Testing

@Suite struct TriageRuleTextsTests {
    static let file = """
        # Rules of the port.
        rules:
          - id: first   # the first
            title: First
            subject: {trader: any}
            all:
              - offence: any
              - id: nested
          - title: "Second"
            subject:
              id: third
            id: "second"
            base: 40
            examples:
              - text: "one"
                fires: yes
        weights:
          - id: none
        """

    private func fingerprints(_ text: String) -> [String: String] {
        RuleTexts.fingerprints(of: [(name: "rules/a.yaml", text: text)])
    }

    @Test("each rule has its own fingerprint, and only what it says counts")
    func rules() {
        let before = fingerprints(Self.file)
        #expect(Set(before.keys) == ["first", "second"])
        #expect(fingerprints(Self.file.replacing("# Rules of the port.", with: "# Others.\n\n")) == before)
        #expect(fingerprints(Self.file.replacing("base: 40", with: "base: 40   ")) == before)
        #expect(fingerprints(Self.file.replacing("\n", with: "\r\n")) == before)
        let changed = fingerprints(Self.file.replacing("base: 40", with: "base: 45"))
        #expect(changed["first"] == before["first"] && changed["second"] != before["second"])
        for (old, new) in [
            ("text: \"one\"", "text: two"), ("title: First", "title: Erste"), ("fires: yes", "fires: no"),
        ] {
            #expect(fingerprints(Self.file.replacing(old, with: new)) == before, "\(new)")
        }
        let nested = fingerprints(Self.file.replacing("offence: any", with: "offence: smuggling"))
        #expect(nested["first"] != before["first"] && nested["second"] == before["second"])
    }

    @Test(
        "what is no block list of rules has none, and harms nothing",
        arguments: [
            "", "rules:", "rules: [{id: a}]", "rules:\nweights: {a: 1}", "- id: a", "rules:\n  -", "rules:\n  - id:",
            "\u{0}\n- \n",
        ])
    func odd(text: String) {
        #expect(fingerprints(text).values.allSatisfy { $0.count == 64 })
        #expect(fingerprints(text).keys.filter { !$0.isEmpty }.isEmpty)
    }

    @Test("of the shipped rules each has one")
    func shipped() throws {
        let folder = Repository.path("rules")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
        let files = try names.map { (name: $0, text: try String(contentsOfFile: folder + "/" + $0, encoding: .utf8)) }
        let found = RuleTexts.fingerprints(of: files)
        #expect(found.count > 10)
        for id in ["trader-offence", "listing", "trader-listed-party"] { #expect(found[id] != nil) }
    }
}
