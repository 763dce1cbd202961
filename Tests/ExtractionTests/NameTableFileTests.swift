import Foundation
import Testing
import Texts

@testable import Extraction

@Suite("Files of names")
struct NameTableFileTests {
    private func found(_ table: NameTable, _ text: String) -> [String] {
        var text = text
        let scanner = NameScanner(NameScanner.Tables(names: table, tolerant: true))
        return text.withUTF8 { bytes in
            scanner.scan(bytes)
            let exact = scanner.matches.map { ($0, "") }
            return (exact + scanner.tolerantMatches.map { ($0.match, "~") }).map { match, mark in
                mark + scanner.entity(match) + ":" + String(decoding: bytes[match.start..<match.end], as: UTF8.self)
            }
        }
    }

    @Test("a mapped table knows the parties, and names that count as they are written")
    func roundTrip() throws {
        var table = NameTable()
        table.insert("Orion Maritime Ltd", entity: "a")
        table.insert("Orion Maritime Ltd", entity: "Ö é")
        table.insert("Shell", entity: "s", caseSensitive: true)
        table.insert("Volga Konstantinov", entity: "v")
        table.prepareTolerant()
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("names-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try table.write(to: path, fingerprint: 3)
        let text = "Orion Maritime Ltd, a Shell or a shell; Volga Konstantinow, Ltd Orion Maritime"
        var mapped = try NameTable(mapping: path, fingerprint: 3)
        let expected = [
            "a:Orion Maritime Ltd", "Ö é:Orion Maritime Ltd", "s:Shell", "~v:Volga Konstantinow",
            "~a:Ltd Orion Maritime", "~Ö é:Ltd Orion Maritime",
        ]
        #expect(found(table, text) == expected)
        #expect(found(mapped, text) == expected)
        #expect(mapped.entityCount == 4)
        mapped.insert("Don", entity: "v")
        mapped.insert("Don", entity: "d")
        mapped.remove("Shell", entity: "s")
        #expect(found(mapped, "Don, Shell") == ["v:Don", "d:Don"])
        #expect(found(try NameTable(mapping: path, fingerprint: 3), "Don, Shell") == ["s:Shell"])
        #expect(throws: TableFileError.self) { try NameTable(mapping: path, fingerprint: 4) }
    }

    @Test("a party met word for word is not met there again with a typo")
    func overlaps() {
        var table = NameTable()
        table.insert("Volga Steel", entity: "v")
        table.insert("Volga Steels", entity: "v")
        table.insert("Volga Steels", entity: "w")
        #expect(
            found(table, "Volga Steel Volga Steels") == [
                "v:Volga Steel", "v:Volga Steels", "w:Volga Steels", "~w:Volga Steel",
            ])
    }
}
