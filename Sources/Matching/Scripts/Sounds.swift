/// A Latin spelling reduced to the sounds it stands for, whatever the system of transliteration: `khartiya`, `hartija`
/// and `hartiia` → `hartja`; `shchukin` and `schukin` → `wukin`.
///
/// One letter for a sound. It says nothing of how alike words are that sound differently: `WordDistance` does.
enum Sounds {
    static func of(_ word: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(word.count + 2)
        var at = 0
        while at < word.count {
            if let rule = rules[Int(word[at])].first(where: { starts(word, at, $0.from) }) {
                for byte in rule.to where result.last != byte { result.append(byte) }
                at += rule.from.count
            } else {
                // A `j` or `y` that no vowel follows is an `i`: `sergej`, `ayman`.
                let vowel = at + 1 < word.count && "aeiou".utf8.contains(word[at + 1])
                let isHalf = word[at] == UInt8(ascii: "j") || word[at] == UInt8(ascii: "y")
                let byte = isHalf && !vowel ? UInt8(ascii: "i") : word[at]
                if result.last != byte { result.append(byte) }
                at += 1
            }
        }
        return result
    }

    private struct Rule: Sendable {
        var from: [UInt8]
        var to: [UInt8]
    }

    private static func starts(_ word: [UInt8], _ at: Int, _ text: [UInt8]) -> Bool {
        guard at + text.count <= word.count else { return false }
        for i in text.indices where word[at + i] != text[i] { return false }
        return true
    }

    /// By first letter, the longest first. `c` is `ts`, `q` is `ch`, `w` is `sh`, in the result alone.
    private static let rules: [[Rule]] = {
        let text = """
            shch=w schtsch=w stsch=w sch=w sh=w ch=q tch=q tsch=q cz=q tj=q kh=h x=ks ts=c tz=c zh=z dzh=j dj=j \
            iya=ja iia=ja ija=ja \
            ya=ja ia=ja iyu=ju iju=ju yu=ju iu=ju iye=e ye=e ie=e yo=jo io=jo yi=i iy=i ij=i y=i jy=i je=e \
            ph=f eo=o eu=u ou=u oo=u ee=i w=v ck=k c=k q=k gh=g th=t dh=d
            """
        var table = [[Rule]](repeating: [], count: 256)
        for item in text.split(separator: " ") {
            let pair = item.split(separator: "=")
            guard pair.count == 2, let first = pair[0].utf8.first else { continue }
            table[Int(first)].append(Rule(from: Array(pair[0].utf8), to: Array(pair[1].utf8)))
        }
        return table.map { $0.sorted { $0.from.count > $1.from.count } }
    }()
}
