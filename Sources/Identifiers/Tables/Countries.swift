/// Country codes that identifiers begin with.
enum Countries {
    /// ISO 3166-1 alpha-2 codes, and the user-assigned XK (Kosovo) that is in general use.
    static let iso = PrefixSet(
        {
            var codes = ["XK"]
            var first: Character = "A"
            for character in notation {
                if character.isUppercase { first = character }
                if character.isLowercase { codes.append(String(first) + character.uppercased()) }
            }
            return codes
        }())

    /// An ISO 3166-1 alpha-2 code in capitals.
    static func isCode(_ a: UInt8, _ b: UInt8) -> Bool { iso.contains(a, b) }

    /// First letter in capitals, then each second letter that goes with it.
    private static let notation = """
        Adefgilmoqrstuwxz Babdefghijlmnoqrstvwyz Cacdfghiklmnoruvwxyz Dejkmoz Ecegehrst Fijkmor Gabdefghilmnpqrstuwy
        Hkmnrtu Idelmnoqrst Jemop Keghimnprwyz Labcikrstuvy Macdefghklmnopqrstuvwxyz Nacefgiloprruz Om
        Paefghklmnrstwy Qa Reosuw Sabcdeghijklmnorstvxyz Tcdfghjklmnortvwz Uagmsyz Vaceginu Wfs Yet Zamw
        """
}

/// A set of pairs of capitals, asked for by bytes: most runs of capitals in a text are no identifier, and are turned
/// away here.
struct PrefixSet: Sendable {
    private let members: [Bool]

    init(_ codes: some Sequence<String>) {
        var members = [Bool](repeating: false, count: 26 * 26)
        for code in codes {
            let bytes = Array(code.utf8)
            if bytes.count == 2, let place = PrefixSet.place(bytes[0], bytes[1]) { members[place] = true }
        }
        self.members = members
    }

    func contains(_ a: UInt8, _ b: UInt8) -> Bool { PrefixSet.place(a, b).map { members[$0] } ?? false }

    private static func place(_ a: UInt8, _ b: UInt8) -> Int? {
        a &- 65 < 26 && b &- 65 < 26 ? Int(a - 65) * 26 + Int(b - 65) : nil
    }
}
