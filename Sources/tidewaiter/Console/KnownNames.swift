import Extraction
import Texts

/// The names of a file of entities (NDJSON, as `parse list` writes them), for scanning alone.
enum KnownNames {
    /// With `cache`, a file of that name holds the table for the next time. One that was made of other entities, or is
    /// damaged, is told and made anew.
    static func table(_ path: String?, cache: String?, tolerant: Bool) throws -> NameTable {
        guard let path else { return NameTable() }
        guard let cache else { return try read(path) }
        var fingerprint = TableFingerprint()
        let bytes = try Files.bytes(path)
        bytes.withUnsafeBytes { fingerprint.add($0) }
        // A table without room for typos is none for those who look for them.
        withUnsafeBytes(of: tolerant) { fingerprint.add($0) }
        do throws(TableFileError) {
            return try NameTable(mapping: cache, fingerprint: fingerprint.value)
        } catch {
            if error.kind != .unreadable { Terminal.note("\(cache): \(error): made anew") }
        }
        var table = try read(path)
        if tolerant { table.prepareTolerant() }
        do throws(TableFileError) {
            try table.write(to: cache, fingerprint: fingerprint.value)
        } catch {
            Terminal.note("\(cache): \(error)")
        }
        return table
    }

    /// The names of a file of entities: name, aliases, and weak ones, each once per entity.
    private static func read(_ path: String) throws -> NameTable {
        var table = NameTable(capacity: 1 << 17)
        let tokens = TokenBuffer()
        var room: [UInt8] = []
        let lines = try InputLines(path)
        var bad = 0
        lines.forEach { line in
            var id: String?
            var found: [JSONLine.Value] = []
            let isObject = JSONLine.members(of: line) { key, value in
                switch key.count {
                case 2 where key.elementsEqual("id".utf8): id = value.text
                case 4 where key.elementsEqual("name".utf8) && value.kind == .string: found.append(value)
                case 7 where key.elementsEqual("aliases".utf8) && value.kind == .array:
                    _ = JSONLine.elements(of: value.raw) { if $0.kind == .string { found.append($0) } }
                default: break
                }
            }
            guard isObject, let id else {
                bad += 1
                return
            }
            for name in found { name.withBytes(&room) { _ = table.insert($0, entity: id, tokens: tokens) } }
        }
        if bad > 0 { Terminal.note("\(path): \(bad) lines are not entities with an id, and were left out") }
        return table
    }
}
