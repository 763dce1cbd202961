/// Vehicle identification number: seventeen digits and capitals without I, O and Q (ISO 3779:2009, 4). Vehicles of
/// North America and China carry a check digit in the ninth place (49 CFR 565.15(c); GB 16735), others need not.
///
/// The text has to say “VIN” or “chassis”, or to speak of a vehicle before a number with its check digit.
package enum VIN: IdentifierScheme {
    package static let name = "vin"
    package static let title = "Vehicle identification number (ISO 3779)"
    package static let strong = true
    package static let starts: TokenKinds = .mixed
    package static let sizes = TokenSizes(17...17)

    static let context = Context(
        labels: """
            vin vins chassis châssis chasis bastidor chassi fahrgestellnummer fin fahrzeugidentifizierungsnummer шасси \
            кузов кузова вин
            """,
        between: "vehicle identification frame")
    static let phrases = Phrases("车架号 车辆识别代号 车辆识别码 الهيكل")
    static let vehicles = WordSet(
        """
        vehicle vehicles car cars truck trucks lorry lorries suv pickup motorcycle stolen toyota lexus bmw mercedes \
        audi ford fahrzeug fahrzeuge véhicule véhicules voiture vehículo vehículos veículo veículos \
        автомобиль автомобиля
        """)

    package static func normalized(_ text: String) -> String? {
        guard var bytes = compacted(text) else { return nil }
        if bytes.count == 20, bytes.starts(with: "VIN".utf8) { bytes.removeFirst(3) }
        return isValid(bytes) ? ascii(bytes) : nil
    }

    /// In capitals: the shape, and the check digit where the maker's region has one.
    static func isValid(_ bytes: [UInt8]) -> Bool {
        guard isShaped(bytes) else { return false }
        let region = bytes[0]
        return !((0x31...0x35).contains(region) || region == 0x4C) || isChecked(bytes)
    }

    /// Letters and digits both; the last three are digits in every maker's serial number (ISO 3779, 4.5).
    private static func isShaped(_ bytes: [UInt8]) -> Bool {
        bytes.count == 17 && bytes.allSatisfy { weight(of: $0) != nil }
            && bytes.suffix(3).allSatisfy { CheckDigits.number($0) != nil }
            && bytes.count { CheckDigits.number($0) == nil } >= 2
    }

    /// 565.15(c): values times weights, modulo 11; 10 is written X.
    static func isChecked(_ bytes: [UInt8]) -> Bool {
        let weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
        guard bytes.count == 17 else { return false }
        var sum = 0
        for (byte, factor) in zip(bytes, weights) {
            guard let value = weight(of: byte) else { return false }
            sum += value * factor
        }
        return bytes[8] == (sum % 11 == 10 ? 0x58 : UInt8(48 + sum % 11))
    }

    /// 565.15(c), table III: A–H are 1–8, J–R 1–9 without O and Q, S–Z 2–9.
    private static func weight(of byte: UInt8) -> Int? {
        switch byte {
        case 48...57: Int(byte) - 48
        case 65...72: Int(byte) - 64
        case 74...78, 80, 82: Int(byte) - 73
        case 83...90: Int(byte) - 81
        default: nil
        }
    }

    package static func find(at token: Token, in text: TextView, found: inout [FoundIdentifier]) {
        let bytes = Array(text.bytes[token.start..<token.end])
        guard isValid(bytes) else { return }
        let range = token.start..<token.end
        let labelled = context.isLabelled(token.start, in: text) || phrases.stand(before: token.start, in: text)
        let checked = isChecked(bytes)
        guard labelled || checked && Context.near(range, in: text, reach: 8, words: vehicles) else { return }
        let score = labelled ? checked ? 1 : 0.9 : 0.8
        found.append(
            FoundIdentifier(start: token.start, end: token.end, scheme: name, value: ascii(bytes), score: score))
    }
}
