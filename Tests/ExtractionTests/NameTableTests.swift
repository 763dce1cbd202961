import Testing
import Texts

@testable import Extraction

@Suite("Names of known parties")
struct NameTableTests {
    private func found(_ table: NameTable, _ text: String) -> [String] {
        var text = text
        let scanner = NameScanner(NameScanner.Tables(names: table))
        return text.withUTF8 { bytes in
            scanner.scan(bytes)
            return scanner.matches.map {
                scanner.entity($0) + ":" + String(decoding: bytes[$0.start..<$0.end], as: UTF8.self)
            }
        }
    }

    @Test("a party may have many names, a name many parties, and both can go")
    func manyToMany() {
        var table = NameTable()
        table.insert("Orion Maritime Ltd", entity: "a")
        table.insert("Orion Maritime", entity: "a")
        table.insert("ORION MARITIME", entity: "b")
        #expect(
            found(table, "Orion\nMaritime Ltd.") == ["a:Orion\nMaritime", "b:Orion\nMaritime", "a:Orion\nMaritime Ltd"])
        table.remove("Orion Maritime", entity: "a")
        #expect(found(table, "Orion Maritime") == ["b:Orion Maritime"])
        #expect(table.entityCount == 2)
    }

    @Test("a case-sensitive name counts as it is written only")
    func caseSensitivity() {
        var table = NameTable()
        table.insert("Shell", entity: "s", caseSensitive: true)
        #expect(found(table, "a shell, SHELL, Shell") == ["s:Shell"])
        table.insert("Shell", entity: "t")
        #expect(found(table, "a shell") == ["t:shell"])
        table.insert("Shell", entity: "s")
        #expect(found(table, "Shell") == ["s:Shell", "t:Shell"])
        table.remove("Shell", entity: "s")
        #expect(found(table, "Shell") == ["t:Shell"])
    }
}
