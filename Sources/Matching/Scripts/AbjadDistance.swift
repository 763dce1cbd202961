/// How alike a word written without its vowels (as `Romanizer` gives Arabic and Hebrew) and a vowelled spelling are.
///
/// Each letter may be any of the spellings that Arabs, Persians, Turks and the French give it; vowels between letters
/// are nearly free, a long vowel that has no counterpart costs a little, a consonant much.
enum AbjadDistance {
    /// Longer words are compared by their first letters up to here.
    static let limit = 32

    /// 1…0; 0 for words that are not alike at all.
    static func similarity(_ abjad: [UInt8], _ latin: [UInt8], _ weights: ComparisonWeights.Abjad) -> Double {
        let units = units(abjad)
        let word = Array(latin.prefix(limit))
        guard !units.isEmpty, !word.isEmpty else { return 0 }
        let cost = distance(units, word, weights)
        let weight = units.reduce(0) { $0 + ($1.isLong ? weights.long : 1) }
        let similarity = 1 - cost / max(2, weight)
        return similarity < weights.least ? 0 : similarity * weights.highest
    }

    /// A spelling of a letter, at most four bytes packed into one number, and what it costs.
    private struct Spelling {
        var packed: UInt32
        var count: Int
        var cost: Double
        /// At the end of a word alone.
        var isLast: Bool
    }

    /// A letter of the abjad.
    private struct Unit {
        var spellings: Range<Int>
        var group: UInt8
        /// A letter that mostly is a vowel, or is left out.
        var isLong: Bool
        /// The cost of leaving it out; below 0: the weight of a long vowel.
        var omitted: Double
    }

    private static func units(_ word: [UInt8]) -> [Unit] {
        var result: [Unit] = []
        result.reserveCapacity(word.count)
        var at = 0
        while at < word.count, result.count < limit {
            if at + 1 < word.count, word[at + 1] == UInt8(ascii: "h") || word[at + 1] == UInt8(ascii: "s"),
                let unit = tables.units[UInt16(word[at]) << 8 | UInt16(word[at + 1])]
            {
                result.append(unit)
                at += 2
            } else {
                result.append(
                    tables.units[UInt16(word[at])] ?? Unit(spellings: 0..<0, group: word[at], isLong: false, omitted: 1)
                )
                at += 1
            }
        }
        return result
    }

    /// Row by row of letters; a cell holds the least cost of the letters so far against the spelling so far.
    private static func distance(_ units: [Unit], _ word: [UInt8], _ weights: ComparisonWeights.Abjad) -> Double {
        let m = word.count
        let packed = packed(word)
        var row = [Double](repeating: .infinity, count: m + 1)
        var next = row
        row[0] = 0
        skip(&row, word, weights)
        for (number, unit) in units.enumerated() {
            for j in 0...m { next[j] = .infinity }
            let last = number == units.count - 1
            var omitted = unit.omitted < 0 ? weights.long : unit.omitted
            if last, unit.group == UInt8(ascii: "h") { omitted = 0.05 }
            for j in 0...m where row[j] < .infinity {
                next[j] = min(next[j], row[j] + omitted)
                guard j < m else { continue }
                let alike = kinds[Int(word[j])] == unit.group && !unit.isLong
                next[j + 1] = min(next[j + 1], row[j] + (alike ? weights.alike : unit.isLong ? omitted + 1 : 1))
                for s in unit.spellings {
                    let spelling = tables.spellings[s]
                    let end = j + spelling.count
                    guard end <= m, !spelling.isLast || end == m,
                        packed[j] >> UInt32(32 - 8 * spelling.count) == spelling.packed
                    else { continue }
                    next[end] = min(next[end], row[j] + spelling.cost)
                }
            }
            skip(&next, word, weights)
            swap(&row, &next)
        }
        return row[m]
    }

    /// At each place the four bytes that begin there.
    private static func packed(_ word: [UInt8]) -> [UInt32] {
        word.indices.map { at in
            (0..<4).reduce(UInt32(0)) { $0 << 8 | (at + $1 < word.count ? UInt32(word[at + $1]) : 0) }
        }
    }

    /// Letters of the spelling that the abjad does not write.
    private static func skip(_ row: inout [Double], _ word: [UInt8], _ weights: ComparisonWeights.Abjad) {
        for j in word.indices {
            let byte = word[j]
            var cost = 1.0
            if j > 0, byte == word[j - 1] {
                cost = 0
            } else if "aeiou".utf8.contains(byte) {
                cost = weights.vowel
            } else if byte == UInt8(ascii: "y") || byte == UInt8(ascii: "w") {
                cost = weights.vowel * 4
            } else if byte == UInt8(ascii: "h") {
                cost = weights.vowel * 8
            }
            row[j + 1] = min(row[j + 1], row[j] + cost)
        }
    }

    /// Letters that sound alike, by the first of them.
    private static let kinds: [UInt8] = {
        var table = (0..<256).map { UInt8($0) }
        for group in ["bp", "kqgcx", "td", "szj", "fvw", "mn"] {
            let letters = Array(group.utf8)
            for letter in letters { table[Int(letter)] = letters[0] }
        }
        return table
    }()

    /// All letters: by one or two bytes of `Romanizer`, and their spellings behind one another.
    private struct Tables {
        var units: [UInt16: Unit] = [:]
        var spellings: [Spelling] = []
    }

    /// `letter: spelling spelling=cost in hundredths …`, with `!` at the end of a word alone; behind `~` letters that
    /// are mostly vowels, with the cost of leaving them out, or none for the weight of a long vowel.
    private static let tables: Tables = {
        let lines = """
            '~10: a e i o u
            a~: a e i o u
            w~: u o ou oo ow uw au aw w v=10
            y~: i e y j ee ei ai ay ey iy ie a=15
            h: h t!=5 kh=30
            th: th s t
            dh: dh d z th=5
            kh: kh x h=15 k=20 ch=20 q=25
            gh: gh g q=15 r=30 k=30
            sh: sh ch=5 sch=5 s=30
            ch: ch tch=5 c=10 tsch=10 sh=20
            zh: zh j z=20
            q: q k g=10 c=5 gh=15 kh=20 ck
            k: k c q=5 ck ch=20 g=30
            j: j g dj y=30 zh=20 dzh=5 c=20
            t: t th=10 d=30
            d: d dh=10 t=30
            s: s c=20 z=30
            z: z s=20 dh=10
            f: f ph v=20
            b: b p=30 v=30
            p: p b=20 f=10 ph=10
            g: g gh=10 k=20
            ts: ts tz z=10 c=10 s=20
            r: r
            l: l
            m: m
            n: n
            """
        var tables = Tables()
        for line in lines.split(separator: "\n") {
            let parts = line.split(separator: ":")
            guard parts.count == 2 else { continue }
            let head = parts[0].split(separator: "~", omittingEmptySubsequences: false)
            guard let letter = head.first, let first = letter.utf8.first else { continue }
            let start = tables.spellings.count
            for item in parts[1].split(separator: " ") {
                let pair = item.split(separator: "=")
                guard let text = pair.first?.filter({ $0 != "!" }), (1...4).contains(text.utf8.count) else { continue }
                tables.spellings.append(
                    Spelling(
                        packed: text.utf8.reduce(0) { $0 << 8 | UInt32($1) }, count: text.utf8.count,
                        cost: pair.count > 1 ? (Double(pair[1]) ?? 0) / 100 : 0, isLast: item.contains("!")))
            }
            let omitted = head.count > 1 ? (Double(head[1]).map { $0 / 100 } ?? -1) : letter == "h" ? 0.6 : 1
            tables.units[letter.utf8.reduce(0) { $0 << 8 | UInt16($1) }] = Unit(
                spellings: start..<tables.spellings.count, group: kinds[Int(first)], isLong: head.count > 1,
                omitted: omitted)
        }
        return tables
    }()
}
