/// The check rules that several standards share. All take ASCII bytes; a byte that the rule does not know gives false.
enum CheckDigits {
    /// Digits times weights, summed; nil when a byte is no digit. `weights` has at least as many members.
    static func weighted(_ digits: some Collection<UInt8>, _ weights: [Int]) -> Int? {
        var sum = 0
        for (digit, weight) in zip(digits, weights) {
            guard let value = number(digit) else { return nil }
            sum += value * weight
        }
        return digits.count <= weights.count ? sum : nil
    }

    /// The value of an ASCII digit.
    static func number(_ byte: UInt8) -> Int? { byte &- 48 < 10 ? Int(byte &- 48) : nil }

    /// The number that all the digits make; nil for other bytes and more than 18 of them.
    static func number(_ digits: some Collection<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count <= 18 else { return nil }
        var value = 0
        for byte in digits {
            guard let digit = number(byte) else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// ISO/IEC 7064 MOD 97-10 over digits and capitals (A = 10 … Z = 35): the remainder, 1 for a valid number.
    static func mod97(_ characters: some Sequence<UInt8>) -> Int? {
        var rest = 0
        for byte in characters {
            switch byte {
            case 48...57: rest = (rest * 10 + Int(byte) - 48) % 97
            case 65...90: rest = (rest * 100 + Int(byte) - 55) % 97
            default: return nil
            }
        }
        return rest
    }

    /// ISO/IEC 7064 MOD 11,10 over digits, the check digit last.
    static func mod11And10(_ digits: some Collection<UInt8>) -> Bool {
        var check = 5
        for byte in digits {
            guard let digit = number(byte) else { return false }
            check = ((check == 0 ? 10 : check) * 2 % 11 + digit) % 10
        }
        return check == 1 && !digits.isEmpty
    }

    /// ISO/IEC 7812-1 annex B (Luhn), the check digit last.
    static func luhn(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
        var sum = 0
        var double = false
        for byte in digits.reversed() {
            guard let digit = number(byte) else { return false }
            let value = double ? digit * 2 : digit
            sum += value > 9 ? value - 9 : value
            double.toggle()
        }
        return sum % 10 == 0 && !digits.isEmpty
    }
}

/// The letters and digits of a value as people write it, in capitals; nil when anything but spaces and punctuation
/// stands between them, or when there are more than 64.
func compacted(_ text: String) -> [UInt8]? {
    var result: [UInt8] = []
    for byte in text.utf8 {
        if ByteClass.of(byte) != 0 {
            result.append(ByteClass.upper(byte))
        } else if byte > 0x7F {
            // No-break spaces and dashes are punctuation too; letters of other scripts are no part of any scheme.
            guard byte == 0xC2 || byte == 0xE2 || byte & 0xC0 == 0x80 else { return nil }
        }
        guard result.count <= 64 else { return nil }
    }
    return result
}

/// Bytes that are known to be ASCII as text.
func ascii(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
