import Records

/// What the US Treasury's labels of numbers mean: the same words stand in the remarks of `sdn.csv` and as `idType` in
/// the XML files.
enum OFACLabel {
    /// Our type for a number under one of their labels; nil when it is no number of the party (a gender, a website,
    /// the text of a directive), which then stays text.
    static func type(of label: String, value: String, country: String?, schema: Entity.Schema)
        -> String?
    {
        let label = trimmed(label)
        if label.hasPrefix("Vessel Registration Identification") || value.hasPrefix("IMO ") {
            return schema == .vessel ? "imo" : "imo-company"
        }
        guard value.utf8.contains(where: { (48...57).contains($0) }) || unnumbered.contains(label)
        else { return nil }
        let digits = value.utf8.allSatisfy { (48...57).contains($0) } ? value.utf8.count : 0
        switch (label, country, digits) {
        case ("Tax ID No.", "ru", 10), ("Tax ID No.", "ru", 12): return "inn"
        case ("Registration Number", "ru", 13), ("Business Registration Number", "ru", 13):
            return "ogrn"
        case ("Legal Entity Number", _, _): return value.utf8.count == 20 ? "lei" : "registration"
        default: break
        }
        if let known = table.first(where: { label.hasPrefix($0.label) }) { return known.type }
        if refused.contains(where: label.hasPrefix) { return nil }
        let ending = endings.first(where: label.hasSuffix)
        let noun = String(label.dropLast(ending?.count ?? 0))
        if isAbbreviation(noun) { return noun.filter { $0 != "." }.lowercased() }
        return ending == nil ? nil : noun.slug
    }

    /// The value as its scheme writes it.
    static func normalized(_ value: String, type: String) -> String {
        switch type {
        case "imo", "imo-company": value.filter(\.isNumber)
        case "vat", "lei", "bic": value.filter { $0 != " " }
        case "duns": value.filter { $0 != "-" }
        default: value
        }
    }

    /// Labels whose value need not hold a digit.
    private static let unnumbered: Set<String> = [
        "SWIFT/BIC", "Aircraft Tail Number", "Other Vessel Call Sign",
    ]

    /// The longer label before the shorter one that begins alike.
    static let table: [(label: String, type: String)] = [
        ("Aircraft Construction Number", "aircraft-serial"),
        ("Aircraft Manufacturer's Serial Number", "aircraft-serial"),
        ("Aircraft Mode S Transponder Code", "aircraft-transponder"),
        ("Aircraft Tail Number", "aircraft-registration"),
        ("Previous Aircraft Tail Number", "aircraft-registration"),
        ("BIK (RU)", "bik"),
        ("Business Registration Document", "registration"),
        ("Business Registration Number", "registration"),
        ("C.R. No.", "registration"),
        ("Commercial Registry Number", "registration"),
        ("Company Number", "registration"),
        ("D-U-N-S Number", "duns"),
        ("Diplomatic Passport", "passport"),
        ("Economic Register Number", "registration"),
        ("Digital Currency Address", "digital-currency-address"),
        ("Identification Number", "identification-number"),
        ("MMSI", "mmsi"),
        ("National ID No.", "national-id"),
        ("Other Vessel Call Sign", "call-sign"),
        ("Passport", "passport"),
        ("Public Registration Number", "registration"),
        ("Registration ID", "registration"),
        ("Registration Number", "registration"),
        ("SSN", "ssn"),
        ("SWIFT/BIC", "bic"),
        ("Stateless Person Passport", "passport"),
        ("Stateless Person ID Card", "national-id"),
        ("Tax ID No.", "tax-id"),
        ("Turkish Identification Number", "national-id"),
        ("UK Company Number", "registration"),
        ("Unified Social Credit Code", "uscc"),
        ("United Social Credit Code", "uscc"),
        ("V.A.T. Number", "vat"),
        ("Vessel Registration Identification", "imo"),
    ]

    /// Beginnings of labels that end like one of a number and are none.
    private static let refused = [
        "Phone", "Telephone", "Fax", "Executive Order", "Chinese Commercial Code", "alt. Phone",
        "CAATSA", "Linked",
    ]

    private static let endings = [" No.", " No", " #", " Number", " ID"]

    private static func trimmed(_ label: String) -> String {
        let text = label.squeezed
        return text.hasSuffix(":") ? String(text.dropLast()) : text
    }

    /// `C.U.R.P.`: capitals, each with its full stop.
    private static func isAbbreviation(_ label: String) -> Bool {
        let letters = label.split(separator: ".", omittingEmptySubsequences: false)
        return letters.count > 2 && letters.last == ""
            && letters.dropLast().allSatisfy { $0.count == 1 }
    }
}
