/// What the tolerant search asks of a word of a text, in 32 bits.
struct WordMark {
    /// A word in small letters counts from this length on, and one of them only: else each “trade with” is looked at.
    static let shortestSmall = 5

    fileprivate let bits: UInt32

    fileprivate static let capital: UInt32 = 1 << 8
    fileprivate static let long: UInt32 = 1 << 9
    fileprivate static let own: UInt32 = 1 << 10
    /// Short enough for a particle.
    fileprivate static let mayBeParticle: UInt32 = 1 << 11

    fileprivate init(bits: UInt32) { self.bits = bits }

    /// Of the folded word.
    @inline(__always) var first: UInt8 { UInt8(truncatingIfNeeded: bits) }
    /// As `PhraseWord.length`.
    @inline(__always) var length: Int { Int(bits >> 16) }
    /// A capital, or of a script without capitals; of ASCII, Latin-1 and Cyrillic it is known.
    @inline(__always) var isCapital: Bool { bits & WordMark.capital != 0 }
    /// As `OwnWords`.
    @inline(__always) var isOwn: Bool { bits & WordMark.own != 0 }
    /// Not short, or a number.
    @inline(__always) var isLong: Bool { bits & WordMark.long != 0 }

    /// Whether a word that is not capitalised may be the one such word of a name: long, or a number.
    static func isLong(first: UInt8, length: Int) -> Bool { length >= shortestSmall || first &- 0x30 < 10 }

    /// 1 if two words may be of one name: one is capitalised, the other too, or long, or a number.
    @inline(__always)
    static func mayMeet(_ a: WordMark, _ b: WordMark) -> UInt32 {
        let capitalOrLong = (a.bits | a.bits &>> 1) & (b.bits | b.bits &>> 1)
        return ((a.bits | b.bits) & capitalOrLong & capital) &>> 8
    }

    /// 1 if a name may go on from the first word behind the second, which is a particle.
    @inline(__always)
    static func mayPassOver(_ a: WordMark, _ b: WordMark) -> UInt32 {
        ((a.bits | a.bits &>> 1) & ~(b.bits &>> 2) & capital) &>> 8
    }
}

/// Tables by which marks are made without branches.
struct WordMarkTables: Sendable {
    static let shared = WordMarkTables()

    /// By the first byte of an ASCII word: its small letter, whether it is a capital or a digit.
    private let byFirst: [UInt32]
    /// By length.
    private let byLength: [UInt32]

    private init() {
        byFirst = (0..<256).map { byte in
            let byte = UInt8(byte)
            return UInt32(byte | 0x20) | (byte &- 65 < 26 ? WordMark.capital : 0)
                | (byte &- 0x30 < 10 ? WordMark.long : 0)
        }
        byLength = (0...KeyedPhrases.longest).map { length in
            UInt32(length) << 16 | (length >= WordMark.shortestSmall ? WordMark.long : 0)
                | (length >= 3 ? WordMark.own : 0) | (length <= NameParticles.longest ? WordMark.mayBeParticle : 0)
        }
    }

    struct Maker {
        let byFirst: UnsafeBufferPointer<UInt32>
        let byLength: UnsafeBufferPointer<UInt32>
        let particles: NameParticles.Table

        /// An ASCII word's.
        @inline(__always)
        func mark(first: UInt8, length: Int, hash: UInt64) -> WordMark {
            let bits = byFirst[Int(first)] | byLength[min(length, KeyedPhrases.longest)]
            let isParticle = UInt32(truncatingIfNeeded: particles.mayHold(hash)) &* WordMark.own
            return WordMark(bits: bits & ~(isParticle & bits &>> 1))
        }

        /// Any other word's; `first` and `length` of its folded form.
        func mark(first: UInt8, length: Int, hash: UInt64, isCapital: Bool) -> WordMark {
            let bits = byLength[min(length, KeyedPhrases.longest)]
            let isParticle = UInt32(truncatingIfNeeded: particles.mayHold(hash)) &* WordMark.own
            return WordMark(
                bits: bits & ~(isParticle & bits &>> 1) | UInt32(first) | (isCapital ? WordMark.capital : 0))
        }
    }

    func withMaker<R>(_ use: (Maker) -> R) -> R {
        byFirst.withUnsafeBufferPointer { byFirst in
            byLength.withUnsafeBufferPointer { byLength in
                NameParticles.shared.withTable { use(Maker(byFirst: byFirst, byLength: byLength, particles: $0)) }
            }
        }
    }
}
