/// A word of a phrase, as the tolerant search needs it.
struct PhraseWord {
    let hash: UInt64
    /// Of the folded word, in the pool.
    let start: UInt32
    let count: UInt16
    /// Characters, of which 63 and more are alike.
    let length: UInt16

    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        hash = WordHash.hash(bytes, range)
        start = UInt32(truncatingIfNeeded: range.lowerBound)
        count = UInt16(truncatingIfNeeded: range.count)
        let isPlain = WordHash.isASCII(bytes, range)
        let length =
            isPlain
            ? min(range.count, KeyedPhrases.longest) : PhraseWord.length(UnsafeBufferPointer(rebasing: bytes[range]))
        self.length = UInt16(truncatingIfNeeded: length)
    }

    @inline(__always)
    func spelled(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[Int(start)..<Int(start) + Int(count)])
    }

    /// Writes the words of a phrase of two to six and gives their number; none of any other phrase, which is found word
    /// for word only.
    @inline(__always)
    static func read(
        _ phrase: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, into words: UnsafeMutableBufferPointer<PhraseWord>
    ) -> Int {
        var reader = PhraseReader(bytes, phrase)
        let count = reader.wordCount
        guard count >= 2, count <= KeyedPhrases.mostWords else { return 0 }
        for k in 0..<count {
            guard let range = reader.next(), !range.isEmpty else { return 0 }
            words.initializeElement(at: k, to: PhraseWord(bytes, range))
        }
        return count
    }

    /// Characters, of which 63 and more are alike.
    @inline(__always)
    static func length(_ word: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        for byte in word { count &+= byte & 0xC0 == 0x80 ? 0 : 1 }
        return min(count, KeyedPhrases.longest)
    }

    /// The letters and digits of an ASCII word as a set of 26 bits; one edit changes two bits at most. Nothing for any
    /// other word.
    @inline(__always)
    static func letters(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var set: UInt32 = 0
        var all: UInt8 = 0
        for byte in word {
            set |= 1 &<< UInt32(byte & 31)
            all |= byte
        }
        return all < 0x80 ? set >> 1 : 0
    }
}
