import Testing

@testable import Identifiers

@Suite struct ScannerTests {
    /// What is found, as `scheme:text as written` in order.
    static func found(_ text: String) -> [String] {
        var copy = text
        return copy.withUTF8 { bytes in
            IdentifierScanner().scan(bytes).map {
                $0.scheme + ":" + String(decoding: bytes[$0.start..<$0.end], as: UTF8.self)
            }
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let found: [String]
        init(_ text: String, _ found: String...) {
            self.text = text
            self.found = found
        }
        var testDescription: String { text }
    }

    static let labelled: [Case] = [
        Case("The tanker SEA PRIDE (IMO 9074729) carried crude.", "imo:9074729"),
        Case("SEA PRIDE (IMO9074729), MMSI: 273412340", "imo:9074729", "mmsi:273412340"),
        Case("Танкер, номер ИМО 9074729", "imo:9074729"),
        Case("IMO numbers 9187629, 9312456 and 9074729 were listed.", "imo:9187629", "imo:9312456", "imo:9074729"),
        Case("The tanker Sounion (9312145) was hit.", "imo:9312145"),
        Case("Container MSKU 907032-3 was opened", "container:MSKU 907032-3"),
        Case("集装箱CSQU3054383被扣押", "container:CSQU3054383"),
        Case(
            "IBAN: DE89 3704 0044 0532 0130 00, BIC COBADEFFXXX", "iban:DE89 3704 0044 0532 0130 00", "bic:COBADEFFXXX"),
        Case("the SWIFT code of the bank is NWBKGB2L", "bic:NWBKGB2L"),
        Case("Helios SA, 5493001KJTIIGC8Y1R12, was fined", "lei:5493001KJTIIGC8Y1R12"),
        Case("USt-IdNr.: DE 136 695 976; EORI-Nummer: DE1234567", "vat:DE 136 695 976", "eori:DE1234567"),
        Case("n° TVA FR 40 303 265 045", "vat:FR 40 303 265 045"),
        Case("CHE-107.787.577 MWST", "vat:CHE-107.787.577 MWST"),
        Case("formaldehyde (50-00-0) and CAS No. 7664-93-9", "cas:50-00-0", "cas:7664-93-9"),
        Case("HS codes 8542.31, 8542.32 and 851762", "hs:8542.31", "hs:8542.32", "hs:851762"),
        Case("код ТН ВЭД 8542 31 900 0", "hs:8542 31 900 0"),
        Case("classified under heading 2709 of the tariff", "hs:2709"),
        Case("UN 1203 petrol and UN3480, packing group II", "unnumber:UN 1203", "unnumber:UN3480"),
        Case("dangerous goods, UN No. 1203", "unnumber:1203"),
        Case("POL: CNSHA, POD: NL RTM", "unlocode:CNSHA", "unlocode:NL RTM"),
        Case("shipped from AEJEA to INNSA", "unlocode:AEJEA", "unlocode:INNSA"),
        Case("the lane CNSHA–DEHAM is full", "unlocode:CNSHA", "unlocode:DEHAM"),
        Case("MAWB no. 176-1234 5675, 3 pieces", "awb:176-1234 5675"),
    ]

    static let others: [Case] = [
        Case("Order no. 9074729 was cancelled; call 040 9074729."),
        Case("IMO officials met. Revenue was 9074729 dollars."),
        Case("Turnover rose to 9,074,729 dollars from 8,123,456."),
        Case("account 40702810400000012345 at the bank"),
        Case("the 273412340 votes; tel 020-12345675"),
        Case("SWIFT REACTION FROM MINISTER IN BREAKING NEWS"),
        Case("The UN 1993 resolution, the UN 1267 committee and the UN 2030 Agenda"),
        Case("the vote was 54-12-6; born 1999-12-3; 101-88-9 at half time"),
        Case("a tariff of 2709 dollars; heading 2710 miles west; page 8703"),
        Case("Reference DE136695976 was not found"),
        Case("EORI: DE1234567. Reference DE7654321 was not found", "eori:DE1234567"),
        Case("CHINA AND INDIA SIGNED; WORLD BANK TO BRING RELIEF; Linked To: GRAND SERVICE"),
        Case("sha1 da39a3ee5e6b4b0d3255bfef95601890afd80709"),
        Case("flown in by US DEA agents from US DEA offices via MIAMI"),
        Case("the password was mscu6639871"),
    ]

    @Test("an identifier is found beside its label, without it", arguments: labelled)
    func positives(_ example: Case) {
        #expect(Self.found(example.text) == example.found)
    }

    @Test("what only looks like an identifier is left alone", arguments: others)
    func negatives(_ example: Case) {
        #expect(Self.found(example.text) == example.found)
    }

    @Test("offsets are bytes of the text, and the value is the normal form")
    func offsets() {
        var text = "Ж – IBAN: de is not DE89 3704 0044 0532 0130 00"
        let all = text.withUTF8 { IdentifierScanner().scan($0) }
        #expect(all.map(\.value) == ["DE89370400440532013000"])
        #expect(all.first.map { text.utf8.count - $0.start } == 27)
    }

    @Test("finds never overlap and come in order")
    func order() {
        let text = Self.labelled.map(\.text).joined(separator: "\n\n")
        var copy = text
        let all = copy.withUTF8 { IdentifierScanner().scan($0) }
        #expect(all.count > 30)
        for (a, b) in zip(all, all.dropFirst()) { #expect(a.end <= b.start) }
    }

    @Test(
        "a number that the text cuts short, or a lone label, is no find and no crash",
        arguments: [
            "", "I", "IMO", "IMO ", "IMO 907472", "UN", "UN ", "UN 12", "DE", "DE89", "DE89 3704", "MSKU",
            "MSKU 907032", "176-",
            "176-1234", "50-", "50-00", "50-00-", "HS", "HS 85", "CHE", "EORI DE", "POD: NL", "POD: NL RT",
            "AWB 176\u{A0}", "\u{2013}",
        ])
    func short(_ text: String) {
        #expect(Self.found(text).isEmpty)
    }
}
