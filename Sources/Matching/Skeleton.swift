/// The consonants of a word, reduced to what survives transliteration: `muhammad`, `mohamed` and محمد give `mhmd`;
/// `khalid`, `xalid` and خالد give `kld`.
///
/// Vowels go, double letters are single, `kh q c` are `k`, `sh` is `s`, `th` is `t`, `dh` is `d`, `gh j` are `g`, `ph
/// v` are `f`, `p` is `b`; `w` and `y` count at the beginning alone, and an `h` at the end does not.
enum Skeleton {
    static func of(_ word: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(word.count)
        for (at, byte) in word.enumerated() {
            let before = at > 0 ? word[at - 1] : 0
            // `dj` is how French writes `j`.
            if byte == UInt8(ascii: "d"), at + 1 < word.count, word[at + 1] == UInt8(ascii: "j") { continue }
            guard let mapped = mapped(byte, before: before, first: at == 0, last: at == word.count - 1) else {
                continue
            }
            if result.last != mapped { result.append(mapped) }
        }
        // A word of vowels alone is its first letter.
        return result.isEmpty ? Array(word.prefix(1)) : result
    }

    /// Without vowels but with `w` and `y`, double letters single.
    static func withHalfVowels(_ word: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for byte in word where !"aeiou".utf8.contains(byte) && result.last != byte { result.append(byte) }
        return result
    }

    private static func mapped(_ byte: UInt8, before: UInt8, first: Bool, last: Bool) -> UInt8? {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): nil
        case UInt8(ascii: "w"), UInt8(ascii: "y"): first ? byte : nil
        case UInt8(ascii: "h"): (last && !first) || digraph.contains(before) ? nil : byte
        case UInt8(ascii: "q"), UInt8(ascii: "c"), UInt8(ascii: "x"): UInt8(ascii: "k")
        case UInt8(ascii: "j"): UInt8(ascii: "g")
        case UInt8(ascii: "v"): UInt8(ascii: "f")
        case UInt8(ascii: "p"): UInt8(ascii: "b")
        default: byte
        }
    }

    /// Letters that an `h` behind them only modifies.
    private static let digraph: Set<UInt8> = Set("kstdgpcz".utf8)
}
