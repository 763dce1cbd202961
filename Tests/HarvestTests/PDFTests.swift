import Foundation
import Records
import TestSupport
import Testing

@testable import Harvest

/// PDFs, and the programs that read them.
@Suite(.serialized) struct PDFTests {
    static let absent: Comment = "needs pdftotext (poppler-utils)"
    static let notice = SmallPDF(
        pages: [
            [
                "Customs Gazette", "", "", "Brussels, 3 February 2026", "", "",
                "The authority has decided to impose duties on",
                "copper cathodes. Oceanic Metals FZE smuggled gold", "bars.",
            ],
            ["Customs Gazette", "", "", "The second page holds one sentence."],
        ], title: "Notice 12 on duties", created: "20260115083000Z")

    private static func document(_ bytes: [UInt8], type: String? = nil) -> Document {
        Document(requestedURL: "https://gov.example/1.pdf", contentType: type, body: bytes, fetched: Engine.now())
    }

    @Test("a PDF is an article with title, date and pages", .enabled(if: PDFText.isAvailable, absent))
    func reads() async {
        let page = await PDFText().page(from: Self.document(Self.notice.bytes))
        #expect(page.title == "Notice 12 on duties")
        #expect(page.published == "2026-02-03")
        #expect(page.language == "en")
        #expect(page.text.contains("impose duties on copper cathodes. Oceanic Metals FZE smuggled gold bars."))
        #expect(!page.text.contains("Gazette"))
        #expect(page.pageStarts.count == 2)
        let second = Array(page.text.utf8.dropFirst(page.pageStarts.last ?? 0))
        #expect(String(decoding: second, as: UTF8.self) == "The second page holds one sentence.")
        #expect(page.diagnostics.isEmpty)
    }

    static let kinds: [([UInt8], String?, Bool)] = [
        (Array("%PDF-1.7\n".utf8), nil, true), (Array("\n %PDF-1.7".utf8), "text/html", true),
        (Array("<html>".utf8), "application/pdf", false), (Array("junk %PDF-1.7".utf8), "Application/PDF; q=1", true),
        (Array("junk %PDF-1.7".utf8), nil, false), ([], "application/pdf", false), ([37], nil, false),
    ]

    @Test("a PDF is known by its bytes, or by its type unless it looks like a page", arguments: kinds)
    func tells(_ bytes: [UInt8], _ type: String?, _ expected: Bool) {
        #expect(PDFText.isPDF(Self.document(bytes, type: type)) == expected)
    }

    /// What was made to break a reader, and what may be said of it.
    struct Hostile: CustomTestStringConvertible, Sendable {
        let name: String
        let bytes: [UInt8]
        let codes: Set<String>
        var testDescription: String { name }

        init(_ name: String, _ bytes: [UInt8], _ codes: Set<String>) {
            self.name = name
            self.bytes = bytes
            self.codes = codes
        }
    }

    static let hostile: [Hostile] = [
        Hostile("no PDF", Array("%PDF-1.4\nHello".utf8), ["pdf-unreadable"]),
        Hostile(
            "random bytes", Array("%PDF-1.4\n".utf8) + (0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* 7_919 >> 3) },
            ["pdf-unreadable"]
        ),
        Hostile(
            "a password",
            SmallPDF(
                pages: [["Secret"]],
                trailer:
                    "/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -1 /O <\(String(repeating: "AB", count: 32))> /U <\(String(repeating: "CD", count: 32))> >>"
            ).bytes, ["pdf-unreadable"]
        ),
        Hostile("cut off", Array(notice.bytes.prefix(700)), ["pdf-unreadable", "no-text", "page-too-large", ""]),
        Hostile("no pages", SmallPDF(pages: []).bytes, ["no-text", "pdf-unreadable"]),
        Hostile(
            "3,000 pages", SmallPDF(pages: Array(repeating: ["One more page."], count: 3_000)).bytes, ["page-too-large"]
        ),
        Hostile(
            "a page count that is a lie",
            SmallPDF.file([
                "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
            ]), ["no-text", "pdf-unreadable", "page-too-large"]
        ),
        Hostile(
            "pages within themselves",
            SmallPDF.file([
                "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>",
            ]), ["no-text", "pdf-unreadable", "page-too-large"]
        ),
        Hostile(
            "a form within itself",
            SmallPDF.file([
                "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R /Resources << /XObject << /X 4 0 R >> >> >>",
                "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >> /Length 11 >>\nstream\n/X Do /X Do\nendstream",
                "<< /Length 5 >>\nstream\n/X Do\nendstream",
            ]), ["no-text", "pdf-unreadable"]
        ),
        Hostile(
            "brackets without end",
            SmallPDF.file([
                "<< /Type /Catalog /Pages \(String(repeating: "[", count: 500_000)) >>"
            ]), ["no-text", "pdf-unreadable"]
        ),
    ]

    @Test(
        "a hostile PDF costs little and says what was wrong", .enabled(if: PDFText.isAvailable, absent),
        arguments: hostile)
    func survives(_ hostile: Hostile) async {
        let start = ContinuousClock.now
        let page = await PDFText().page(from: Self.document(hostile.bytes))
        #expect(hostile.codes.contains(page.diagnostics.first?.code ?? ""), "\(page.diagnostics)")
        #expect(ContinuousClock.now - start < .seconds(45))
    }

    @Test("a password is called one", .enabled(if: PDFText.isAvailable, absent))
    func password() async {
        let page = await PDFText().page(from: Self.document(Self.hostile[2].bytes))
        #expect(page.diagnostics.first?.message.contains("password") == true, "\(page.diagnostics)")
    }

    @Test("where the programs are absent the advice is to install them")
    func withoutPrograms() async {
        let page = await PDFText(reader: nil, describer: nil).page(from: Self.document(Self.notice.bytes))
        #expect(page.diagnostics.map(\.code) == ["pdf-unreadable"])
        #expect(page.diagnostics[0].message.contains("install poppler-utils"))
    }

    // MARK: - Limits

    private static func run(_ script: String, _ change: (inout LimitedTool.Limits) -> Void = { _ in }) -> LimitedTool
        .Result?
    {
        var limits = LimitedTool.Limits()
        limits.wallSeconds = 8
        change(&limits)
        return LimitedTool(path: "/bin/sh", arguments: ["-c", script], limits: limits).run(over: Array("input".utf8))
    }

    @Test("a program reads its file and is heard on both its outputs")
    func hears() throws {
        let result = try #require(Self.run("cat /dev/stdin; echo trouble >&2; exit 3"))
        #expect(String(decoding: result.output, as: UTF8.self) == "input")
        #expect(String(decoding: result.errors, as: UTF8.self) == "trouble\n")
        #expect(result.status == 3 && !result.isCut && !result.isTimedOut)
    }

    @Test("a program that takes too long, says too much or wants too much is ended")
    func limits() throws {
        let slow = try #require(Self.run("exec sleep 100") { $0.wallSeconds = 0.3 })
        #expect(slow.isTimedOut && slow.status == nil)
        let silent = try #require(Self.run("exec >/dev/null 2>&1; exec sleep 100") { $0.wallSeconds = 0.3 })
        #expect(silent.isTimedOut && silent.status == nil)
        let busy = try #require(Self.run("while :; do :; done") { $0.cpuSeconds = 1 })
        #expect(busy.status == nil && !busy.isTimedOut)
        let loud = try #require(Self.run("exec yes") { $0.outputBytes = 100_000 })
        #expect(loud.isCut && loud.status == nil && loud.output.count < 200_000)
        let large = try #require(Self.run("a=x; while :; do a=$a$a; done") { $0.memoryBytes = 64 << 20 })
        #expect(large.status != 0 && !large.isTimedOut)
        let folder = try TemporaryFolder()
        let writing = try #require(Self.run("echo x > \(folder.path("written"))"))
        #expect(writing.status != 0)
        #expect(try folder.bytes("written").isEmpty)
    }

    @Test("a program that is not there is no harm")
    func nowhere() throws {
        let tool = LimitedTool(path: "/nonexistent/tool", arguments: [])
        #expect(try #require(tool.run(over: [])).status ?? 0 != 0)
        #expect(LimitedTool.find("no-such-program-of-ours") == nil)
    }

    // MARK: - Harvest

    @Test("a watched PDF and one behind an item become articles", .enabled(if: PDFText.isAvailable, absent))
    func harvest() async throws {
        let server = try HostileServer()
        server.route("/watched") { _ in .ok(bytes: Self.notice.bytes, type: "application/pdf") }
        server.route("/1.pdf") { _ in .ok(bytes: Self.notice.bytes) }
        server.route("/bad.pdf") { _ in .ok("%PDF-1.4 none", type: "application/pdf") }
        server.route("/feed") { [unowned server] _ in
            let items = ["1", "bad"].map {
                "<item><title>Item \($0)</title><guid>\($0)</guid><link>\(server.url("/\($0).pdf"))</link><description>Short.</description></item>"
            }
            return .ok(
                "<rss version=\"2.0\"><channel><title>F</title>\(items.joined())</channel></rss>", type: "text/xml")
        }
        let directory = try WorkingDirectory()
        try directory.write([
            .init("w", server.url("/watched"), kind: "page"), .init("f", server.url("/feed"), more: ["follow: true"]),
        ])
        #expect(try await SetClock().pass(directory).items.new == 3)
        let articles = try await directory.articles()
        #expect(articles["Notice 12 on duties"]?.text.contains("smuggled gold bars") == true)
        #expect(articles["Item 1"]?.text.contains("smuggled gold bars") == true)
        #expect(articles["Item bad"]?.text == "Short.")
    }
}
