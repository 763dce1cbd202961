/// The languages that their commonest words give away: where the first words of a text are full of those of one
/// language and of no other, nobody need be asked. Only languages without a near relative that shares these words.
enum ClearLanguage {
    /// So many bytes are read: of longer texts half from the beginning and half from the middle.
    private static let mostBytes = 1_000
    /// What it takes: so many hits, one word of so many, and so many times the hits of any other language.
    private static let leastHits = 6
    private static let oneOf = 8
    private static let lead = 5

    private static let tags = ["en", "de", "fr", "es"]
    /// Words folded; those that two of these languages share are left out. The lists beyond `tags` are of relatives
    /// (Afrikaans and Dutch, Luxembourgish, Catalan, Portuguese and Galician, Italian): they only raise doubt.
    private static let words = [
        "the of and to that with from by this has have which were been said would their it its is at",
        "der die das und nicht mit von dem den ist ein eine einen einer auf auch sich wird nach bei wurde werden fur uber",
        "le les est et dans une du qui sur avec pas aux ont sont cette ces ete pour mais leur",
        "el los las del una por como mas pero sobre entre esta su sus fue ha y segun desde",
        "van het een nie wat om vir hulle", "vun mat ass dei hunn", "amb els per i aquest aquesta seva",
        "o os uma nao ao em dos pela pelo", "il di che della con non sono nel alla dei",
    ]

    /// The words by the low bits of their hashes, with the place of their list; open addressing, 0 where nothing is.
    private static let table: [(hash: UInt64, place: Int)] = {
        var table = [(hash: UInt64, place: Int)](repeating: (0, 0), count: 1 << 10)
        let tokens = TokenBuffer()
        for (place, list) in words.enumerated() {
            var list = list
            list.withUTF8 { bytes in
                Tokenizer.scan(bytes, into: tokens)
                for i in 0..<tokens.count {
                    var at = Int(tokens[i].hash & 1_023)
                    while table[at].hash != 0 { at = (at + 1) & 1_023 }
                    table[at] = (tokens[i].hash, place)
                }
            }
        }
        return table
    }()

    /// The language of a text, or nil where it is not clear.
    static func language(of text: UnsafeBufferPointer<UInt8>) -> String? {
        let tokens = TokenBuffer()
        var hits = words.map { _ in 0 }
        var count = 0
        for part in parts(text.count) {
            let part = UnsafeBufferPointer(rebasing: text[part])
            Tokenizer.scan(part, into: tokens)
            count += tokens.count
            tokens.withWords(of: part) { countHits($0, &hits) }
        }
        guard let best = hits.indices.max(by: { hits[$0] < hits[$1] }) else { return nil }
        let second = hits.indices.lazy.filter { $0 != best }.map { hits[$0] }.max() ?? 0
        guard best < tags.count, hits[best] >= leastHits else { return nil }
        return hits[best] * oneOf >= count && hits[best] >= second * lead ? tags[best] : nil
    }

    private static func countHits(_ found: TextWords, _ hits: inout [Int]) {
        table.withUnsafeBufferPointer { table in
            for i in 0..<found.count {
                let hash = found[i].hash
                var at = Int(hash & 1_023)
                while table[at].hash != 0, table[at].hash != hash { at = (at + 1) & 1_023 }
                if table[at].hash != 0 { hits[table[at].place] += 1 }
            }
        }
    }

    /// The whole of a short text; of a long one a piece of the beginning and a piece of the middle.
    private static func parts(_ count: Int) -> [Range<Int>] {
        guard count > mostBytes else { return [0..<count] }
        let half = mostBytes / 2
        let middle = max(half, count / 2 - half / 2)
        return [0..<half, middle..<middle + half]
    }
}
