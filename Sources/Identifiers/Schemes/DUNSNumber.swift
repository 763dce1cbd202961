/// D-U-N-S number of Dun & Bradstreet: nine digits, `12-345-6789` on paper. Its check digit went out of use in 2006:
/// the text has to say “D-U-N-S”.
package enum DUNSNumber: IdentifierScheme {
    package static let name = "duns"
    package static let title = "D-U-N-S number"
    package static let strong = true
    package static let starts: TokenKinds = .digits
    package static let sizes = TokenSizes(2...3, 9...9)

    static let context = Context(labels: "duns", between: "bradstreet dun")
    static let hyphened = Context(labels: "s", between: "")
    static let phrases = Phrases("D-U-N-S d-u-n-s D‑U‑N‑S D–U–N–S D.U.N.S")

    package static func normalized(_ text: String) -> String? {
        guard var bytes = compacted(text) else { return nil }
        if bytes.starts(with: "DUNS".utf8) { bytes.removeFirst(4) }
        return isShaped(bytes[...]) ? ascii(bytes) : nil
    }

    static func isShaped(_ digits: ArraySlice<UInt8>) -> Bool {
        digits.count == 9 && digits.allSatisfy { CheckDigits.number($0) != nil } && Set(digits).count > 1
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        guard
            token.count == 9
                || text.digits(3, behind: token.end).flatMap({ text.digits(6 - token.count, behind: $0) }) != nil
        else { return }
        let run = Run(text, from: token.start, limit: 9) { text.isHyphen($0) || text.isSpace($0) }
        guard run.groups == [9] || run.groups == [2, 3, 4] || run.groups == [3, 3, 3],
            let (bytes, end) = run.value(9), isShaped(bytes), !Numbers.continues(behind: end, text),
            !Numbers.continues(before: token.start, text), isTold(token.start, in: text)
        else { return }
        found.append(
            FoundIdentifier(start: token.start, end: end, scheme: name, value: ascii(bytes), score: 0.95))
    }

    private static func isTold(_ start: Int, in text: TextView) -> Bool {
        if context.isLabelled(start, in: text) { return true }
        guard let label = hyphened.label(before: start, in: text) else { return false }
        return phrases.stand(before: label.upperBound, in: text, within: 16)
    }
}
