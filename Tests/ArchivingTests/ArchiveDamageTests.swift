import Archiving
import Records
import TestSupport
import Testing

@Suite struct ArchiveDamageTests {
    static let texts = (0..<10).map { "text \($0) " + String(repeating: "x", count: $0 * 50) }

    @Test(
        "a record that was cut or changed is passed over and told, and the others are read", arguments: [true, false])
    func middle(isCompressed: Bool) throws {
        let records = Self.texts.map { isCompressed ? Gzip.stored(Sample.record($0)) : Sample.record($0) }
        for damage in 0..<3 {
            var bytes: [UInt8] = []
            for (i, record) in records.enumerated() {
                switch (i, damage) {
                case (4, 0): bytes += record.prefix(record.count / 2)
                case (4, 1): bytes += record.dropLast(10) + [UInt8](repeating: 0, count: 30) + record.suffix(10)
                case (4, 2): bytes += [UInt8](repeating: 0x1F, count: 300) + record
                default: bytes += record
                }
            }
            let reader = try ArchiveReader(bytes: bytes)
            let read = try reader.all().map(\.text)
            let names = read.map { $0.prefix(6) }
            #expect(names == Self.texts.map { $0.prefix(6) }.filter { damage == 2 || $0 != "text 4" })
            #expect(reader.diagnostics.contains { $0.code == "archive-damaged" })
            #expect(reader.position == bytes.count)
        }
    }

    @Test("wherever the file is cut, every whole record before is read, and the position is behind the last of them")
    func cut() throws {
        let records = Self.texts.prefix(4).map { Gzip.stored(Sample.record($0)) }
        let bytes = records.flatMap { $0 }
        let ends = records.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
        for count in 0...bytes.count {
            let reader = try ArchiveReader(bytes: Array(bytes.prefix(count)))
            let read = try reader.all()
            let whole = ends.filter { $0 <= count }.count - 1
            #expect(read.count == whole)
            #expect(reader.position == ends[whole])
        }
    }

    @Test(
        "what is no archive yields nothing",
        arguments: [
            "", "x", "WARC", "WARC/1.1", "WARC/1.1\r\n\r\n", "<html>WARC/1.0</html>", "\n\n\n\n", "\u{1F}\u{8B}",
            "WARC/1.1\r\nContent-Length: -5\r\n\r\n", "WARC/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "WARC/1.1\r\nContent-Length: 9223372036854775807\r\n\r\nx", "WARC/1.1\r\nContent-Length: 12\r\n\r\nshort",
            "WARC/1.1\r\nContent-Length: x\r\n\r\n",
        ])
    func nothing(text: String) throws {
        for bytes in [Array(text.utf8), Gzip.stored(Array(text.utf8))] {
            #expect(try ArchiveReader(bytes: bytes).all().isEmpty)
        }
    }

    @Test(
        "a head without an end, a bomb and a file of nothing but beginnings do not take long", .timeLimit(.minutes(1)))
    func hostile() throws {
        let endless = Array("WARC/1.1\r\n".utf8) + [UInt8](repeating: 65, count: 2 << 20)
        let beginnings = Array(String(repeating: "WARC/1.1\r\n", count: 100_000).utf8)
        let magic = [UInt8]((0..<300_000).map { [0x1F, 0x8B, 8][$0 % 3] })
        let claim = Array(String(repeating: "WARC/1.1\r\nContent-Length: 30000000\r\n\r\n", count: 10_000).utf8)
        for bytes in [endless, Gzip.stored(endless), beginnings, Gzip.stored(beginnings), magic, claim] {
            #expect(try ArchiveReader(bytes: bytes).all().isEmpty)
        }
        #expect(try ArchiveReader(bytes: Gzip.bomb(bytes: 16 << 20)).all().isEmpty)
    }

    @Test("whatever is changed in it, an archive is read to its end", .timeLimit(.minutes(2)))
    func fuzz() throws {
        let plain = Self.texts.map { Sample.record($0) }
        let whole = [
            plain.flatMap { $0 }, plain.flatMap(Gzip.stored), Gzip.stored(plain.flatMap { $0 }),
            Gzip.stored(plain[0]) + Gzip.stored(plain[1] + plain[2]) + plain[3],
        ]
        var random = SeededRandom(seed: 11)
        for round in 0..<4_000 {
            var bytes = whole[round % whole.count]
            for _ in 0..<Int(random.next() % 6) + 1 {
                let at = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 4 {
                case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.removeSubrange(at..<min(bytes.count, at + Int(random.next() % 40)))
                case 2: bytes.insert(contentsOf: bytes.prefix(Int(random.next() % 60)), at: at)
                default: bytes[at] ^= 1 << UInt8(random.next() % 8)
                }
                if bytes.isEmpty { bytes = [0] }
            }
            let reader = try ArchiveReader(bytes: bytes)
            for record in try reader.all() {
                #expect(record.block.count <= bytes.count)
                _ = record.httpDocument()
            }
            #expect(reader.position <= bytes.count)
        }
    }
}
