/// Check rules that need more than one weighted sum: Austria to Great Britain.
extension VATRules {
    /// U and eight digits, of which the last checks the others in the manner of Luhn, less 4.
    @Sendable static func austria(_ body: [UInt8]) -> Bool {
        guard body[0] == 0x55, let last = CheckDigits.number(body[8]) else { return false }
        var sum = 4
        for (place, byte) in body[1..<8].enumerated() {
            guard let digit = CheckDigits.number(byte) else { return false }
            let value = place % 2 == 1 ? digit * 2 : digit
            sum += value > 9 ? value - 9 : value
        }
        return (10 - sum % 10) % 10 == last
    }

    /// Ten digits: the last two are 97 less the remainder of the rest.
    @Sendable static func belgium(_ body: [UInt8]) -> Bool {
        guard body[0] == 48 || body[0] == 49, let rest = CheckDigits.number(body[0..<8]),
            let check = CheckDigits.number(body[8...])
        else { return false }
        return rest > 0 && 97 - rest % 97 == check
    }

    /// Nine digits for firms, ten for persons, foreigners and others.
    @Sendable static func bulgaria(_ body: [UInt8]) -> Bool {
        if body.count == 9 {
            guard let (first, last) = split(body, Array(1...8)), let (second, _) = split(body, Array(3...10)) else {
                return false
            }
            return (first % 11 == 10 ? second % 11 % 10 : first % 11) == last
        }
        guard let (person, last) = split(body, [2, 4, 8, 5, 10, 9, 7, 3, 6]),
            let (foreigner, _) = split(body, [21, 19, 17, 13, 11, 9, 7, 3, 1]),
            let (other, _) = split(body, [4, 3, 2, 7, 6, 5, 4, 3, 2])
        else { return false }
        let month = CheckDigits.number(body[2..<4]).map { $0 % 20 }
        let isPerson = isDate(day: CheckDigits.number(body[4..<6]), month: month) && person % 11 % 10 == last
        return isPerson || foreigner % 10 == last || (11 - other % 11) % 11 == last
    }

    /// CHE (the prefix CH and an E here), nine digits, and a suffix of the language: MWST, TVA, IVA.
    @Sendable static func switzerland(_ body: [UInt8]) -> Bool {
        guard body[0] == 0x45, let (sum, last) = split(Array(body[1..<10]), [5, 4, 3, 2, 7, 6, 5, 4]) else {
            return false
        }
        return ["", "MWST", "TVA", "IVA"].contains(ascii(body[10...])) && (11 - sum % 11) % 11 == last
    }

    /// Eight digits and a letter; digits in odd places are translated.
    @Sendable static func cyprus(_ body: [UInt8]) -> Bool {
        let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
        var sum = 0
        for (place, byte) in body[0..<8].enumerated() {
            guard let digit = CheckDigits.number(byte) else { return false }
            sum += place % 2 == 0 ? odd[digit] : digit
        }
        return Int(body[8]) == 65 + sum % 26 && !body.starts(with: "12".utf8)
    }

    /// Eight digits for firms; birth numbers for persons, or nine digits from 6 on with a check digit of their own.
    @Sendable static func czechia(_ body: [UInt8]) -> Bool {
        if body.count == 8 {
            guard body[0] != 57, let (sum, last) = split(body, [8, 7, 6, 5, 4, 3, 2]) else { return false }
            let check = (11 - sum % 11) % 11
            return (check == 0 ? 1 : check) % 10 == last
        }
        if body.count == 9, body[0] == 54, let (sum, last) = split(Array(body[1...]), [8, 7, 6, 5, 4, 3, 2]) {
            return (sum % 11 + 8) % 10 == last
        }
        return isBirthNumber(body)
    }

    /// Nine digits: the first eight weighted by falling powers of two.
    @Sendable static func greece(_ body: [UInt8]) -> Bool {
        guard let (sum, last) = split(body, [256, 128, 64, 32, 16, 8, 4, 2]) else { return false }
        return sum > 0 && sum % 11 % 10 == last
    }

    /// A person's DNI or NIE with a control letter, or an organisation's CIF with a control digit or letter.
    @Sendable static func spain(_ body: [UInt8]) -> Bool {
        let letters = Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)
        if let number = CheckDigits.number(body[0..<8]) { return letters[number % 23] == body[8] }
        if let first = [0x58: "0", 0x59: "1", 0x5A: "2"][Int(body[0])] {
            return CheckDigits.number(Array(first.utf8) + body[1..<8]).map { letters[$0 % 23] == body[8] } ?? false
        }
        let digits = body[1..<8]
        if let number = CheckDigits.number(digits), "KLM".utf8.contains(body[0]) {
            return letters[number % 23] == body[8]
        }
        guard "ABCDEFGHJNPQRSUVW".utf8.contains(body[0]), let control = control(digits) else { return false }
        return Int(body[8]) == 48 + control || body[8] == Array("JABCDEFGHI".utf8)[control]
    }

    /// The digit that would complete the seven in the manner of Luhn.
    private static func control(_ digits: ArraySlice<UInt8>) -> Int? {
        (0...9).first { CheckDigits.luhn(Array(digits) + [UInt8(48 + $0)]) }
    }

    /// A key of two characters and a SIREN; the newer keys hold letters.
    @Sendable static func france(_ body: [UInt8]) -> Bool {
        let siren = body[2...]
        guard let number = CheckDigits.number(siren), CheckDigits.luhn(siren) || siren.starts(with: "000".utf8) else {
            return false
        }
        if let key = CheckDigits.number(body[0..<2]) { return (12 + 3 * (number % 97)) % 97 == key }
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
        guard let first = alphabet.firstIndex(of: body[0]), let second = alphabet.firstIndex(of: body[1]) else {
            return false
        }
        let check = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100
        return check >= 0 && (number + 1 + check / 11) % 11 == check % 11
    }

    /// Nine digits (and three for a branch), by modulus 97, to which newer numbers add 42 or 55; government departments and health
    /// authorities have GD and HA.
    @Sendable static func britain(_ body: [UInt8]) -> Bool {
        if body.count == 5 {
            guard let number = CheckDigits.number(body[2...]) else { return false }
            return body.starts(with: "GD".utf8) && number < 500 || body.starts(with: "HA".utf8) && number >= 500
        }
        guard CheckDigits.number(body) != nil,
            let sum = CheckDigits.weighted(body[0..<9], [8, 7, 6, 5, 4, 3, 2, 10, 1])
        else { return false }
        return sum > 0 && (sum % 97 == 0 || body[0] != 48 && (sum % 97 == 42 || sum % 97 == 55))
    }
}
