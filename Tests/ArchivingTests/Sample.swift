import Archiving
import Records
import TestSupport

/// Documents and records for tests.
enum Sample {
    static let noon = Timestamp(year: 2026, month: 1, day: 15, hour: 12)
    static let firstFile = "tidewaiter-20260115-00001.warc.gz"

    static func document(
        _ body: String = "<p>seized</p>", url: String = "https://news.example/a", at time: Timestamp = noon
    ) -> Document {
        Document(
            requestedURL: url, contentType: "text/html", headers: [.init(name: "content-type", value: "text/html")],
            body: Array(body.utf8), fetched: time)
    }

    /// With the heads of its exchange, lines ended by CR LF.
    static func exchanged(_ body: String, response: [String], request: [String] = ["GET /a HTTP/1.1"]) -> Document {
        var document = document(body)
        func head(_ lines: [String]) -> [UInt8] { Array((lines + ["", ""]).joined(separator: "\r\n").utf8) }
        document.exchange = Document.Exchange(
            request: head(request), response: head(response), address: "192.0.2.7")
        return document
    }

    static func randomDocument(_ random: inout SeededRandom, _ i: Int) -> Document {
        let size = [0, 1, 100, 5_000, 50_000][Int(random.next() % 5)]
        var body: [UInt8] = []
        while body.count < size {
            if random.next() % 2 == 0 {
                body += Array("WARC/1.1\r\n\r\n customs copper ".utf8)
            } else {
                for _ in 0..<4 { withUnsafeBytes(of: random.next()) { body += $0 } }
            }
        }
        var document = Document(
            requestedURL: "https://news.example/\(i)", status: 200, contentType: "text/plain; charset=utf-8",
            headers: [.init(name: "content-type", value: "text/plain; charset=utf-8")], body: body,
            fetched: noon.adding(Int64(i)))
        if i % 3 == 0 {
            document.exchange = Document.Exchange(
                request: Array("GET /\(i) HTTP/1.1\r\nHost: news.example\r\n\r\n".utf8),
                response: Array(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Encoding: br\r\n\r\n".utf8),
                address: "2001:db8::7")
        }
        return document
    }

    /// A record as another program may write it.
    static func record(
        _ block: String, type: String = "resource", url: String = "http://old.example/1", version: String = "1.0",
        lineEnd: String = "\r\n", extra: [String] = []
    ) -> [UInt8] {
        let lines =
            [
                "WARC/\(version)", "WARC-Type: \(type)", "WARC-Record-ID: <urn:uuid:1>", "WARC-Target-URI: \(url)",
                "WARC-Date: 2020-05-01T10:20:30Z", "Content-Type: text/plain",
            ] + extra + ["Content-Length: \(block.utf8.count)", "", ""]
        return Array((lines.joined(separator: lineEnd) + block + lineEnd + lineEnd).utf8)
    }
}

extension ArchiveReader {
    /// All that is left.
    func all() throws -> [ArchiveRecord] {
        var records: [ArchiveRecord] = []
        while let record = try next() { records.append(record) }
        return records
    }
}

extension ArchiveRecord {
    var text: String { String(decoding: block, as: UTF8.self) }
}
