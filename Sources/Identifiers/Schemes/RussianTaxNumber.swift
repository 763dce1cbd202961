/// Russian taxpayer number (ИНН): ten digits for firms, the last a check digit; twelve for persons, the last two
/// (Federal Tax Service, order ММВ-7-6/435@ of 29.06.2012, annex 1).
///
/// One number in ten or a hundred passes the check: the text has to say “ИНН” or “INN”, or “tax number” and Russia.
package enum RussianTaxNumber: IdentifierScheme {
    package static let name = "inn"
    package static let title = "Russian taxpayer number (INN)"
    package static let strong = true
    package static let starts: TokenKinds = .digits
    package static let sizes = TokenSizes(10...10, 12...12)

    static let context = Context(labels: "инн inn", between: "кпп kpp налогоплательщика russian tax taxpayer id")
    static let taxes = Context(labels: "tax tin itn taxpayer fiscal налогоплательщика", between: "payer individual")
    static let russia = WordSet("russia russian russland rusia rússia russie россия россии российской рф moscow ru")

    package static func normalized(_ text: String) -> String? {
        guard var bytes = compacted(text) else { return nil }
        if bytes.starts(with: "INN".utf8) { bytes.removeFirst(3) }
        return isValid(bytes[...]) ? ascii(bytes) : nil
    }

    static func isValid(_ digits: ArraySlice<UInt8>) -> Bool {
        let bytes = Array(digits)
        // The first two digits are a region's, 00 is none.
        guard bytes.prefix(2) != [48, 48] else { return false }
        let weights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]
        switch bytes.count {
        case 10: return isChecked(bytes, weights.suffix(9))
        case 12: return isChecked(bytes.dropLast(), weights.suffix(10)) && isChecked(bytes, weights)
        default: return false
        }
    }

    /// The last digit is the weighted sum of the others, modulo 11 and then 10.
    private static func isChecked(_ digits: [UInt8], _ weights: some Collection<Int>) -> Bool {
        guard let sum = CheckDigits.weighted(digits.dropLast(), Array(weights)) else { return false }
        return digits.last.flatMap(CheckDigits.number) == sum % 11 % 10
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        let range = token.start..<token.end
        guard isValid(text.bytes[range].map { $0 }[...]), !Numbers.continues(token, text), isTold(range, in: text)
        else { return }
        found.append(
            FoundIdentifier(
                start: token.start, end: token.end, scheme: name, value: text.capitals(range), score: 1))
    }

    /// An inn is a house as well: the Latin letters have to be capitals.
    private static func isTold(_ range: Range<Int>, in text: TextView) -> Bool {
        if let label = context.label(before: range.lowerBound, in: text) {
            return text.bytes[label].allSatisfy { ByteClass.of($0) & ByteClass.small == 0 }
                || text[label.lowerBound] > 0x7F
        }
        return taxes.isLabelled(range.lowerBound, in: text)
            && Context.near(range, in: text, reach: 6, words: russia)
    }
}
