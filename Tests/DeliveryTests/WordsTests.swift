import Foundation
import Records
import Testing

@testable import Delivery

@Suite struct WordsTests {
    @Test(
        "foreign text becomes one plain line",
        arguments: [
            ("a\r\nb", "a b"), ("  a \t b ", "a b"), ("\u{1B}[31mred\u{7}", "[31mred"), ("a\u{202E}b", "ab"),
            ("", ""), ("é\u{2028}x", "é x"), ("\u{0}", ""), ("abcdefghijklmnop", "abcdefghij…"),
        ])
    func line(text: String, expected: String) { #expect(Plain.line(text, most: 10) == expected) }

    @Test("what has no end is cut early")
    func long() { #expect(Plain.line(String(repeating: "x y ", count: 1 << 18), most: 50).count <= 52) }

    @Test(
        "only web addresses that end nothing are links",
        arguments: [
            ("https://a.example/x?y=z", true), ("javascript:alert(1)", false), ("https://a.example/\"x", false),
            ("https://a.example/a b", false), ("http://a.example/>x", false), ("https://a.example/|x", false),
            ("", false),
        ])
    func links(url: String, isLink: Bool) { #expect((Plain.link(url) != nil) == isLink) }

    @Test("the text of an alert says what, who, where it stands, and how sure; the HTML escapes it")
    func words() {
        let words = AlertWords(Sample.parcel("a1"))
        #expect(words.title == "HIGH Oceanic Metals FZE: trader-offence")
        #expect(words.text.contains("smuggling · AE"))
        #expect(words.text.contains("“Seized <b>& held</b> at “Jebel Ali”.”"))
        #expect(words.text.contains("gulf-trade, 2026-01-15: Copper seized"))
        #expect(words.text.contains("https://news.example/1?a=b&c=d"))
        #expect(words.text.hasSuffix("score 70, 1 article of 1 origin, alert a1"))
        #expect(words.html.contains("Seized &lt;b&gt;&amp; held&lt;/b&gt;"))
        #expect(words.html.contains("href=\"https://news.example/1?a=b&amp;c=d\""))
        #expect(AlertWords(Sample.parcel("a1", isUpdate: true)).text.hasPrefix("Update (new): HIGH"))
    }

    func chat(_ style: SlackSink.Style, title: String = "Copper seized", alerts count: Int = 1) throws -> [String: Any]
    {
        let words = (1...count).map { AlertWords(Sample.parcel("a\($0)", title: title), quotes: 1) }
        let json = ChatMessage(style: style, title: count > 1 ? "Many" : nil, alerts: words).json
        return try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
    }

    @Test("nothing in a headline links, mentions or formats in a chat")
    func chatEscapes() throws {
        let title = "<!channel> <https://evil.example|x> @all *b* _i_ [l](https://evil.example) `c`"
        let slack = try #require(try chat(.slack, title: title)["text"] as? String)
        #expect(slack.contains("&lt;!channel&gt; &lt;https://evil.example¦x&gt;"))
        #expect(slack.contains("<https://news.example/1?a=b&amp;c=d|gulf-trade, 2026-01-15: &lt;!channel"))
        let mattermost = try #require(try chat(.mattermost, title: title)["text"] as? String)
        #expect(mattermost.contains(#"\[l\]\(https://evil.example\) \`c\`"#))
        #expect(mattermost.contains("@\u{200B}all"))
        #expect(mattermost.contains("](https://news.example/1?a=b&c=d)"))
        let teams = try chat(.teams, title: title)
        let attachment = try #require((teams["attachments"] as? [[String: Any]])?.first)
        #expect(attachment["contentType"] as? String == "application/vnd.microsoft.card.adaptive")
        let card = try #require(attachment["content"] as? [String: Any])
        #expect(card["type"] as? String == "AdaptiveCard")
        #expect(
            (card["body"] as? [[String: Any]])?.first?["text"] as? String == #"HIGH Oceanic Metals FZE: trader-offence"#
        )
    }

    @Test("a message to a chat stays within what it takes, and says what it left out")
    func chatLength() throws {
        let text = try #require(
            try chat(.slack, title: String(repeating: "long ", count: 60), alerts: 40)["text"] as? String)
        #expect(text.utf8.count < 13_000)
        #expect(text.contains("more: tidewaiter alerts list"))
    }

    @Test("a syslog message has the head, the data and the sentence of RFC 5424")
    func syslog() throws {
        let message = SyslogMessage(parcel: Sample.parcel("a\"]\\1"), facility: 16, host: "host one", mostBytes: 2_048)
            .bytes
        let text = String(decoding: message, as: UTF8.self)
        #expect(
            text.hasPrefix(
                "<132>1 2026-01-15T12:00:00Z hostone tidewaiter \(getpid()) alert [alert@32473 id=\"a\\\"\\]\\\\1\" key="
            ))
        #expect(
            text.contains(
                " severity=\"high\" score=\"70\" state=\"new\" subject=\"T-1\"] \u{FEFF}HIGH Oceanic Metals FZE"))
        #expect(!text.contains("\n"))
    }

    @Test("a syslog message that is cut ends with a whole character", arguments: 490...500)
    func syslogCut(most: Int) {
        var alert = Sample.alert("a1")
        alert.subject.name = String(repeating: "日本", count: 100)
        let bytes = SyslogMessage(parcel: Parcel(alert, at: Sample.noon), facility: 0, host: "h", mostBytes: most).bytes
        #expect(bytes.count <= most && bytes.count > most - 4)
        #expect(String(validating: bytes, as: UTF8.self) != nil)
    }
}
