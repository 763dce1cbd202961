/// The national forms of VAT numbers behind the prefix, with their check rules (European Commission, VIES; national tax
/// authorities). Bytes are digits and capitals.
struct VATRule: Sendable {
    let lengths: Set<Int>
    /// Shape and check digits of a national part of one of the lengths.
    let isValid: @Sendable ([UInt8]) -> Bool
}

enum VATRules {
    static let all: [String: VATRule] = [
        "AT": VATRule(lengths: [9], isValid: austria),
        "BE": VATRule(lengths: [10], isValid: belgium),
        "BG": VATRule(lengths: [9, 10], isValid: bulgaria),
        "CH": VATRule(lengths: [10, 13, 14], isValid: switzerland),
        "CY": VATRule(lengths: [9], isValid: cyprus),
        "CZ": VATRule(lengths: [8, 9, 10], isValid: czechia),
        "DE": VATRule(lengths: [9]) { $0[0] != 48 && CheckDigits.mod11And10($0) },
        "DK": VATRule(lengths: [8]) { $0[0] != 48 && divides(11, $0, [2, 7, 6, 5, 4, 3, 2, 1]) },
        "EE": VATRule(lengths: [9]) { divides(10, $0, [3, 7, 1, 3, 7, 1, 3, 7, 1]) },
        "EL": VATRule(lengths: [9], isValid: greece),
        "ES": VATRule(lengths: [9], isValid: spain),
        "FI": VATRule(lengths: [8]) { divides(11, $0, [7, 9, 10, 5, 8, 4, 2, 1]) },
        "FR": VATRule(lengths: [11], isValid: france),
        "GB": VATRule(lengths: [5, 9, 12], isValid: britain),
        "HR": VATRule(lengths: [11]) { CheckDigits.mod11And10($0) },
        "HU": VATRule(lengths: [8]) { divides(10, $0, [9, 7, 3, 1, 9, 7, 3, 1]) },
        "IE": VATRule(lengths: [8, 9], isValid: ireland),
        "IT": VATRule(lengths: [11], isValid: italy),
        "LT": VATRule(lengths: [9, 12], isValid: lithuania),
        "LU": VATRule(lengths: [8], isValid: luxembourg),
        "LV": VATRule(lengths: [11], isValid: latvia),
        "MT": VATRule(lengths: [8]) { $0[0] != 48 && divides(37, $0, [3, 4, 6, 7, 8, 9, 10, 1]) },
        "NL": VATRule(lengths: [12], isValid: netherlands),
        "NO": VATRule(lengths: [9, 12], isValid: norway),
        "PL": VATRule(lengths: [10]) { divides(11, $0, [6, 5, 7, 2, 3, 4, 5, 6, 7, 10]) },
        "PT": VATRule(lengths: [9], isValid: portugal),
        "RO": VATRule(lengths: Set(2...10), isValid: romania),
        "SE": VATRule(lengths: [12]) {
            CheckDigits.luhn($0[0..<10]) && CheckDigits.number($0[10...]).map { $0 > 0 } == true
        },
        "SI": VATRule(lengths: [8], isValid: slovenia),
        "SK": VATRule(lengths: [10], isValid: slovakia),
        "XI": VATRule(lengths: [5, 9, 12], isValid: britain),
    ]

    /// Whether the weighted sum of all digits is a multiple of the modulus.
    static func divides(_ modulus: Int, _ digits: [UInt8], _ weights: [Int]) -> Bool {
        CheckDigits.weighted(digits, weights).map { $0 % modulus == 0 } ?? false
    }

    /// Whether a day and a month of two digits each can be those of a date.
    static func isDate(day: Int?, month: Int?) -> Bool {
        guard let day, let month else { return false }
        return (1...12).contains(month) && (1...31).contains(day)
    }

    /// A Czech or Slovak birth number: the date of birth, to whose month 20, 50 or 70 may be added, a serial number and,
    /// since 1954, a tenth digit that makes the whole a multiple of 11.
    static func isBirthNumber(_ body: [UInt8]) -> Bool {
        guard let value = CheckDigits.number(body), let month = CheckDigits.number(body[2..<4]),
            isDate(day: CheckDigits.number(body[4..<6]), month: month % 50 % 20)
        else { return false }
        return body.count == 9 || value % 11 == 0 || value / 10 % 11 == 10 && value % 10 == 0
    }

    /// The weighted sum of the leading digits, and the last digit beside it.
    static func split(_ digits: [UInt8], _ weights: [Int]) -> (sum: Int, last: Int)? {
        guard let sum = CheckDigits.weighted(digits.dropLast(), weights),
            let last = digits.last.flatMap(CheckDigits.number)
        else { return nil }
        return (sum, last)
    }
}
