import Testing

@testable import Identifiers

/// National check rules behind VAT numbers. The valid numbers are those that administrations and firms print
/// themselves, or are built by the rule.
@Suite struct VATTests {
    @Test(
        "a number that keeps its country's rule is valid",
        arguments: [
            "ATU13585627", "BE0403019261", "BG175074752", "CY10259033P", "CZ25123891", "DE136695976", "DK13585628",
            "EE100931558", "EL094259216", "ESB58378431", "ES54362315K", "ESX2482300W", "FI20774740", "FR40303265045",
            "GB980780684", "GBGD001", "GBHA599", "HR33392005961", "HU12892312", "IE6388047V", "IE6433435OA",
            "IT00743110157", "LT119511515", "LT100001919017", "LU15027442", "LV40003521600", "MT11679112",
            "NL004495445B01",
            "PL8567346215", "PT501964843", "RO18547290", "SE123456789701", "SI50223054", "SK2022749619", "XI980780684",
        ])
    func valid(_ number: String) {
        #expect(VATNumber.normalized(number) == number)
    }

    @Test(
        "a number whose check digit is wrong, or whose shape is another's, is not",
        arguments: [
            "ATU13585626", "BE0403019262", "BG175074751", "CY10259033Z", "CZ25123890", "DE136695978", "DK13585627",
            "EE100931557", "EL094259217", "ESB58378432", "ES54362315Z", "FI20774741", "FR84303265045", "GB802311781",
            "HR33392005962", "HU12892313", "IE6433435E", "IT00743110158", "LT100001919018", "LU15027443",
            "LV40003521601",
            "MT11679113", "NL004495446B01", "PL8567346216", "PT501964842", "RO18547291", "SE123456789101", "SI50223055",
            "SK2022749618", "US123456789", "DE13669597", "DE1366959760", "ATU1358562A", "NL004495445A01", "",
        ])
    func invalid(_ number: String) {
        #expect(VATNumber.normalized(number) == nil)
    }

    @Test("punctuation, the old Greek prefix and the Swiss suffix are no part of the normal form")
    func written() {
        #expect(VATNumber.normalized("BE 0403.019.261") == "BE0403019261")
        #expect(VATNumber.normalized("GR 094259216") == "EL094259216")
        #expect(VATNumber.normalized("CHE-107.787.577 IVA") == "CHE107787577")
        #expect(VATNumber.normalized("NO 995 525 828 MVA") == "NO995525828MVA")
    }

    @Test("every rule bears numbers of its lengths made of any characters")
    func anyBody() {
        for (prefix, rule) in VATRules.all {
            for length in rule.lengths {
                for byte in UInt8(48)...90 where byte < 58 || byte > 64 {
                    let body = [UInt8](repeating: byte, count: length)
                    _ = rule.isValid(body)
                    _ = VATNumber.normal((Array(prefix.utf8) + body)[...])
                }
            }
        }
    }
}
