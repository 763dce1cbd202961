import Foundation
import Records
import Testing

@testable import Delivery

@Suite struct MailMessageTests {
    @Test(
        "addresses that every server takes are taken, others are not",
        arguments: [
            ("a@b.example", "a@b.example", ""), ("A B <a@b.example>", "a@b.example", "A B"),
            ("\"Desk, Customs\" <a+x@b-c.example>", "a+x@b-c.example", "Desk, Customs"),
            ("Zoll Köln <a@b>", "a@b", "Zoll Köln"),
            ("a", nil, ""), ("a@@b", nil, ""), ("a b@c.example", nil, ""), ("a@b.example\nBcc: x", nil, ""),
            ("<a@b.example>, <c@d.example>", nil, ""), (".a@b.example", nil, ""), ("a@b..example", nil, ""),
            ("é@b.example", nil, ""), ("", nil, ""), ("A <a@b.example", nil, ""),
        ] as [(String, String?, String)])
    func addresses(text: String, address: String?, name: String) {
        let read = MailAddress(text)
        #expect(read?.address == address)
        if address != nil { #expect(read?.name == name) }
    }

    @Test("a field of plain text stays plain and is folded")
    func plainField() {
        let field = HeaderText.field("Subject", String(repeating: "word ", count: 40))
        #expect(field.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 78 })
        #expect(field.replacing("\r\n ", with: " ") == "Subject: " + String(repeating: "word ", count: 39) + "word\r\n")
    }

    @Test("other text is in encoded words of at most 75 characters, each of whole characters")
    func encodedField() throws {
        let text = String(repeating: "Zoll – 海关 и таможня ", count: 9)
        let field = HeaderText.field("Subject", text)
        let words = field.dropFirst("Subject:".count).split { $0 == " " || $0 == "\r\n" }
        #expect(words.count > 3)
        var decoded = ""
        for word in words {
            #expect(word.count <= 75 && word.hasPrefix("=?UTF-8?B?") && word.hasSuffix("?="))
            let data = try #require(Data(base64Encoded: String(word.dropFirst(10).dropLast(2))))
            decoded += try #require(String(data: data, encoding: .utf8))
        }
        #expect(decoded == text.trimmingCharacters(in: .whitespaces))
    }

    @Test(
        "no text adds a field",
        arguments: ["x\r\nBcc: a@b.example", "x\nBcc: y", "x\rBcc: y", "x\u{2028}Bcc: y", "=?UTF-8?Q?=0ABcc:?="])
    func injection(text: String) {
        let field = HeaderText.field("Subject", text)
        #expect(field.hasSuffix("\r\n"))
        #expect(!field.dropLast(2).contains("\nBcc") && !field.dropLast(2).contains("\rBcc"))
        #expect(!field.contains("=?UTF-8?Q?"))
    }

    @Test(
        "quoted-printable is as RFC 2045 has it",
        arguments: [
            ("abc", "abc\r\n"), ("a=b", "a=3Db\r\n"), ("ü", "=C3=BC\r\n"), ("a \nb", "a=20\r\nb\r\n"),
            ("a\tb\t", "a\tb=09\r\n"), (".\n.a", ".\r\n.a\r\n"),
            (String(repeating: "x", count: 80), String(repeating: "x", count: 75) + "=\r\nxxxxx\r\n"),
        ])
    func quotedPrintable(text: String, expected: String) { #expect(QuotedPrintable.encode(text) == expected) }

    @Test(
        "dates are those of mail",
        arguments: [
            ("2026-01-15T08:30:05Z", "Thu, 15 Jan 2026 08:30:05 +0000"),
            ("2000-02-29T00:00:00Z", "Tue, 29 Feb 2000 00:00:00 +0000"),
            ("1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 +0000"),
        ])
    func dates(time: String, expected: String) throws {
        #expect(MailDate.text(try #require(Timestamp(rfc3339: time))) == expected)
    }

    @Test("a message has its fields and two parts, in lines that fit")
    func message() throws {
        let message = MailMessage(
            from: try #require(MailAddress("Zoll Köln <alerts@customs.example>")),
            to: try ["a@b.example", "C <c@d.example>"].map { try #require(MailAddress($0)) },
            subject: "[t] HIGH: Öl", key: "k-1", thread: "t-1", at: Sample.noon, text: "Ein Wort\n.",
            html: "<p>Wort</p>")
        let text = String(decoding: message.bytes, as: UTF8.self)
        #expect(text.contains("From: =?UTF-8?B?Wm9sbCBLw7Zsbg==?= <alerts@customs.example>\r\n"))
        #expect(text.contains("To: a@b.example, \"C\" <c@d.example>\r\n"))
        #expect(text.contains("Message-ID: <k-1@customs.example>\r\n"))
        #expect(text.contains("References: <t-1@customs.example>\r\n"))
        #expect(text.contains("boundary=\"=_tw-k-1\"\r\n\r\n--=_tw-k-1\r\nContent-Type: text/plain; charset=utf-8\r\n"))
        #expect(text.hasSuffix("--=_tw-k-1--\r\n"))
        #expect(message.bytes.allSatisfy { $0 < 128 })
        #expect(!text.replacing("\r\n", with: "").contains { $0 == "\n" || $0 == "\r" })
        #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 78 })
    }
}
