import Foundation
import Records
import Testing

@Suite struct MentionTests {
    @Test func `a mention comes back from JSON with all it says`() throws {
        var mention = Mention(
            zone: .text, start: 3, end: 10, text: "9074729", kind: .identifier, scheme: "imo", id: "9074729", score: 0.9
        )
        mention.role = "carrier"
        mention.concept = "commodity:hs:7202"
        mention.reasons = ["typo"]
        (mention.negated, mention.supposed, mention.quoted) = (true, true, true)
        let back = try JSONDecoder().decode(Mention.self, from: JSONEncoder().encode(mention))
        #expect(back == mention)
    }

    @Test func `a mention stored before it could say why is read with defaults`() throws {
        let stored = #"{"zone":"text","start":0,"end":4,"text":"gold","kind":"commodity","score":1,"negated":true}"#
        let mention = try JSONDecoder().decode(Mention.self, from: Data(stored.utf8))
        #expect(mention.negated && !mention.supposed && mention.reasons.isEmpty && mention.role == nil)
    }

    @Test func `what has no value is not written`() throws {
        let mention = Mention(zone: .title, start: 0, end: 4, text: "gold", kind: .commodity)
        let json = String(decoding: try JSONEncoder().encode(mention), as: UTF8.self)
        #expect(!json.contains("reasons") && !json.contains("quoted") && !json.contains("role"))
    }
}
