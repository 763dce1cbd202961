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

    /// Numbers without a kind of their own identify somebody from this length on.
    static let shortest = 6

    /// The keys under which an identifier is found: usually one; two for numbers that are written with and without the
    /// country's prefix (VAT, EORI) or with and without a branch (BIC).
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
        default:
            guard value.count >= shortest, value.contains(where: \.isNumber) else { return [] }
            let whole = IdentifierKey(kind: "number", value: value)
            let bare = value.drop { !$0.isNumber }
            guard type == "vat" || type == "eori", value.count - bare.count == 2, bare.count >= shortest else {
                return [whole]
            }
            return [whole, IdentifierKey(kind: "number", value: String(bare))]
        }
    }

    private static func compact(_ value: String, digitsOnly: Bool) -> String {
        let bytes = value.utf8.filter { byte in
            let digit = (48...57).contains(byte)
            return digit || (!digitsOnly && ((65...90).contains(byte & 0xDF) || byte >= 0x80))
        }
        return String(decoding: bytes, as: UTF8.self).uppercased()
    }
}
