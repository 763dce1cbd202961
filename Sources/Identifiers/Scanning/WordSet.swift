/// A few words, asked for by the bytes of a text without making strings: 64-bit FNV-1a over lower-cased bytes.
///
/// ASCII, Latin-1 letters (`É`) and Cyrillic capitals are lowered; other scripts are compared as they are.
struct WordSet: Sendable {
    /// Open addressing by the low bits: the members are hashes already. 0 is an empty place.
    private let table: [UInt64]

    init(_ words: String) {
        self.init(
            hashes: words.split(separator: " ").map { word in
                var copy = String(word)
                return copy.withUTF8 { bytes in WordSet.hash(TextView(bytes), 0..<bytes.count) }
            })
    }

    private init(hashes: [UInt64]) {
        var size = 4
        while size < hashes.count * 3 { size *= 2 }
        var table = [UInt64](repeating: 0, count: size)
        for hash in hashes where hash != 0 {
            var place = Int(truncatingIfNeeded: hash) & (size - 1)
            while table[place] != 0, table[place] != hash { place = (place + 1) & (size - 1) }
            table[place] = hash
        }
        self.table = table
    }

    static func + (a: WordSet, b: WordSet) -> WordSet { WordSet(hashes: a.table + b.table) }

    func contains(_ hash: UInt64) -> Bool {
        var place = Int(truncatingIfNeeded: hash) & (table.count - 1)
        while table[place] != 0 {
            if table[place] == hash { return true }
            place = (place + 1) & (table.count - 1)
        }
        return false
    }

    static func hash(_ text: TextView, _ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var previous: UInt8 = 0
        for i in range {
            var byte = text[i]
            switch byte {
            case 65...90: byte |= 32
            case 0x80...0x9E where previous == 0xC3: byte &+= 0x20
            case 0xD0 where (0xA0...0xAF).contains(text[i + 1]): byte = 0xD1
            case 0x90...0x9F where previous == 0xD0: byte &+= 0x20
            case 0xA0...0xAF where previous == 0xD0: byte &-= 0x20
            default: break
            }
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            previous = text[i]
        }
        return hash
    }
}
