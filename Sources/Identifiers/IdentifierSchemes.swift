/// The registry: every scheme, one line each.
package enum IdentifierSchemes {
    package static let all: [any IdentifierScheme.Type] = [
        AircraftRegistration.self,
        AirWaybill.self,
        BIC.self,
        BillOfLading.self,
        BitcoinAddress.self,
        BrazilianFirmNumber.self,
        CASNumber.self,
        ChineseCreditCode.self,
        ContainerNumber.self,
        DUNSNumber.self,
        EORI.self,
        EthereumAddress.self,
        ExportControlNumber.self,
        HSCode.self,
        IBAN.self,
        IMONumber.self,
        ISIN.self,
        LEI.self,
        MMSI.self,
        MovementReference.self,
        RussianRegistrationNumber.self,
        RussianTaxNumber.self,
        TronAddress.self,
        UNLocode.self,
        UNNumber.self,
        VATNumber.self,
        VIN.self,
    ]

    private static let byName: [String: any IdentifierScheme.Type] = Dictionary(
        all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    /// The scheme of that name, upper or lower case; nil for words that are no scheme here (`passport`).
    package static func named(_ name: String) -> (any IdentifierScheme.Type)? { byName[name.lowercased()] }

    /// The form in which two values of a type can be compared. A type without a scheme, or a value that its scheme
    /// refuses, gives the letters and digits of the value in capitals: lists hold such values, and equal is still equal.
    package static func normalized(type: String, value: String) -> String {
        if let scheme = named(type), let normal = scheme.normalized(value) { return normal }
        return value.uppercased().filter { $0.isLetter || $0.isNumber }
    }
}
