/// Business Identifier Code of a bank or firm: four letters, an ISO 3166 country, two characters for the location and
/// optionally three for the branch (ISO 9362:2022, 5). No check digit: the text has to say “BIC” or “SWIFT”.
package enum BIC: IdentifierScheme {
    package static let name = "bic"
    package static let title = "Business Identifier Code (ISO 9362)"
    package static let strong = true
    package static let starts: TokenKinds = [.capitals, .mixed]
    package static let sizes = TokenSizes(8...8, 11...11)

    static let context = Context(
        labels: "bic swift bics свифт bicfi", between: "address of the bank banks banque banco банка a для")

    package static func normalized(_ text: String) -> String? {
        guard let bytes = compacted(text), isValid(bytes[...]) else { return nil }
        // The branch XXX is the head office, which the eight characters mean as well.
        return ascii(bytes.count == 11 && bytes.hasSuffix("XXX") ? bytes[0..<8] : bytes[...])
    }

    static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count == 8 || bytes.count == 11, bytes.prefix(6).allSatisfy({ $0 &- 65 < 26 }) else { return false }
        return Countries.isCode(bytes[bytes.startIndex + 4], bytes[bytes.startIndex + 5])
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        guard token.count == 8 || token.count == 11, Countries.isCode(text[token.start + 4], text[token.start + 5])
        else {
            return
        }
        let bytes = Array(text.bytes[token.start..<token.end])
        guard bytes.allSatisfy({ ByteClass.of($0) & ByteClass.small == 0 }), isValid(bytes[...]),
            context.isLabelled(token.start, in: text), token.kind != .capitals || isMarked(token.start, in: text),
            let value = normalized(ascii(bytes))
        else { return }
        found.append(FoundIdentifier(start: token.start, end: token.end, scheme: name, value: value, score: 0.95))
    }
}

extension BIC {
    static let marks = Context(labels: "bic bics bicfi code codes address no number код")

    /// Eight capitals behind “SWIFT” are a word of a headline (SWIFT REACTION) unless a colon or “code” says otherwise.
    private static func isMarked(_ start: Int, in text: TextView) -> Bool {
        guard let (range, _) = text.word(before: start) else { return false }
        return marks.labels.contains(WordSet.hash(text, range)) || marks.isLabelled(start, in: text)
            || (range.upperBound..<start).contains {
                text[$0] == 0x3A || text[$0] == 0x3D || text[$0] == 0x28 || text[$0] == 0x2F
            }
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
