import Testing

@testable import Identifiers

/// Values as people write them and the normal form they have; the check rules are those of the named standards.
@Suite struct NormalFormTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let scheme: String
        let written: String
        let normal: String?
        init(_ scheme: String, _ written: String, _ normal: String?) {
            self.scheme = scheme
            self.written = written
            self.normal = normal
        }
        var testDescription: String { "\(scheme) \(written)" }
    }

    static let ships: [Case] = [
        Case("imo", "9074729", "9074729"),
        Case("imo", "IMO 9074729", "9074729"),
        Case("imo", "IMO No. 9074729", nil),
        Case("imo", "9074728", nil),
        Case("imo", "907472", nil),
        Case("imo", "0074729", nil),
        Case("mmsi", "273412340", "273412340"),
        Case("mmsi", "MMSI 273 412 340", "273412340"),
        Case("mmsi", "002731000", "002731000"),
        Case("mmsi", "992351234", "992351234"),
        Case("mmsi", "111232506", "111232506"),
        Case("mmsi", "217000000", nil),
        Case("mmsi", "27341234", nil),
        Case("container", "CSQU3054383", "CSQU3054383"),
        Case("container", "csqu 305438-3", "CSQU3054383"),
        Case("container", "CSQU3054384", nil),
        Case("container", "CSQA3054383", nil),
    ]

    static let parties: [Case] = [
        Case("lei", "5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R12"),
        Case("lei", "lei 5493001kjtiigc8y1r12", "5493001KJTIIGC8Y1R12"),
        Case("lei", "5493001KJTIIGC8Y1R13", nil),
        Case("lei", "5493001KJTIIGC8Y1R", nil),
        Case("iban", "DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
        Case("iban", "gb29 nwbk 6016 1331 9268 19", "GB29NWBK60161331926819"),
        Case("iban", "FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189"),
        Case("iban", "MU17BOMM0101101030300200000MUR", "MU17BOMM0101101030300200000MUR"),
        Case("iban", "DE89370400440532013001", nil),
        Case("iban", "DE8937040044053201300", nil),
        Case("iban", "GB29NWBK6016133192681A", nil),
        Case("iban", "US64SVBKUS6S3300958879", nil),
        Case("bic", "DEUTDEFF", "DEUTDEFF"),
        Case("bic", "deutdeff500", "DEUTDEFF500"),
        Case("bic", "BNPAFRPPXXX", "BNPAFRPP"),
        Case("bic", "MINIXXER", nil),
        Case("bic", "DEUTDEF", nil),
        Case("eori", "GB123456789000", "GB123456789000"),
        Case("eori", "EORI DE 1234567", "DE1234567"),
        Case("eori", "US123456789000", nil),
        Case("eori", "DEABCDEF", nil),
    ]

    static let goods: [Case] = [
        Case("cas", "7732-18-5", "7732-18-5"),
        Case("cas", "CAS 50-00-0", "50-00-0"),
        Case("cas", "7732185", "7732-18-5"),
        Case("cas", "7732-18-4", nil),
        Case("cas", "07732-18-5", nil),
        Case("hs", "8542.31", "854231"),
        Case("hs", "HS 2709.00", "270900"),
        Case("hs", "8542 31 900 0", "8542319000"),
        Case("hs", "7701", nil),
        Case("hs", "9801", nil),
        Case("hs", "85423", nil),
        Case("unnumber", "UN 1203", "UN1203"),
        Case("unnumber", "1203", "UN1203"),
        Case("unnumber", "UN 0600", nil),
        Case("unnumber", "UN9999", nil),
        Case("unlocode", "nl rtm", "NLRTM"),
        Case("unlocode", "XXRTM", nil),
        Case("unlocode", "NLRT1", nil),
        Case("awb", "176-1234 5675", "176-12345675"),
        Case("awb", "17612345675", "176-12345675"),
        Case("awb", "176-12345676", nil),
        Case("awb", "000-12345675", nil),
    ]

    @Test("a value has the normal form of its standard, or none", arguments: ships + parties + goods)
    func normalForm(_ example: Case) {
        #expect(IdentifierSchemes.named(example.scheme)?.normalized(example.written) == example.normal)
    }

    @Test(
        "one changed digit never passes ISO 7064 MOD 97-10",
        arguments: [
            ("lei", "5493001KJTIIGC8Y1R12"), ("iban", "DE89370400440532013000"), ("iban", "GB29NWBK60161331926819"),
        ])
    func changedDigit(_ scheme: String, _ value: String) {
        let kind = IdentifierSchemes.named(scheme)
        for (place, character) in value.enumerated() {
            guard let digit = character.wholeNumberValue else { continue }
            for other in 0...9 where other != digit {
                var changed = Array(value)
                changed[place] = Character(String(other))
                #expect(kind?.normalized(String(changed)) == nil, "\(String(changed))")
            }
        }
    }

    @Test(
        "two neighbouring digits that changed places are caught",
        arguments: [
            ("imo", "9074729"), ("container", "CSQU3054383"), ("lei", "5493001KJTIIGC8Y1R12"), ("cas", "7732-18-5"),
            ("iban", "DE89370400440532013000"),
        ])
    func swappedDigits(_ scheme: String, _ value: String) {
        let kind = IdentifierSchemes.named(scheme)
        let places = value.indices.filter { value[$0].isNumber && value.index(after: $0) < value.endIndex }
        for place in places {
            let next = value.index(after: place)
            guard value[next].isNumber, value[next] != value[place] else { continue }
            var changed = value
            changed.replaceSubrange(place...next, with: [value[next], value[place]])
            #expect(kind?.normalized(changed) == nil, "\(changed)")
        }
    }

    @Test("a type without a scheme is compared by its letters and digits")
    func otherTypes() {
        #expect(IdentifierSchemes.normalized(type: "passport", value: "ab-12 34/c") == "AB1234C")
        #expect(IdentifierSchemes.normalized(type: "IMO", value: "IMO 9074729") == "9074729")
        #expect(IdentifierSchemes.normalized(type: "imo", value: "IMO 1234") == "IMO1234")
        #expect(IdentifierSchemes.normalized(type: "tax-id", value: "ИНН 77 01") == "ИНН7701")
    }
}
