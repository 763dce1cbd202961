import Records
import Testing

@testable import Exports

@Suite("Analyses and mentions as lines")
struct AnalysisJSONTests {
    private var analysis: Analysis {
        var analysis = Analysis()
        var offence = Mention(
            zone: .text, start: 9, end: 18, text: "smuggling", kind: .offence, id: "offence:smuggling", score: 0.5)
        offence.negated = true
        analysis.mentions = [
            Mention(zone: .title, start: 0, end: 3, text: "SEA", kind: .entity, id: "e1"),
            Mention(
                zone: .text, start: 0, end: 7, text: "9074729", kind: .identifier, scheme: "imo", id: "9074729",
                score: 1),
            offence,
        ]
        analysis.commodities = [.init(id: "crude", score: 0.123456)]
        analysis.topics = [.init(id: "ship", score: 0.75)]
        analysis.countries = ["PA"]
        return analysis
    }

    private func line(concepts: Bool) -> String {
        var bytes: [UInt8] = []
        AnalysisJSON.line(analysis, id: "a\"1", concepts: concepts, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("parties and identifiers are told; the title's have their zone")
    func parties() {
        let mentions =
            #"[{"start":0,"end":3,"text":"SEA","kind":"entity","entity":"e1","score":1,"zone":"title"},"#
            + #"{"start":0,"end":7,"text":"9074729","kind":"identifier:imo","score":1}]"#
        let rest =
            #","commodities":[{"code":"crude","score":0.1235}],"countries":["PA"],"topics":[{"id":"ship","score":0.75}]}"#
        #expect(line(concepts: false) == #"{"id":"a\"1","mentions":"# + mentions + rest + "\n")
    }

    @Test("concepts are told on request, with what is denied")
    func concepts() {
        let offence =
            #"{"start":9,"end":18,"text":"smuggling","kind":"offence","concept":"offence:smuggling","score":0.5,"#
            + #""negated":true}"#
        #expect(line(concepts: true).contains(offence))
    }

    @Test("mention lines are written from bytes, escaped")
    func mentionLines() {
        var lines = MentionLines()
        let text = Array("Sea\n\"P\"\u{1}".utf8)
        Array("d\\n".utf8).withUnsafeBufferPointer { lines.begin(id: $0) }
        text.withUnsafeBufferPointer { bytes in
            lines.mention(start: 0, end: 10, text: bytes, entity: "e", score: 1)
            lines.mention(start: 120, end: 5, text: bytes, entity: "e", score: 0.05)
        }
        lines.end()
        let written = #""text":"Sea\n\"P\"\u0001","kind":"entity","entity":"e","score":"#
        #expect(
            String(decoding: lines.bytes, as: UTF8.self) == #"{"id":"d\n","mentions":[{"start":0,"end":10,"# + written
                + #"1},{"start":120,"end":5,"# + written + "0.05}]}\n")
    }
}
