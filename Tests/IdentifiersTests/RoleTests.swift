import Testing

@testable import Identifiers

@Suite struct RoleTests {
    /// `value role` for each find, in order.
    static func roles(_ text: String) -> [String] {
        var copy = text
        return copy.withUTF8 { bytes in
            IdentifierScanner().scan(bytes).map { $0.value + " " + ($0.role ?? "-") }
        }
    }

    static let cases: [(String, [String])] = [
        ("Consignee VAT: DE136695976, EORI: DE1234567", ["DE136695976 consignee", "DE1234567 consignee"]),
        (
            "Shipper: Orion Shipping Ltd. (LEI 5493001KJTIIGC8Y1R12); consignee VAT DE136695976",
            ["5493001KJTIIGC8Y1R12 consignor", "DE136695976 consignee"]
        ),
        ("the importer's EORI DE1234567", ["DE1234567 importer"]),
        ("Notify party: Acme, EORI DE1234567", ["DE1234567 notify-party"]),
        ("Empfänger: Trans-Kama GmbH, USt-IdNr. DE136695976", ["DE136695976 consignee"]),
        ("exportateur, n° TVA FR40303265045", ["FR40303265045 exporter"]),
        ("Importador: Acme SA, CNPJ 11.222.333/0001-81", ["11222333000181 importer"]),
        ("declarante, EORI ES12345678", ["ES12345678 declarant"]),
        ("Грузополучатель ООО «Ромашка», ИНН 7707083893", ["7707083893 consignee"]),
        ("收货人：统一社会信用代码91350100M000100Y43", ["91350100M000100Y43 consignee"]),
        (
            "beneficiary bank BIC DEUTDEFF, beneficiary IBAN DE89370400440532013000",
            ["DEUTDEFF bank", "DE89370400440532013000 beneficiary"]
        ),
        ("POL: CNSHA, POD: NLRTM", ["CNSHA port-of-loading", "NLRTM port-of-discharge"]),
        ("Port of discharge (POD) NLRTM", ["NLRTM port-of-discharge"]),
        (
            "ports of loading CNSHA, CNNGB and KRPUS",
            ["CNSHA port-of-loading", "CNNGB port-of-loading", "KRPUS port-of-loading"]
        ),
        ("shipped from AEJEA via SGSIN to INNSA", ["AEJEA origin", "SGSIN transshipment", "INNSA destination"]),
        ("the service CNSHA-SGSIN-NLRTM", ["CNSHA origin", "SGSIN transshipment", "NLRTM destination"]),
        ("Löschhafen UN/LOCODE DEHAM", ["DEHAM port-of-discharge"]),
        ("порт погрузки UN/LOCODE RUULU", ["RUULU port-of-loading"]),
        ("Vessel: SEA PRIDE, IMO 9074729", ["9074729 carrier"]),
        ("cigarettes aboard the SEA PRIDE (IMO 9074729)", ["9074729 carrier"]),
        ("the tug ALFA (IMO 9074729)", ["9074729 tug"]),
        ("Container CSQU3054383 was seized by officers.", ["CSQU3054383 seized"]),
        ("изъят контейнер CSQU3054383", ["CSQU3054383 seized"]),
        ("goods declared under HS 8542.31; classified under HS 8542.32", ["854231 declared", "854232 classified"]),
    ]

    @Test("the nearest word before says what an identifier is", arguments: cases)
    func named(_ text: String, _ expected: [String]) {
        #expect(Self.roles(text) == expected)
    }

    static let silent: [(String, [String])] = [
        ("The consignee left. VAT DE136695976", ["DE136695976 -"]),
        ("Consignee\nVAT DE136695976", ["DE136695976 -"]),
        (
            "consignee A (LEI 5493001KJTIIGC8Y1R12), B (LEI 213800WSGIIZCXF1P572)",
            ["5493001KJTIIGC8Y1R12 consignee", "213800WSGIIZCXF1P572 -"]
        ),
        ("the tanker SEA PRIDE (IMO 9074729) was listed", ["9074729 -"]),
        ("Container CSQU3054383 was not seized", ["CSQU3054383 -"]),
        ("HS 8542.31, toys", ["854231 -"]),
        ("a carrier spoke to the many reporters who had come to see Acme, VAT DE136695976", ["DE136695976 -"]),
    ]

    @Test("a sentence's end, a line's end, another party and distance end a role", arguments: silent)
    func unnamed(_ text: String, _ expected: [String]) {
        #expect(Self.roles(text) == expected)
    }
}
