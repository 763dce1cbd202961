import Records
import Testing

@testable import Parsing

@Suite struct DatesParserTests {
    @Test(
        "dates of mail and news, and what became of them",
        arguments: [
            ("Thu, 15 Jan 2026 08:30:00 GMT", "2026-01-15T08:30:00Z"),
            ("15 Jan 26 08:30 +0100", "2026-01-15T07:30:00Z"),
            ("Mon, 15 Jan 2026 08:30:00 EST", "2026-01-15T13:30:00Z"),
            ("Thu,15 January 2026 08:30:00 UT", "2026-01-15T08:30:00Z"),
            ("Thu, 15 Jan 2026 24:00:00 GMT", "2026-01-16T00:00:00Z"),
            ("Jan. 15, 2026, 8:30 p.m.", "2026-01-15T20:30:00Z"),
            ("January 15th 2026 12:05 AM", "2026-01-15T00:05:00Z"),
            ("Thu Jan 15 08:30:00 2026", "2026-01-15T08:30:00Z"),
            ("Thu Jan 15 08:30:00 PST 2026", "2026-01-15T16:30:00Z"),
            ("Thu Jan 15 08:30:00 -0800 2026", "2026-01-15T16:30:00Z"),
            ("15-Jan-2026", "2026-01-15T00:00:00Z"), ("2026 Jan 15 08:30", "2026-01-15T08:30:00Z"),
            ("Thu, 15 Jan 2026 08:30:00 GMT+02:00", "2026-01-15T06:30:00Z"),
            ("Thu Jan 15 2026 08:30:00 GMT+0100 (Central European Standard Time)", "2026-01-15T07:30:00Z"),
            ("Thu, 15 Jan 2026 08:30:00 Europe/Paris", "2026-01-15T07:30:00Z"),
            ("Wed, 15 Jul 2026 08:30:00 Europe/Paris", "2026-07-15T06:30:00Z"),
            ("Wed, 15 Jul 2026 08:30:00 PT", "2026-07-15T15:30:00Z"), ("01/15/2026 08:30", "2026-01-15T08:30:00Z"),
            ("15/01/2026", "2026-01-15T00:00:00Z"), ("15.01.2026 08:30 Uhr", "2026-01-15T08:30:00Z"),
            ("2026/01/15 08:30:00 EDT", "2026-01-15T12:30:00Z"), ("15 Jan 2026 8h30", "2026-01-15T08:30:00Z"),
        ])
    func written(_ text: String, _ expected: String) {
        #expect(DateParser.timestamp(text)?.description == expected)
    }

    @Test(
        "ISO 8601 in all its forms",
        arguments: [
            ("2026-01-15T08:30:00Z", "2026-01-15T08:30:00Z"),
            ("2026-01-15T08:30:00.123456+01:00", "2026-01-15T07:30:00Z"),
            ("2026-01-15 08:30:00 +0100", "2026-01-15T07:30:00Z"), ("2026-01-15T08:30", "2026-01-15T08:30:00Z"),
            ("2026-01-15T8:05-05:00", "2026-01-15T13:05:00Z"), ("20260115T083000Z", "2026-01-15T08:30:00Z"),
            ("20260115083000", "2026-01-15T08:30:00Z"), ("2026-01-15T24:00:00Z", "2026-01-16T00:00:00Z"),
            ("2026-01-15", "2026-01-15T00:00:00Z"), ("2026-01", "2026-01-01T00:00:00Z"),
            ("2026", "2026-01-01T00:00:00Z"),
            ("2026-015", "2026-01-15T00:00:00Z"), ("2026015", "2026-01-15T00:00:00Z"),
            ("26-01-15", "2026-01-15T00:00:00Z"),
            ("260115", "2026-01-15T00:00:00Z"), ("-2601", "2026-01-01T00:00:00Z"), ("-26-01", "2026-01-01T00:00:00Z"),
            ("2024-366", "2024-12-31T00:00:00Z"), ("2026-01-15T08:30:00 Z", "2026-01-15T08:30:00Z"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
        ])
    func iso(_ text: String, _ expected: String) {
        #expect(DateParser.timestamp(text)?.description == expected)
    }

    @Test(
        "months in many languages",
        arguments: [
            "15 janvier 2026", "15 Januar 2026", "15 enero 2026", "15 gennaio 2026", "15 de janeiro de 2026",
            "15 januari 2026", "15 stycznia 2026", "15 января 2026 г.", "15 січня 2026", "15. ledna 2026",
            "15. januar 2026", "15 tammikuuta 2026",
            "15 Ocak 2026", "2026. január 15.", "15 Ιαν 2026", "15 Ιανουαρίου 2026", "15 ianuarie 2026",
            "15 siječnja 2026",
            "2026年1月15日", "Do, 15 Jän 2026", "jeu. 15 janv. 2026", "15 يناير 2026",
        ])
    func languages(_ text: String) {
        #expect(DateParser.timestamp(text)?.description == "2026-01-15T00:00:00Z")
    }

    @Test("Korean times without a zone are Korean times")
    func korean() {
        #expect(DateParser.timestamp("2004년 05월 28일  01:31:15")?.description == "2004-05-27T16:31:15Z")
        #expect(DateParser.timestamp("2004-05-25 오후 11:23:17")?.description == "2004-05-25T14:23:17Z")
    }

    @Test(
        "what is no date gives none",
        arguments: [
            "", "x", "today", "Thu", "2026-13-01", "2026-02-30", "30 Feb 2026", "2026-01-15T25:00:00Z",
            "2026-01-15T10:61:00Z",
            "Sun, Dec x 2012 11:47:32 GMT", "16 Dec zz 11:47:32", "2013-01-27-01", "2013-xx-27", "99:99", "+01:00",
            "2026-01-15T08:30:00+99:00",
            "99999999999999999999", "1/2/3/4/5/6/7/8/9", "(((((", "2026-01-15T08:30:00 and more words 5",
        ])
    func none(_ text: String) {
        #expect(DateParser.timestamp(text) == nil)
    }

    @Test("the day alone, for pages that name no time")
    func day() {
        #expect(DateParser.day("15 January 2026") == "2026-01-15")
        #expect(DateParser.day("never") == nil)
        #expect(!DateParser.hasTime("2026-01-15"))
        #expect(DateParser.hasTime("2026-01-15 08:30"))
    }

    @Test("no text makes the parser crash")
    func hostile() {
        let parts = [
            "2026", "-", "01", "T", ":", "99", "+", "é", "월", " ", "Jan", "/", "(", "9999999999", ".", "pm", "\0",
        ]
        var state: UInt64 = 42
        for _ in 0..<20_000 {
            var text = ""
            for _ in 0..<Int(state >> 60) + 1 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += parts[Int(state >> 33) % parts.count]
            }
            _ = DateParser.timestamp(text)
        }
    }
}
