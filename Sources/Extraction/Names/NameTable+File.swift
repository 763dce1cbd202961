package import Texts

extension NameTable {
    /// Writes the table into a file that `init(mapping:)` takes up again in a moment: a cache beside the names
    /// themselves, with typos and swapped words if that is prepared. The file is replaced whole. `fingerprint` is of the
    /// names that the table was made of (`TableFingerprint`).
    package func write(to path: String, fingerprint: UInt64) throws(TableFileError) {
        var file = try TableWriter(path: path)
        try phrases.write(to: &file)
        try entities.write(to: &file)
        var numbers = TextNumbers()
        var parties: [String] = []
        for (party, writings) in exactWritings.sorted(by: { $0.key < $1.key }) {
            for writing in writings { parties.append("\(party) \(writing)") }
        }
        for party in parties { _ = numbers.add(party) }
        try numbers.write(to: &file)
        try file.finish(fingerprint: fingerprint)
    }

    /// A table that stays in the file at a path until it is changed. Refuses one that was made of other names, and one
    /// that is foreign, cut or damaged.
    package init(mapping path: String, fingerprint: UInt64) throws(TableFileError) {
        var file = try TableReader(try MappedFile(path: path), fingerprint: fingerprint)
        let phrases = try PhraseTable(from: &file)
        let entities = try TextNumbers(from: &file)
        let numbers = try TextNumbers(from: &file)
        var writings: [UInt32: [String]] = [:]
        for number in 0..<numbers.count {
            let parts = numbers[number].split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let party = UInt32(parts[0]) else { continue }
            writings[party, default: []].append(String(parts[1]))
        }
        self.init(phrases: phrases, entities: entities, exactWritings: writings)
    }
}
