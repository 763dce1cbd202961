import Exports
import Foundation
import Records
import Testing

@Suite struct AlertJSONTests {
    /// Every member filled.
    static let alert: Alert = {
        var alert = Alert(
            id: "a1", rule: "trader-offence", score: 78,
            subject: Alert.Subject(kind: "trader", id: "T-0001", name: "Oceanic \"Metals\"\nFZE"), story: "s1",
            raised: Timestamp(year: 2026, month: 1, day: 15, hour: 9))
        alert.updated = Timestamp(year: 2026, month: 1, day: 16)
        alert.linked = [
            Alert.Link(
                entity: "un-sc:6908555", list: "un-sc", name: "Ana", score: 0.93, reasons: ["identifier: imo"])
        ]
        alert.concepts = ["offence:undervaluation"]
        alert.countries = ["AE"]
        alert.commodities = ["commodity:hs:7108"]
        alert.evidence = [
            Alert.Evidence(
                article: "s1", source: "gulf-trade", tier: .press, publisher: "Gulf Trade",
                url: "https://news.example/1", published: Timestamp(year: 2026, month: 1, day: 15),
                title: "Gold – seized",
                language: "en", quote: "Gold.",
                mentions: [Alert.Evidence.Span(start: 0, end: 4, kind: "commodity", id: "commodity:hs:7108")])
        ]
        alert.contributions = [Alert.Contribution("offence in the same sentence", 25)]
        return alert
    }()

    func object(_ alert: Alert) throws -> [String: Any] {
        let line = AlertJSON.line(alert)
        #expect(line.last == 10)
        #expect(line.filter { $0 == 10 }.count == 1)
        return try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    }

    @Test("the members are those of the contract, all of them")
    func members() throws {
        let object = try object(AlertJSONTests.alert)
        #expect(
            Set(object.keys) == [
                "id", "rule", "severity", "score", "state", "subject", "linked", "concepts", "countries", "commodities",
                "evidence", "contributions", "story", "articles", "origins", "raised", "updated", "retrospective",
            ])
        #expect(object["severity"] as? String == "high")
        #expect(object["state"] as? String == "new")
        #expect(object["score"] as? Int == 78)
        #expect(object["raised"] as? String == "2026-01-15T09:00:00Z")
        #expect(object["retrospective"] as? Bool == false)
        let subject = try #require(object["subject"] as? [String: String])
        #expect(subject == ["kind": "trader", "id": "T-0001", "name": "Oceanic \"Metals\"\nFZE"])
        let linked = try #require((object["linked"] as? [[String: Any]])?.first)
        #expect(Set(linked.keys) == ["entity", "list", "name", "score", "reasons"])
        let contribution = try #require((object["contributions"] as? [[String: Any]])?.first)
        #expect(contribution["reason"] as? String == "offence in the same sentence")
        #expect(contribution["points"] as? Int == 25)
    }

    @Test("evidence has its quote with the mentions in it; what is unknown is null")
    func evidence() throws {
        var alert = AlertJSONTests.alert
        let full = try #require((try object(alert)["evidence"] as? [[String: Any]])?.first)
        #expect(
            Set(full.keys).isSuperset(of: ["source", "url", "published", "title", "language", "quote", "mentions"]))
        #expect(full["published"] as? String == "2026-01-15T00:00:00Z")
        #expect(full["url"] as? String == "https://news.example/1")
        let mention = try #require((full["mentions"] as? [[String: Any]])?.first)
        #expect(Set(mention.keys) == ["start", "end", "kind", "id"])
        alert.evidence[0].published = nil
        alert.evidence[0].language = nil
        let sparse = try #require((try object(alert)["evidence"] as? [[String: Any]])?.first)
        #expect(sparse["published"] is NSNull && sparse["language"] is NSNull)
    }

    @Test(
        "whatever a name holds stays one line of JSON",
        arguments: ["\u{0}", "\u{2028}", "\\\"", "\u{1F600}", "\r\n\t", "</script>"])
    func oddText(text: String) throws {
        var alert = AlertJSONTests.alert
        alert.subject.name = text
        #expect((try object(alert)["subject"] as? [String: String])?["name"] == text)
    }

    @Test("a score that is no number does not lose the alert")
    func notANumber() throws {
        var alert = AlertJSONTests.alert
        alert.linked[0].score = .nan
        #expect(try object(alert)["id"] as? String == "a1")
    }
}
