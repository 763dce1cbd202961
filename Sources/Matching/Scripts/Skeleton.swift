/// The consonants of a word, reduced to what survives transliteration: `muhammad`, `mohamed` and محمد give `mhmd`;
/// `khalid`, `xalid` and خالد give `kld`.
///
/// Vowels go, double letters are single, `kh q c ks` are `k`, `sh` is `s`, `th` is `t`, `dh` is `d`, `gh j` are `g`,
/// `ph v` are `f`, `p` is `b`; `w` and `y` count at the beginning alone, and an `h` at the end does not.
enum Skeleton {
    static func of(_ word: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(word.count)
        for (at, byte) in word.enumerated() {
            let before = at > 0 ? word[at - 1] : 0
            if byte == before { continue }
            // `dj` is how French writes `j`; `ks` is `x`.
            if byte == UInt8(ascii: "d"), at + 1 < word.count, word[at + 1] == UInt8(ascii: "j") { continue }
            if byte == UInt8(ascii: "s"), before == UInt8(ascii: "k") { continue }
            guard let mapped = mapped(byte, before: before, first: at == 0, last: at == word.count - 1) else {
                continue
            }
            // `ck`, `tt`, `dt` are one sound; the two of `aziz` are two.
            if result.last != mapped || isVowel(before) { result.append(mapped) }
        }
        // A word of vowels alone is its first letter.
        return result.isEmpty ? Array(word.prefix(1)) : result
    }

    private static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
        default: false
        }
    }

    /// The skeletons under which an unvowelled word may stand in a list: its letters as Arabs say them, as Persians do
    /// (`s` for `th`, `z` for `dh`), and with a `w` that is a `v`.
    static func readings(_ word: [UInt8]) -> [[UInt8]] {
        var result = [of(word)]
        func add(_ other: [UInt8]) {
            let skeleton = of(other)
            if !result.contains(skeleton) { result.append(skeleton) }
        }
        let persian = replacing(word)
        if persian != word { add(persian) }
        if word.dropFirst().contains(UInt8(ascii: "w")) {
            add([word[0]] + persian.dropFirst().map { $0 == UInt8(ascii: "w") ? UInt8(ascii: "v") : $0 })
        }
        return result
    }

    private static func replacing(_ word: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var at = 0
        while at < word.count {
            let h = at + 1 < word.count && word[at + 1] == UInt8(ascii: "h")
            if h, word[at] == UInt8(ascii: "t") {
                result.append(UInt8(ascii: "s"))
                at += 2
            } else if h, word[at] == UInt8(ascii: "d") {
                result.append(UInt8(ascii: "z"))
                at += 2
            } else {
                result.append(word[at])
                at += 1
            }
        }
        return result
    }

    private static func mapped(_ byte: UInt8, before: UInt8, first: Bool, last: Bool) -> UInt8? {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "'"):
            nil
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
