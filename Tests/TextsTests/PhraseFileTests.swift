import Foundation
import Testing

@testable import Texts

@Suite("Files of tables")
struct PhraseFileTests {
    /// Writes a table, and calls `use` with the path.
    private func withFile(_ table: PhraseTable, _ use: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tables-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("names").path
        var file = try TableWriter(path: path)
        try table.write(to: &file)
        try file.finish(fingerprint: 7)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["names"])
        try use(path)
    }

    private func mapped(_ path: String) throws(TableFileError) -> PhraseTable {
        var file = try TableReader(try MappedFile(path: path), fingerprint: 7)
        return try PhraseTable(from: &file)
    }

    private func table(_ count: Int) -> PhraseTable {
        var table = PhraseTable(capacity: count / 2)
        for i in 0..<count { table.insert("Orion\(i % 70) Maritime\(i % 90) Holding\(i)", id: UInt32(i)) }
        for i in 0..<40 { table.insert("Volga Steel", id: UInt32(i)) }
        table.insert("Volga", id: 1)
        table.insert("Don", id: 2)
        table.remove("Don", id: 2)
        table.prepareTolerant()
        return table
    }

    private static let text = """
        Orion3 Maritime3 Holding3, Holding5 Orion5 Maritime5; the Volga Steel of the Don. Orion7 Maritme7 Holding7.
        """

    private func found(_ table: PhraseTable) -> [String] {
        var text = PhraseFileTests.text
        return table.matches(in: text).map { "\($0)" }
            + text.withUTF8 { bytes in
                let tokens = TokenBuffer()
                Tokenizer.scan(bytes, into: tokens)
                var matches: [TolerantMatch] = []
                TolerantTable(table).matches(in: tokens, of: bytes, into: &matches)
                return matches.map { "\($0)" }
            }
    }

    @Test("a mapped table finds what the written one finds, and can be changed")
    func roundTrip() throws {
        var original = table(500)
        try withFile(original) { path in
            var again = try mapped(path)
            #expect(found(again) == found(original))
            #expect(found(original).count == 44)
            for i in 0..<2_000 {
                again.insert("New\(i) Name\(i)", id: UInt32(i))
                original.insert("New\(i) Name\(i)", id: UInt32(i))
            }
            for id in stride(from: 0, to: 40, by: 2) {
                let removals = [
                    again.remove("Volga Steel", id: UInt32(id)), original.remove("Volga Steel", id: UInt32(id)),
                ]
                #expect(removals == [true, true])
            }
            again.insert("Don", id: 5)
            original.insert("Don", id: 5)
            #expect(found(again) == found(original))
            #expect(again.matches(in: "new77 name77").map(\.id) == [77])
            #expect(found(try mapped(path)) == found(table(500)))
        }
    }

    @Test("a foreign, cut or outdated file is refused with a reason")
    func refusals() throws {
        try withFile(table(50)) { path in
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
            func kind(_ bytes: [UInt8], fingerprint: UInt64 = 7) throws -> TableFileError.Kind? {
                let other = path + "-other"
                try Data(bytes).write(to: URL(fileURLWithPath: other))
                do throws(TableFileError) {
                    var file = try TableReader(try MappedFile(path: other), fingerprint: fingerprint)
                    _ = try PhraseTable(from: &file)
                    return nil
                } catch {
                    #expect(!error.description.isEmpty)
                    return error.kind
                }
            }
            #expect(try kind(bytes) == nil)
            #expect(try kind(bytes, fingerprint: 8) == .outdated)
            #expect(try kind([]) == .cut)
            #expect(try kind(Array(bytes.prefix(40))) == .cut)
            #expect(try kind(Array(bytes.dropLast(64))) == .cut)
            #expect(try kind(bytes + [0]) == .cut)
            #expect(try kind(Array("{\"id\": 1}\n".utf8) + [UInt8](repeating: 32, count: 100)) == .foreign)
            var version = bytes
            version[8] ^= 1
            #expect(try kind(version) == .foreign)
            var order = bytes
            order.swapAt(12, 15)
            #expect(try kind(order) == .foreign)
            for at in stride(from: 64, to: bytes.count, by: 97) {
                var damaged = bytes
                damaged[at] ^= 0x10
                #expect(try kind(damaged) == .damaged)
            }
        }
        #expect(throws: TableFileError.self) { _ = try MappedFile(path: "/no such file") }
        #expect(throws: TableFileError.self) { _ = try MappedFile(path: "/") }
        #expect(throws: TableFileError.self) { _ = try TableWriter(path: "/no such folder/names") }
    }

    @Test("a file that was damaged on purpose, check sum and all, is refused or searched without harm")
    func hostileFiles() throws {
        var random = SeededGenerator(seed: 8)
        try withFile(table(60)) { path in
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
            for round in 0..<300 {
                var hostile = bytes
                for _ in 0...round % 5 {
                    let at = Int.random(in: 64..<bytes.count, using: &random)
                    hostile[at] = round % 3 == 0 ? 0xFF : UInt8.random(in: 0...255, using: &random)
                }
                sign(&hostile)
                try Data(hostile).write(to: URL(fileURLWithPath: path + "-hostile"))
                guard var table = try? mapped(path + "-hostile") else { continue }
                _ = found(table)
                table.insert("Volga Steel", id: 99)
                table.remove("Volga Steel", id: 3)
                table.remove("Orion3 Maritime3 Holding3", id: 3)
                _ = found(table)
            }
        }
    }

    private func sign(_ bytes: inout [UInt8]) {
        var sum = TableFingerprint()
        bytes.withUnsafeBytes { sum.addBlocks(UnsafeRawBufferPointer(rebasing: $0[TableFile.block...])) }
        let value = sum.value
        bytes.withUnsafeMutableBytes {
            $0.storeBytes(of: value, toByteOffset: TableFile.Head.checkSum, as: UInt64.self)
        }
    }

    @Test("a fingerprint tells the bytes, their order and where one ends")
    func fingerprints() {
        func value(_ texts: [String]) -> UInt64 {
            var fingerprint = TableFingerprint()
            for text in texts { fingerprint.add(text) }
            return fingerprint.value
        }
        let all = [
            [], [""], ["a"], ["b"], ["a", "b"], ["b", "a"], ["ab"], ["ab", ""], [String(repeating: "x", count: 99)],
        ]
        #expect(Set(all.map(value)).count == all.count)
        #expect(value(["a", "b"]) == value(["a", "b"]))
    }
}
