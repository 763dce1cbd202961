/// Check rules that need more than one weighted sum: Ireland to Slovenia.
extension VATRules {
    /// Seven digits and one or two letters; in the older form the second character is a letter too.
    @Sendable static func ireland(_ body: [UInt8]) -> Bool {
        let alphabet = Array("WABCDEFGHIJKLMNOPQRSTUV".utf8)
        var digits = Array(body[0..<7])
        if body.count == 8, CheckDigits.number(digits[1]) == nil {
            digits = [48] + body[2..<7] + [body[0]]
        }
        guard var sum = CheckDigits.weighted(digits, [8, 7, 6, 5, 4, 3, 2]) else { return false }
        if body.count == 9 {
            guard let second = alphabet.firstIndex(of: body[8]) else { return false }
            sum += 9 * second
        }
        return alphabet[sum % 23] == body[7]
    }

    /// Seven digits, the province of the tax office (001–100, 120, 121, 888, 999) and a check digit.
    @Sendable static func italy(_ body: [UInt8]) -> Bool {
        guard CheckDigits.luhn(body), body[0..<7].contains(where: { $0 != 48 }),
            let office = CheckDigits.number(body[7..<10])
        else { return false }
        return (1...100).contains(office) || [120, 121, 888, 999].contains(office)
    }

    /// Nine digits, or twelve for temporary registrations, with a 1 before the check
    /// digit and a second set of weights when the first gives 10.
    @Sendable static func lithuania(_ body: [UInt8]) -> Bool {
        let count = body.count - 1
        guard let (first, last) = split(body, (0..<count).map { 1 + $0 % 9 }),
            let (second, _) = split(body, (0..<count).map { 1 + ($0 + 2) % 9 }), body[count - 1] == 49
        else { return false }
        return (first % 11 == 10 ? second % 11 % 10 : first % 11) == last
    }

    /// Six digits and their remainder by 89.
    @Sendable static func luxembourg(_ body: [UInt8]) -> Bool {
        guard let number = CheckDigits.number(body[0..<6]), let check = CheckDigits.number(body[6...]) else {
            return false
        }
        return number % 89 == check
    }

    /// Eleven digits: legal persons begin with 4…9; persons have their birth date, or 32 since 2017 without a rule.
    @Sendable static func latvia(_ body: [UInt8]) -> Bool {
        if body[0] > 51 {
            return CheckDigits.weighted(body, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]).map { $0 % 11 == 3 } ?? false
        }
        if body.starts(with: "32".utf8) { return CheckDigits.number(body) != nil }
        guard isDate(day: CheckDigits.number(body[0..<2]), month: CheckDigits.number(body[2..<4])),
            let (sum, last) = split(body, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])
        else { return false }
        return (1 + sum) % 11 % 10 == last
    }

    /// Nine digits, B and two digits: of firms by modulus 11, of sole traders since 2020 by modulus 97 over the whole.
    @Sendable static func netherlands(_ body: [UInt8]) -> Bool {
        guard body[9] == 0x42, let suffix = CheckDigits.number(body[10...]), suffix > 0,
            let (sum, last) = split(Array(body[0..<9]), [9, 8, 7, 6, 5, 4, 3, 2])
        else { return false }
        return sum % 11 == last && sum > 0 || CheckDigits.mod97(Array("NL".utf8) + body) == 1
    }

    /// Nine digits and, as written on invoices, MVA.
    @Sendable static func norway(_ body: [UInt8]) -> Bool {
        (body.count == 9 || ascii(body[9...]) == "MVA") && divides(11, Array(body[0..<9]), [3, 2, 7, 6, 5, 4, 3, 2, 1])
    }

    @Sendable static func portugal(_ body: [UInt8]) -> Bool {
        guard body[0] != 48, let (sum, last) = split(body, [9, 8, 7, 6, 5, 4, 3, 2]) else { return false }
        return (11 - sum % 11) % 11 % 10 == last
    }

    /// Two to ten digits, weighted as if filled up with zeros on the left.
    @Sendable static func romania(_ body: [UInt8]) -> Bool {
        guard body[0] != 48, let (sum, last) = split(body, Array([7, 5, 3, 2, 1, 7, 5, 3, 2].suffix(body.count - 1)))
        else {
            return false
        }
        return sum * 10 % 11 % 10 == last
    }

    /// Ten digits, a multiple of 11, the third of a firm's being none of 0, 1, 5, 6; or a birth number.
    @Sendable static func slovakia(_ body: [UInt8]) -> Bool {
        guard let value = CheckDigits.number(body) else { return false }
        return body[0] != 48 && "234789".utf8.contains(body[2]) && value % 11 == 0 || isBirthNumber(body)
    }

    @Sendable static func slovenia(_ body: [UInt8]) -> Bool {
        guard body[0] != 48, let (sum, last) = split(body, [8, 7, 6, 5, 4, 3, 2]) else { return false }
        let check = (11 - sum % 11) % 11
        return sum % 11 != 0 && (check == 10 ? 0 : check) == last
    }
}
