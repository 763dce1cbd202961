import Records

/// A number as it is compared: its kind, and its value without spaces, punctuation and case.
struct IdentifierKey: Hashable, Sendable {
    /// A kind of its own, or `number` for those that authorities and lists label in different ways.
    let kind: String
    let value: String

    /// Kinds whose numbers cannot be confused with another kind's.
    static let distinct: Set<String> = [
        "imo", "imo-company", "mmsi", "lei", "bic", "iban", "container", "awb", "call-sign", "aircraft-registration",
        "aircraft-serial", "aircraft-transponder", "digital-currency-address", "duns",
    ]

    /// Kinds that say what something is, not who: they never identify a party.
    static let common: Set<String> = ["hs", "cas", "un", "unnumber", "unlocode"]

    /// Words of what lists call a number and is none of the party: of decrees, of days, of where it is reached.
    private static let others: Set<Substring> = [
        "date", "directive", "email", "gazette", "gender", "information", "issuer", "nationality", "order", "phone",
        "risk", "section", "target", "ticker", "type", "website",
    ]

    /// Numbers without a kind of their own identify somebody from this length on.
    static let shortest = 6

    /// The keys under which an identifier is found: usually one; two for numbers that are written with and without the
    /// country's prefix (VAT, EORI) or with words around them.
    static func all(of identifier: Identifier) -> [IdentifierKey] {
        let type = identifier.type.lowercased()
        let value = compact(identifier.value, digitsOnly: type == "imo" || type == "imo-company" || type == "mmsi")
        guard !common.contains(type), !value.isEmpty else { return [] }
        switch type {
        case "bic":
            return value.count >= 8 ? [IdentifierKey(kind: type, value: String(value.prefix(8)))] : []
        case "digital-currency-address":
            return [IdentifierKey(kind: type, value: identifier.value)]
        case _ where distinct.contains(type):
            return [IdentifierKey(kind: type, value: value)]
        case _ where type.split(separator: " ").contains(where: isOther):
            return []
        default:
            return numbers(in: identifier.value, whole: value).flatMap { spellings($0, type) }
        }
    }

    private static func isOther(_ word: Substring) -> Bool {
        others.contains(word.last == ":" ? word.dropLast() : word)
    }

    /// The value, and the numbers in it where a list has written words around: `Pakistani passport number AA3829182`,
    /// `A1234567 (Jordan)`.
    private static func numbers(in text: String, whole: String) -> [String] {
        guard text.utf8.contains(UInt8(ascii: " ")) else { return [whole] }
        let parts = text.split { $0 == " " || $0 == "," || $0 == ";" }
        guard parts.contains(where: { $0.count(where: \.isLetter) > 3 && !$0.contains(where: \.isNumber) }) else {
            return [whole]
        }
        let numbers = parts.map { compact(String($0), digitsOnly: false) }
            .filter { $0.count >= shortest && $0.contains(where: \.isNumber) && $0 != whole }
        return [whole] + numbers
    }

    private static func spellings(_ value: String, _ type: String) -> [IdentifierKey] {
        guard value.count >= shortest, value.contains(where: \.isNumber) else { return [] }
        let whole = IdentifierKey(kind: "number", value: value)
        let bare = value.drop { !$0.isNumber }
        guard type == "vat" || type == "eori", value.count - bare.count == 2, bare.count >= shortest else {
            return [whole]
        }
        return [whole, IdentifierKey(kind: "number", value: String(bare))]
    }

    private static func compact(_ value: String, digitsOnly: Bool) -> String {
        let bytes = value.utf8.filter { byte in
            let digit = (48...57).contains(byte)
            return digit || (!digitsOnly && ((65...90).contains(byte & 0xDF) || byte >= 0x80))
        }
        return String(decoding: bytes, as: UTF8.self).uppercased()
    }
}
