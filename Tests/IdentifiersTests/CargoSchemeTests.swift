import Testing

@testable import Identifiers

/// The kinds of cargo papers, registers and payments beside the shipping standards: normal forms and near misses.
@Suite struct CargoSchemeTests {
    @Test(
        "a value as people write it has one normal form",
        arguments: [
            ("inn", "ИНН 7707083893", nil), ("inn", "INN 7707083893", "7707083893"),
            ("inn", "500100732259", "500100732259"), ("ogrn", "1027700132195", "1027700132195"),
            ("ogrn", "304500116000157", "304500116000157"), ("uscc", "91350100m000100y43", "91350100M000100Y43"),
            ("cnpj", "11.222.333/0001-81", "11222333000181"), ("duns", "15-048-3782", "150483782"),
            ("isin", "US 037833100 5", "US0378331005"), ("isin", "XS0203470157", "XS0203470157"),
            ("vin", "1M8GDM9AXKP042788", "1M8GDM9AXKP042788"), ("vin", "WVWZZZ1KZAW000123", "WVWZZZ1KZAW000123"),
            ("mrn", "MRN 99IT9876AB88901209", "99IT9876AB88901209"), ("eccn", "3A001.A.1.b", "3A001.a.1.b"),
            ("eccn", "ECCN 5A992c", "5A992.c"), ("eccn", "ear99", "EAR99"), ("aircraft", "ra-85185", "RA-85185"),
            ("aircraft", "N123AB", "N123AB"), ("bl", "MAEU 123456789", "MAEU123456789"),
            ("btc", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
            ("btc", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"),
            ("tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
        ] as [(String, String, String?)])
    func normal(_ scheme: String, _ written: String, _ value: String?) {
        #expect(IdentifierSchemes.named(scheme)?.normalized(written) == value)
    }

    @Test(
        "a changed digit, a swap, or another field's value is refused",
        arguments: [
            ("inn", "7707083894"), ("inn", "7770083893"), ("inn", "500100732250"), ("inn", "0007083893"),
            ("inn", "770708389"), ("ogrn", "1027700132196"), ("ogrn", "304500116000158"), ("ogrn", "9027700132191"),
            ("uscc", "91350100M000100Y44"), ("uscc", "110105194912310025"), ("cnpj", "11.222.333/0001-82"),
            ("cnpj", "00000000000000"), ("duns", "1504837822"), ("isin", "US0378331006"), ("isin", "US0373831005"),
            ("isin", "ZZ0378331005"), ("vin", "1M8GDM9A1KP042788"), ("vin", "1M8GDM9AXKP042789"),
            ("vin", "WVWZZZ1KZAW00012O"), ("mrn", "99IT9876AB88901208"), ("mrn", "99ZZ9876AB88901209"),
            ("eccn", "3F001"), ("eccn", "3A401"), ("eccn", "3A0011"), ("aircraft", "D-DAY"), ("aircraft", "N0123"),
            ("aircraft", "N123IO"), ("aircraft", "C-SPAN"), ("bl", "MAEU1234567"), ("bl", "MSKU9070323"),
            ("btc", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb"), ("btc", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivNfa"),
            ("btc", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5"),
            ("tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6s"), ("tron", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
            ("eth", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed"), ("eth", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Bea"),
        ])
    func nearMiss(_ scheme: String, _ value: String) {
        #expect(IdentifierSchemes.named(scheme)?.normalized(value) == nil)
    }

    @Test(
        "any single changed digit is caught",
        arguments: [
            ("uscc", "91350100M000100Y43"), ("isin", "US0378331005"), ("vin", "1M8GDM9AXKP042788"),
            ("btc", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"), ("tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
        ])
    func changed(_ scheme: String, _ value: String) {
        let kind = IdentifierSchemes.named(scheme)
        // The first of a VIN says whether the maker's region has a check digit at all.
        for place in value.indices.dropFirst(scheme == "vin" ? 1 : 0) {
            guard let digit = value[place].wholeNumberValue else { continue }
            for other in 0...9 where other != digit {
                var copy = value
                copy.replaceSubrange(place...place, with: String(other))
                #expect(kind?.normalized(copy) == nil, "\(copy)")
            }
        }
    }

    static let positives: [ScannerTests.Case] = [
        .init("Грузополучатель ООО «Ромашка», ИНН/КПП 7707083893/770701001", "inn:7707083893"),
        .init("Sberbank (INN 7707083893, OGRN 1027700132195)", "inn:7707083893", "ogrn:1027700132195"),
        .init("ИП Иванов, ОГРНИП 304500116000157", "ogrn:304500116000157"),
        .init(
            "Tax ID No. 7707083893 (Russia); Registration Number 1027700132195 (Russia)",
            "inn:7707083893", "ogrn:1027700132195"),
        .init("统一社会信用代码：91350100M000100Y43", "uscc:91350100M000100Y43"),
        .init("Unified Social Credit Code (USCC) 91350100M000100Y43 (China)", "uscc:91350100M000100Y43"),
        .init("empresa inscrita no CNPJ sob o nº 11.222.333/0001-81", "cnpj:11.222.333/0001-81"),
        .init("D-U-N-S Number 15-048-3782; DUNS: 150483782", "duns:15-048-3782", "duns:150483782"),
        .init("ISIN: US0378331005", "isin:US0378331005"),
        .init("the stolen Toyota, VIN 1M8GDM9AXKP042788", "vin:1M8GDM9AXKP042788"),
        .init("Fahrgestellnummer WVWZZZ1KZAW000123", "vin:WVWZZZ1KZAW000123"),
        .init("номер шасси WVWZZZ1KZAW000123", "vin:WVWZZZ1KZAW000123"),
        .init("transit declaration MRN 99IT9876AB88901209", "mrn:99IT9876AB88901209"),
        .init("items under ECCN 3A001.a.1, 3A991 and 5A992.c.", "eccn:3A001.a.1", "eccn:3A991", "eccn:5A992.c"),
        .init("Güterlistennummer 3A001; doble uso 6A003.b.4", "eccn:3A001", "eccn:6A003.b.4"),
        .init("The goods are EAR99.", "eccn:EAR99"),
        .init("The cargo plane EP-MNE and a Boeing 747 (RA-85185) landed.", "aircraft:EP-MNE", "aircraft:RA-85185"),
        .init("tail number N123AB; самолет Ил-76, бортовой номер RA-76842", "aircraft:N123AB", "aircraft:RA-76842"),
        .init("B/L No. MAEU123456789 and bill of lading MEDU AB123456", "bl:MAEU123456789", "bl:MEDU AB123456"),
        .init("коносамент № COSU6123456780; 提单号：EGLV123456789012", "bl:COSU6123456780", "bl:EGLV123456789012"),
        .init("paid to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "btc:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
        .init("USDT TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
        .init("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "eth:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
        .init("V.A.T. Number MT11679112 (Malta)", "vat:MT11679112"),
    ]

    static let negatives: [ScannerTests.Case] = [
        .init("Call the Holiday Inn 7707083893 tonight; order 7707083893 (Russia)"),
        .init("INN 77070838931 and OGRN 10277001321950"),
        .init("Sales of 1027700132195 units; EAN 1027700132195"),
        .init("identity card 110105194912310025; hash 91350100M000100Y43A"),
        .init("order 11.222.333/0001-82; the tax 11.222.333"),
        .init("the 150483782 votes; tel 15-048-3782"),
        .init("part number US0378331005 fits; flight US0378331005"),
        .init("serial 1M8GDM9AXKP042788 of the printer"),
        .init("booking 99IT9876AB88901209 at the hotel"),
        .init("seats 3A001 and 5A992 in hall 3A; model 3A001-B under export control"),
        .init("D-DAY planes flew; C-SPAN showed the jet; the B-52 and F-16 aircraft; N95 masks for airlines"),
        .init("RA-85185 is a spare part; EP-MNE"),
        .init("reference MAEU123456789; the bill 123456789012; bill of lading dated 12.03.2024"),
        .init("Container MSKU9070323, B/L pending", "container:MSKU9070323"),
        .init("deadbeef0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed; 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNax"),
    ]

    @Test("a number of cargo papers is found beside its label, in the languages of trade", arguments: positives)
    func found(_ example: ScannerTests.Case) {
        #expect(ScannerTests.found(example.text) == example.found)
    }

    @Test("what another field holds, or no label speaks for, is left alone", arguments: negatives)
    func leftAlone(_ example: ScannerTests.Case) {
        #expect(ScannerTests.found(example.text) == example.found)
    }

    @Test("a subheading that HS 2022 has not is less sure, and needs the nomenclature's name")
    func subheadings() {
        func scores(_ text: String) -> [Double] {
            var copy = text
            return copy.withUTF8 { IdentifierScanner().scan($0).map(\.score) }
        }
        #expect(scores("HS code 8542.31") == [0.97])
        #expect(scores("HS code 8517.70") == [0.7])
        #expect(scores("tariff heading 8517.70 of the customs tariff").isEmpty)
    }
}
