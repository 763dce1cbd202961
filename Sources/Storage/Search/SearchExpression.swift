/// A query as somebody types it, and what the full-text index is asked for it. Every text is a query: everything that
/// goes to the index is quoted, so that nothing in it can be an operator or a mistake.
struct SearchExpression: Hashable {
    /// A word, phrase or beginning of a word, as typed.
    struct Term: Hashable {
        var text: String
        var isPrefix = false

        /// As a string of FTS5, which asks for its words next to one another.
        var quoted: String {
            var bytes: [UInt8] = [34]
            for byte in text.utf8 where byte != 0 {
                bytes.append(byte)
                if byte == 34 { bytes.append(34) }
            }
            return String(decoding: bytes + [34], as: UTF8.self) + (isPrefix ? "*" : "")
        }
    }

    /// One of each must occur.
    private(set) var wanted: [[Term]] = []
    /// None of them may.
    private(set) var unwanted: [Term] = []

    /// More terms than anybody types; the rest is passed over, since the index bounds the size of a question.
    private static let limit = 64

    /// `hasWords`: whether a text holds anything that is indexed; what does not is passed over.
    init(_ text: String, hasWords: (String) throws -> Bool) rethrows {
        var joinsNext = false
        var count = 0
        for token in SearchExpression.tokens(of: text) {
            if token == Token(text: "OR") {
                joinsNext = !wanted.isEmpty
                continue
            }
            guard count < SearchExpression.limit, try hasWords(token.text) else { continue }
            count += 1
            let term = Term(text: token.text, isPrefix: token.isPrefix)
            if token.isNegated {
                unwanted.append(term)
            } else if joinsNext, let last = wanted.indices.last {
                wanted[last].append(term)
            } else {
                wanted.append([term])
            }
            joinsNext = false
        }
    }

    var isEmpty: Bool { wanted.isEmpty && unwanted.isEmpty }

    /// The question for `MATCH`; nil when nothing is wanted.
    var question: String? {
        guard !wanted.isEmpty else { return nil }
        let positive = wanted.map { SearchExpression.either($0) }.joined(separator: " AND ")
        return unwanted.isEmpty ? positive : "(\(positive)) NOT \(SearchExpression.either(unwanted))"
    }

    /// The question for what is to be left out; nil for nothing.
    var exclusion: String? { unwanted.isEmpty ? nil : SearchExpression.either(unwanted) }

    private static func either(_ terms: [Term]) -> String {
        "(" + terms.map(\.quoted).joined(separator: " OR ") + ")"
    }

    private struct Token: Hashable {
        var text: String
        var isNegated = false
        var isPhrase = false
        var isPrefix = false
    }

    private static func tokens(of text: String) -> [Token] {
        let bytes = Array(text.utf8)
        var tokens: [Token] = []
        var at = 0
        while at < bytes.count {
            guard bytes[at] > 32 else {
                at += 1
                continue
            }
            tokens.append(token(in: bytes, &at))
        }
        return tokens
    }

    private static func token(in bytes: [UInt8], _ at: inout Int) -> Token {
        var token = Token(text: "")
        if bytes[at] == UInt8(ascii: "-"), at + 1 < bytes.count, bytes[at + 1] > 32 {
            token.isNegated = true
            at += 1
        }
        if bytes[at] == 34 {
            token.isPhrase = true
            at += 1
        }
        let start = at
        // A quotation mark that is never closed reaches to the end.
        while at < bytes.count, token.isPhrase ? bytes[at] != 34 : bytes[at] > 32 && bytes[at] != 34 { at += 1 }
        var end = at
        if token.isPhrase, at < bytes.count { at += 1 }
        if token.isPhrase, at < bytes.count, bytes[at] == UInt8(ascii: "*") {
            token.isPrefix = true
            at += 1
        } else if !token.isPhrase, end > start, bytes[end - 1] == UInt8(ascii: "*") {
            token.isPrefix = true
            end -= 1
        }
        token.text = String(decoding: bytes[start..<end], as: UTF8.self)
        return token
    }
}
