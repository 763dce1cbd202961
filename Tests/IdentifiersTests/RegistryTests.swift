import Testing

@testable import Identifiers

@Suite struct RegistryTests {
    @Test("the registry has every scheme of the contracts, each once, found by its name")
    func complete() {
        let names = IdentifierSchemes.all.map { $0.name }
        let contract = [
            "imo", "container", "mmsi", "lei", "iban", "bic", "vat", "eori", "cas", "hs", "unlocode", "unnumber", "awb",
            "aircraft", "bl", "btc", "cnpj", "duns", "eccn", "eth", "inn", "isin", "mrn", "ogrn", "tron", "uscc", "vin",
        ]
        #expect(names.sorted() == contract.sorted())
        for name in names { #expect(IdentifierSchemes.named(name.uppercased())?.name == name) }
        #expect(IdentifierSchemes.named("passport") == nil)
    }

    @Test("every scheme says what it is and where it begins")
    func described() {
        for scheme in IdentifierSchemes.all {
            #expect(!scheme.title.isEmpty && !scheme.starts.isEmpty)
            #expect(scheme.name == scheme.name.lowercased())
        }
    }

    @Test("the tables have the members their sources count")
    func tables() {
        #expect(HSHeadings.all.count == 1228 && HSHeadings.allSubheadings.count == 5612)
        #expect(HSHeadings.contains(subheading: 854231) && !HSHeadings.contains(subheading: 854230))
        #expect(UNLocodePlaces.all.count == 24_758)
        #expect(Set(HSHeadings.all.map { $0 / 100 }) == Set(1...97).subtracting([77]))
        #expect(UNLocodePlaces.contains("NLRTM".utf8) && UNLocodePlaces.contains("ZADUR".utf8))
        #expect(!UNLocodePlaces.contains("CHINA".utf8) && !UNLocodePlaces.contains("NLRT".utf8))
        // Names with a comma (Jakarta, Java), out of function (Sevastopol); roads and railways alone are none.
        for code in ["IDJKT", "JPNGO", "IDBLW", "RUOKA", "PAPTY", "UASVP"] {
            #expect(UNLocodePlaces.contains(code.utf8), "\(code)")
        }
        for code in ["JPMTA", "EESLT", "ITMIL"] { #expect(!UNLocodePlaces.contains(code.utf8), "\(code)") }
        #expect(Countries.isCode(0x44, 0x45) && Countries.isCode(0x58, 0x4B) && !Countries.isCode(0x58, 0x58))
    }

    @Test("an IBAN's structure adds up to a length that the standard allows")
    func structures() {
        #expect(IBANRegistry.structures.count == 89)
        for (country, structure) in IBANRegistry.structures {
            #expect((11...30).contains(structure.length), "\(country)")
            let bytes = Array(country.utf8)
            #expect(Countries.isCode(bytes[0], bytes[1]))
        }
    }
}
