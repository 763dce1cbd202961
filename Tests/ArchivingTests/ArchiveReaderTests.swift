import Archiving
import Foundation
import Records
import TestSupport
import Testing

@Suite struct ArchiveReaderTests {
    @Test("records of WARC 1.0 and 1.1 are read as they are", arguments: ["1.0", "1.1"], ["\r\n", "\n"])
    func plain(version: String, lineEnd: String) throws {
        let bytes =
            Sample.record("one", version: version, lineEnd: lineEnd)
            + Sample.record(
                "two\r\n\r\n", type: "Conversion", url: "<http://old.example/2>", version: version, lineEnd: lineEnd,
                extra: ["X-Folded: a", "\tb"])
        let reader = try ArchiveReader(bytes: bytes)
        let records = try reader.all()
        #expect(records.map(\.text) == ["one", "two\r\n\r\n"])
        #expect(records.map(\.type) == ["resource", "conversion"])
        #expect(records.map(\.url) == ["http://old.example/1", "http://old.example/2"])
        #expect(records[0].id == "urn:uuid:1")
        #expect(records[0].date?.description == "2020-05-01T10:20:30Z")
        #expect(records[1].header("x-folded") == "a b")
        #expect(records[1].offset == records[0].length)
        #expect(reader.position == bytes.count)
        #expect(reader.diagnostics.isEmpty)
        #expect(try ArchiveReader(bytes: bytes, offset: records[1].offset).all().map(\.text) == ["two\r\n\r\n"])
    }

    @Test("gzip is undone: a member for each record, one for all, or members that end anywhere")
    func compressed() throws {
        let records = (0..<300).map { Sample.record(String(repeating: "text \($0) ", count: $0)) }
        let texts = (0..<300).map { i in String(repeating: "text \(i) ", count: i) }
        let all = records.flatMap { $0 }
        let single = try ArchiveReader(bytes: records.flatMap(Gzip.stored))
        let singles = try single.all()
        #expect(singles.map(\.text) == texts)
        #expect(singles.allSatisfy { $0.length != nil })
        let middle = try #require(singles.dropFirst(150).first)
        let later = try ArchiveReader(bytes: records.flatMap(Gzip.stored), offset: middle.offset)
        #expect(try later.all().map(\.text) == Array(texts[150...]))

        let one = try ArchiveReader(bytes: Gzip.stored(all))
        #expect(try one.all().map(\.text) == texts)
        let pieces = stride(from: 0, to: all.count, by: 1_000).map { Gzip.stored(Array(all[$0...].prefix(1_000))) }
        let any = try ArchiveReader(bytes: pieces.flatMap { $0 })
        let anyRecords = try any.all()
        #expect(anyRecords.map(\.text) == texts)
        for reader in [single, one, any] { #expect(reader.diagnostics.isEmpty) }
        let resumed = try ArchiveReader(bytes: pieces.flatMap { $0 }, offset: anyRecords[200].offset)
        #expect(try resumed.all().map(\.text).suffix(99) == texts.suffix(99))
    }

    @Test("reading can go on later from where it was left", arguments: [true, false])
    func position(isCompressed: Bool) throws {
        let records = (0..<20).map { Sample.record("text \($0)") }
        let bytes = records.flatMap { isCompressed ? Gzip.stored($0) : $0 }
        var position = 0
        var texts: [String] = []
        while true {
            let reader = try ArchiveReader(bytes: bytes, offset: position)
            guard let record = try reader.next() else { break }
            texts.append(record.text)
            position = reader.position
        }
        #expect(texts == (0..<20).map { "text \($0)" })
        #expect(position == bytes.count)
    }

    @Test("records that are too large are passed over and told", arguments: [true, false])
    func large(isCompressed: Bool) throws {
        let records = [
            Sample.record("one"), Sample.record(String(repeating: "x", count: 1_000_000)), Sample.record("two"),
        ]
        var limits = ArchiveReader.Limits()
        limits.blockBytes = 1_000
        let bytes = records.flatMap { isCompressed ? Gzip.stored($0) : $0 }
        let reader = try ArchiveReader(bytes: bytes, limits: limits)
        #expect(try reader.all().map(\.text) == ["one", "two"])
        #expect(reader.diagnostics.map(\.code) == ["archive-record-too-large"])
        #expect(reader.position == bytes.count)
    }

    @Test("a file is read as bytes are, also one whose name lies")
    func files() throws {
        let folder = try TemporaryFolder()
        let plain = try folder.write(Sample.record("one"), to: "plain.warc.gz")
        let packed = try folder.write(Gzip.stored(Sample.record("two")), to: "packed.warc")
        #expect(try ArchiveReader(path: plain).all().map(\.text) == ["one"])
        #expect(try ArchiveReader(path: packed).all().map(\.text) == ["two"])
    }

    @Test(
        "dates of less precision are read",
        arguments: [
            ("2020", "2020-01-01T00:00:00Z"), ("2020-05", "2020-05-01T00:00:00Z"),
            ("2020-05-09", "2020-05-09T00:00:00Z"), ("2020-05-09T01:02:03.456Z", "2020-05-09T01:02:03Z"),
            ("yesterday", nil), ("", nil),
        ])
    func dates(text: String, read: String?) throws {
        let record = String(decoding: Sample.record("x"), as: UTF8.self)
            .replacingOccurrences(of: "2020-05-01T10:20:30Z", with: text)
        #expect(try ArchiveReader(bytes: Array(record.utf8)).next()?.date?.description == read)
    }
}
