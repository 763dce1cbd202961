/// Length and structure of the national part of an IBAN by country (SWIFT IBAN Registry).
struct IBANRegistry: Sendable {
    /// What the national part is made of: runs of one kind, in order.
    struct Structure: Sendable {
        /// n: digits; a: capitals; c: both.
        let parts: [(kind: Character, count: Int)]
        let length: Int

        init(_ notation: Substring) {
            var parts: [(kind: Character, count: Int)] = []
            for character in notation {
                if let digit = character.wholeNumberValue {
                    if let last = parts.indices.last { parts[last].count = parts[last].count * 10 + digit }
                } else {
                    parts.append((character, 0))
                }
            }
            self.parts = parts
            length = parts.reduce(0) { $0 + $1.count }
        }

        func fits(_ bytes: ArraySlice<UInt8>) -> Bool {
            guard bytes.count == length else { return false }
            var at = bytes.startIndex
            for part in parts {
                let run = bytes[at..<at + part.count]
                let digits = run.count { $0 &- 48 < 10 }
                if part.kind == "n" && digits != part.count || part.kind == "a" && digits != 0 { return false }
                at += part.count
            }
            return true
        }
    }

    /// The structure for a country code in capitals; nil where no IBAN is used.
    static func structure(of country: String) -> Structure? { structures[country] }

    static let structures: [String: Structure] = {
        var all: [String: Structure] = [:]
        for entry in notation.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            all[String(entry.prefix(2))] = Structure(entry.dropFirst(3))
        }
        return all
    }()

    private static let notation = """
        AD:n8c12 AE:n19 AL:n8c16 AT:n16 AZ:a4c20 BA:n16 BE:n12 BG:a4n6c8 BH:a4c14 BI:n23 BR:n23a1c1 BY:c4n4c16 CH:n5c12
        CR:n18 CY:n8c16 CZ:n20 DE:n18 DJ:n23 DK:n14 DO:c4n20 EE:n16 EG:n25 ES:n20 FI:n14 FK:a2n12 FO:n14 FR:n10c11n2
        GB:a4n14 GE:a2n16 GI:a4c15 GL:n14 GR:n7c16 GT:c4c20 HN:a4n20 HR:n17 HU:n24 IE:a4n14 IL:n19 IQ:a4n15 IS:n22
        IT:a1n10c12 JO:a4n4c18 KW:a4c22 KZ:n3c13 LB:n4c20 LC:a4c24 LI:n5c12 LT:n16 LU:n3c13 LV:a4c13 LY:n21
        MC:n10c11n2 MD:c20 ME:n18 MK:n3c10n2 MN:n16 MR:n23 MT:a4n5c18 MU:a4n19a3 NI:a4n20 NL:a4n10 NO:n11 OM:n3c16
        PK:a4c16 PL:n24 PS:a4c21 PT:n21 QA:a4c21 RO:a4c16 RS:n18 RU:n14c15 SA:n2c18 SC:a4n20a3 SD:n14 SE:n20 SI:n15
        SK:n20 SM:a1n10c12 SO:n19 ST:n21 SV:a4n20 TL:n19 TN:n20 TR:n6c16 UA:n6c19 VA:n18 VG:a4n16 XK:n16 YE:a4n4c18
        """
}
