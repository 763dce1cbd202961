import GRDB

/// The words of the full-text index: those of SQLite's `unicode61` (letters and digits of any script, case and
/// diacritics folded), except that scripts written without spaces are indexed sign by sign, so that a word is found
/// within a sentence: in a query a run of such signs is a phrase.
final class SearchTokenizer: FTS5CustomTokenizer {
    static let name = "tidewaiter"

    private let words: any FTS5Tokenizer

    init(db: Database, arguments: [String]) throws {
        words = try db.makeTokenizer(.unicode61(diacritics: .remove))
    }

    func tokenize(
        context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?, nText: CInt,
        tokenCallback: @escaping FTS5TokenCallback
    ) -> CInt {
        guard let pText, nText > 0 else { return 0 }
        var stretch = Stretch(
            words: words, tokenization: tokenization, text: pText, shift: 0, context: context, found: tokenCallback)
        return stretch.tokenize(nText)
    }
}

/// A text, or a part of one that begins `shift` bytes into it. Codes are SQLite's: 0 goes on, any other one stops.
private struct Stretch {
    let words: any FTS5Tokenizer
    let tokenization: FTS5Tokenization
    let text: UnsafePointer<CChar>
    let shift: CInt
    let context: UnsafeMutableRawPointer?
    let found: FTS5TokenCallback

    mutating func tokenize(_ count: CInt) -> CInt {
        let (words, tokenization, text) = (words, tokenization, text)
        return withUnsafeMutablePointer(to: &self) { stretch in
            words.tokenize(
                context: stretch, tokenization: tokenization, pText: text, nText: count,
                tokenCallback: { stretch, flags, token, count, start, end in
                    guard let stretch else { return 1 }
                    return stretch.assumingMemoryBound(to: Stretch.self).pointee.pass(flags, token, count, start, end)
                })
        }
    }

    /// Hands a word on as it is, or in parts when it holds signs of a script without spaces.
    private func pass(
        _ flags: CInt, _ token: UnsafePointer<CChar>?, _ count: CInt, _ start: CInt, _ end: CInt
    ) -> CInt {
        guard Unspaced.occurs(in: bytes(start, end)) else {
            return found(context, flags, token, count, start + shift, end + shift)
        }
        var at = start
        while at < end {
            let sign = CInt(Unspaced.length(bytes(at, end)))
            let next = at + (sign > 0 ? sign : CInt(Unspaced.distance(bytes(at, end))))
            let code = sign > 0 ? found(context, flags, text + Int(at), sign, at + shift, next + shift) : part(at, next)
            guard code == 0 else { return code }
            at = next
        }
        return 0
    }

    /// A run of another script within a word: it holds no such sign, so this goes no deeper.
    private func part(_ start: CInt, _ end: CInt) -> CInt {
        var part = Stretch(
            words: words, tokenization: tokenization, text: text + Int(start), shift: shift + start, context: context,
            found: found)
        return part.tokenize(end - start)
    }

    private func bytes(_ start: CInt, _ end: CInt) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: text + Int(start), count: Int(max(0, end - start)))
    }
}
