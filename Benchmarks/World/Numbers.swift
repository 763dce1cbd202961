/// Identifiers with the check digits that their schemes ask for.
enum Numbers {
    /// IMO ship number: the last digit is that of the weighted sum of the first six (weights 7…2).
    static func imo(_ dice: inout Dice) -> String {
        let digits = [9] + (0..<5).map { _ in Int(dice.unit() * 10) }
        let sum = zip(digits, [7, 6, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 }
        return (digits + [sum % 10]).map(String.init).joined()
    }

    /// LEI (ISO 17442): 18 characters and two check digits modulo 97.
    static func lei(_ dice: inout Dice) -> String {
        let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        let body = "9845" + "00" + String((0..<12).map { _ in dice.pick(letters) })
        let check = 98 - remainder(body + "00")
        return body + (check < 10 ? "0" : "") + String(check)
    }

    /// INN of a Russian firm: ten digits.
    static func inn(_ dice: inout Dice) -> String {
        let digits = [7, 7] + (0..<7).map { _ in Int(dice.unit() * 10) }
        let sum = zip(digits, [2, 4, 10, 3, 5, 9, 4, 6, 8]).reduce(0) { $0 + $1.0 * $1.1 }
        return (digits + [sum % 11 % 10]).map(String.init).joined()
    }

    /// German VAT number (ISO 7064 MOD 11,10).
    static func vat(_ dice: inout Dice) -> String {
        let digits = [1 + Int(dice.unit() * 9)] + (0..<7).map { _ in Int(dice.unit() * 10) }
        var product = 10
        for digit in digits {
            let sum = (digit + product) % 10
            product = 2 * (sum == 0 ? 10 : sum) % 11
        }
        let check = (11 - product) % 10
        return "DE" + (digits + [check]).map(String.init).joined()
    }

    private static func remainder(_ text: String) -> Int {
        text.utf8.reduce(0) { rest, byte in
            byte >= 65 ? (rest * 100 + Int(byte) - 55) % 97 : (rest * 10 + Int(byte) - 48) % 97
        }
    }
}
