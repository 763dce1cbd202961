/// Cuts UTF-8 into words: runs of letters and digits with their marks, in folded form, with offsets into the text as it
/// was written. In scripts without spaces (Han, kana, Thai, Lao, Khmer, Myanmar) one character is one word.
///
///     Der ÖL-Preis in 上海  →  der · ol · preis · in · 上 · 海
///
/// Anything may be in the bytes; what is not UTF-8 stands between words. About 1 GB/s of ASCII on one core.
package enum Tokenizer {
    /// Texts are read up to this many bytes, the rest is left out: offsets fit into 32 bits.
    package static let limit = 1 << 28

    /// Fills `buffer` with the words of `text`, forgetting what was in it.
    package static func scan(_ text: UnsafeBufferPointer<UInt8>, into buffer: TokenBuffer) {
        buffer.clear()
        guard let p = text.baseAddress, text.count > 0 else { return }
        let count = min(text.count, limit)
        let borders = buffer.borders(for: count)
        let used = findBorders(p, count, borders)
        scan(p, count, borders, used, buffer)
    }

    /// A word for callers to whom speed is nothing.
    package struct Word: Hashable, Sendable {
        package var folded: String
        /// UTF-8 offsets.
        package var range: Range<Int>
    }

    /// The words of a text, one by one.
    package static func words(_ text: String) -> [Word] {
        var text = text
        return text.withUTF8 { bytes in
            let buffer = TokenBuffer()
            scan(bytes, into: buffer)
            return (0..<buffer.count).map { i in
                let folded = buffer.withFolded(i, of: bytes) { String(decoding: $0, as: UTF8.self) }
                return Word(folded: folded, range: buffer[i].range)
            }
        }
    }

    /// Writes where runs of word bytes begin and end; an even number of borders.
    private static func findBorders(
        _ p: UnsafePointer<UInt8>, _ count: Int, _ borders: UnsafeMutablePointer<UInt32>
    ) -> Int {
        var used = 0
        var carry: UInt64 = 0
        var base = 0
        @inline(__always) func take(_ mask: UInt64) {
            var flips = mask ^ (mask << 1 | carry)
            carry = mask >> 63
            // Four at a time without asking whether they are there: what is too much is written over.
            let end = used &+ flips.nonzeroBitCount
            var at = used
            while at < end {
                for i in 0..<4 {
                    borders[at &+ i] = UInt32(truncatingIfNeeded: base &+ flips.trailingZeroBitCount)
                    flips &= flips &- 1
                }
                at &+= 4
            }
            used = end
        }
        while base &+ 64 <= count {
            take(WordMask.mask(p + base))
            base &+= 64
        }
        if base < count {
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { rest in
                guard let r = rest.baseAddress else { return }
                r.initialize(repeating: 0, count: 64)
                r.update(from: p + base, count: count - base)
                take(WordMask.mask(r))
            }
        }
        // A text of a multiple of 64 bytes that ends within a word.
        if used & 1 == 1 {
            borders[used] = UInt32(truncatingIfNeeded: count)
            used += 1
        }
        return used
    }

    private static func scan(
        _ p: UnsafePointer<UInt8>, _ count: Int, _ borders: UnsafePointer<UInt32>, _ used: Int, _ buffer: TokenBuffer
    ) {
        let lower = WordMask.low &* 0x20
        // As many words as there are runs, and those that come of a run beyond ASCII: a byte makes no more than one.
        var room = buffer.reserve(used / 2)
        var run = RunTokenizer(p, buffer.takeFolded())
        var tokens = buffer.tokens
        var n = 0
        var i = 0
        while i < used {
            let start = Int(borders[i])
            let end = Int(borders[i &+ 1])
            i &+= 2
            let length = end &- start
            if length <= 16, start &+ 16 <= count {
                let lowMask: UInt64 = length >= 8 ? ~0 : (1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1
                let highMask: UInt64 = length <= 8 ? 0 : ~0 &>> UInt64(truncatingIfNeeded: (16 &- length) &* 8)
                let first = WordHash.load(p + start) & lowMask
                let second = WordHash.load(p + start + 8) & highMask
                if (first | second) & WordMask.high == 0 {
                    let hash = WordHash.step(0, (first | lower) & lowMask, (second | lower) & highMask)
                    tokens[n] = Token(
                        hash: hash, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
                        fold: Token.plain, foldCount: UInt32(truncatingIfNeeded: length))
                    n &+= 1
                    continue
                }
            }
            let needed = length &+ (used &- i) / 2
            if n &+ needed > room {
                buffer.setCount(n)
                room = buffer.reserve(needed)
                tokens = buffer.tokens
            }
            n &+= run.scan(start, end, tokens + n)
        }
        buffer.setCount(n)
        buffer.putFolded(run.takeFolded())
    }
}
