/// International Securities Identification Number: country, nine letters and digits, a check digit (ISO 6166:2021, 5;
/// annex A, which is ISO/IEC 7812-1 annex B over letters written as two digits). Lists of sanctioned firms and of
/// forbidden bonds name them.
///
/// One string in ten of the shape passes the check: the text has to say “ISIN”, or to speak of securities.
package enum ISIN: IdentifierScheme {
    package static let name = "isin"
    package static let title = "Securities number (ISO 6166)"
    package static let strong = false
    package static let starts: TokenKinds = .mixed
    package static let sizes = TokenSizes(12...12)

    static let context = Context(labels: "isin isins", between: "securities security")
    static let securities = WordSet(
        """
        bond bonds eurobond eurobonds security securities share shares stock stocks notes note warrants depositary \
        receipts coupon maturity debt wkn anleihe anleihen aktie aktien obligation obligations actions bono bonos \
        acciones облигации облигаций акции акций bilhetes ações
        """)

    package static func normalized(_ text: String) -> String? {
        guard var bytes = compacted(text) else { return nil }
        if bytes.count == 16, bytes.starts(with: "ISIN".utf8) { bytes.removeFirst(4) }
        return isValid(bytes) ? ascii(bytes) : nil
    }

    /// In capitals. XS and its like are the clearing houses', EU the Union's.
    static func isValid(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == 12, CheckDigits.number(bytes[11]) != nil,
            Countries.isCode(bytes[0], bytes[1]) || others.contains(bytes[0], bytes[1])
        else { return false }
        var digits: [UInt8] = []
        for byte in bytes {
            switch byte {
            case 48...57: digits.append(byte)
            case 65...90: digits += [48 + (byte - 55) / 10, 48 + (byte - 55) % 10]
            default: return false
            }
        }
        return CheckDigits.luhn(digits)
    }

    private static let others = PrefixSet(["EU", "XA", "XB", "XC", "XD", "XF", "XS"])

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        let bytes = Array(text.bytes[token.start..<token.end])
        guard isValid(bytes), !text.isHyphen(token.start - 1) else { return }
        let labelled = context.isLabelled(token.start, in: text)
        guard labelled || Context.near(token.start..<token.end, in: text, reach: 6, words: securities) else { return }
        found.append(
            FoundIdentifier(
                start: token.start, end: token.end, scheme: name, value: ascii(bytes), score: labelled ? 1 : 0.85))
    }
}
