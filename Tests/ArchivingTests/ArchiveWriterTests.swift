import Archiving
import Foundation
import Records
import TestSupport
import Testing

@Suite struct ArchiveWriterTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func read(_ name: String = Sample.firstFile) throws -> [ArchiveRecord] {
        try ArchiveReader(path: folder.path(name)).all()
    }

    @Test("a document becomes a response, a request and a metadata record that tell of each other")
    func records() throws {
        let writer = try ArchiveWriter(directory: folder.path)
        var document = Sample.exchanged(
            "<p>seized</p>", response: ["HTTP/1.1 200 OK", "Content-Type: text/html", "Content-Length: 13"],
            request: ["GET /a HTTP/1.1", "Host: news.example", "Authorization: Basic c2VjcmV0", "Accept: */*"])
        document.requestedURL = "https://news.example/old a"
        document.movedTo = document.url
        let capture = try writer.append(document, source: "gulf-trade", notes: [ArchiveNote("fetchTimeMs", "120\r\nx")])
        try writer.close()

        let records = try read()
        #expect(records.map(\.type) == ["warcinfo", "response", "request", "metadata"])
        #expect(records[0].text.contains("format: WARC File Format 1.1\r\n"))
        #expect(records[0].header("warc-filename") == Sample.firstFile)
        let response = records[1]
        #expect(response.text.hasPrefix("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n"))
        #expect(response.url == document.url)
        #expect(response.date == Sample.noon)
        #expect(response.header("warc-ip-address") == "192.0.2.7")
        #expect(response.header("warc-payload-digest") == "sha256:" + capture.sha256)
        #expect(response.offset == capture.offset)
        #expect(response.length == capture.length)
        #expect(records[2...].allSatisfy { $0.header("warc-concurrent-to") == "<\(response.id)>" })
        #expect(records[2].text.contains("authorization: (not archived)\r\n"))
        #expect(!records[2].text.contains("c2VjcmV0"))
        #expect(
            records[3].text == """
                source: gulf-trade\r\nrequestedURL: https://news.example/old a\r\nmovedTo: https://news.example/a\r
                fetchTimeMs: 120  x\r\n
                """)
        #expect(Set(records.map(\.id)).count == 4)
    }

    @Test("a thousand random documents come back as they were, from their places and in order")
    func roundTrip() throws {
        var random = SeededRandom(seed: 7)
        let documents = (0..<1_000).map { Sample.randomDocument(&random, $0) }
        let writer = try ArchiveWriter(directory: folder.path, maxBytes: 1 << 20)
        let captures = try documents.map { try writer.append($0, source: "s") }
        try writer.sync()
        for (document, capture) in zip(documents, captures) {
            let record = try ArchiveReader.read(capture, in: folder.path)
            let read = try #require(record.httpDocument())
            #expect(read.body == document.body)
            #expect(read.url == document.url)
            #expect(read.fetched == document.fetched)
            #expect(read.contentType == document.contentType)
        }
        try writer.close()
        let files = Set(captures.map(\.file)).sorted()
        #expect(files.count > 3)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == files)
        let bodies = try files.flatMap { try read($0) }.filter { $0.type == "response" }.map { Array($0.payload) }
        #expect(bodies == documents.map(\.body))
    }

    @Test("a file that is full or of an earlier day is closed, and the next run goes on with the last one of its day")
    func rotation() throws {
        let noise = String((0..<3_000).map { _ in "abcdefghijklmnop".randomElement() ?? "a" })
        func write(_ time: Timestamp) throws -> String {
            let writer = try ArchiveWriter(directory: folder.path, maxBytes: 4_500)
            #expect(writer.diagnostics.isEmpty)
            let file = try writer.append(Sample.document(noise, at: time), source: "s").file
            try writer.close()
            return String(file.dropFirst("tidewaiter-".count).prefix(14))
        }
        #expect(try write(Sample.noon) == "20260115-00001")
        #expect(try write(Sample.noon) == "20260115-00001")
        #expect(try write(Sample.noon) == "20260115-00002")
        #expect(try write(Sample.noon.adding(86_400)) == "20260116-00001")
        let writer = try ArchiveWriter(directory: folder.path)
        let early = try writer.append(Sample.document(at: Sample.noon.adding(86_400)), source: "s")
        let late = try writer.append(Sample.document(at: Sample.noon.adding(2 * 86_400)), source: "s")
        let behind = try writer.append(Sample.document(at: Sample.noon), source: "s")
        #expect(early.file.contains("20260116") && late.file.contains("20260117") && behind.file == late.file)
        #expect(try read(late.file).filter { $0.type == "warcinfo" }.count == 1)
    }

    @Test("bytes that are known are referred to, and other ones are written")
    func revisit() throws {
        let writer = try ArchiveWriter(directory: folder.path)
        let first = try writer.append(Sample.document("same"), source: "s")
        let later = Sample.noon.adding(3_600)
        #expect(try writer.append(Sample.document("same", at: later), source: "s", known: first) == first)
        #expect(try writer.append(Sample.document("other", at: later), source: "s", known: first) != first)
        try writer.close()
        let records = try read().filter { $0.type != "metadata" }
        #expect(records.map(\.type) == ["warcinfo", "response", "revisit", "response"])
        let revisit = records[2]
        #expect(revisit.header("warc-refers-to-target-uri") == first.url)
        #expect(revisit.header("warc-refers-to-date") == "2026-01-15T12:00:00Z")
        #expect(revisit.header("warc-profile")?.hasSuffix("1.1/revisit/identical-payload-digest") == true)
        #expect(!revisit.text.contains("same"))
    }

    @Test("two writers of one folder keep out of each other's files")
    func together() throws {
        let one = try ArchiveWriter(directory: folder.path)
        let first = try one.append(Sample.document(), source: "s")
        let other = try ArchiveWriter(directory: folder.path)
        let second = try other.append(Sample.document(), source: "s")
        #expect(first.file != second.file)
        try one.append(Sample.document(), source: "s")
        try one.close()
        try other.close()
        #expect(try read(first.file).filter { $0.type == "response" }.count == 2)
        #expect(try read(second.file).filter { $0.type == "response" }.count == 1)
    }

    @Test("many tasks append and synchronise at once")
    func concurrency() async throws {
        let writer = try ArchiveWriter(directory: folder.path, maxBytes: 20_000)
        let folder = folder
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for i in 0..<50 {
                        let document = Sample.document("\(task) \(i)", url: "https://news.example/\(task)/\(i)")
                        let capture = try writer.append(document, source: "s")
                        try writer.sync()
                        #expect(try ArchiveReader.read(capture, in: folder.path).httpDocument()?.body == document.body)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test("a closed writer says so")
    func closed() throws {
        let writer = try ArchiveWriter(directory: folder.path)
        try writer.sync()
        try writer.append(Sample.document(), source: "s")
        try writer.close()
        let error = #expect(throws: ArchiveError.self) { try writer.append(Sample.document(), source: "s") }
        #expect(error?.kind == .closed)
        #expect(throws: ArchiveError.self) { try writer.sync() }
        try writer.close()
    }
}
