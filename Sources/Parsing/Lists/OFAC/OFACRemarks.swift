import Records

/// The remarks column of `sdn.csv`: statements behind one another, with `; ` between and a label before each.
///
/// The column stays whole in `Entity.remarks`; here the statements that have a field of their own are read out of it.
enum OFACRemarks {
    static func read(
        _ remarks: String, into entity: inout Entity, _ tally: inout ListTally, line: Int
    ) {
        for statement in remarks.split(separator: ";") {
            var text = statement.squeezed
            if text.hasPrefix("(") { text.removeFirst() }
            if text.hasPrefix("alt. ") { text = String(text.dropFirst(5)) }
            if let name = weakName(text) {
                entity.add(
                    name: entity.schema == .person ? OFACName.inReadingOrder(name) : name, weak: true)
            } else if readLinks(text, into: &entity) {
                continue
            } else if !readPerson(text, into: &entity, &tally, line: line) {
                readNumber(text, into: &entity)
            }
        }
    }

    /// `a.k.a. 'BNC'.` → `BNC`. Names within the name's own apostrophes keep them.
    private static func weakName(_ text: String) -> String? {
        guard ["a.k.a. ", "f.k.a. ", "n.k.a. "].contains(where: text.hasPrefix),
            let open = text.firstIndex(of: "'"), let close = text.lastIndex(of: "'"), open < close
        else { return nil }
        return String(text[text.index(after: open)..<close])
    }

    /// `Linked To: HIZBALLAH.`, in parentheses or not, by itself or at the end of another statement; and the
    /// operator of an aircraft.
    static func readLinks(_ text: String, into entity: inout Entity) -> Bool {
        if let label = text.firstRange(of: "Linked To: ") {
            var name = withoutStop(text[label.upperBound...].squeezed)
            // The parenthesis that was opened before the label.
            if name.hasSuffix(")"), name.count(where: { $0 == ")" }) > name.count(where: { $0 == "(" }) {
                name = withoutStop(String(name.dropLast()))
            }
            entity.add(.linked, to: name)
            return true
        }
        guard let operators = value(text, after: ["Aircraft Operator"]) else { return false }
        entity.add(.linked, to: operators)
        return true
    }

    private static func readPerson(
        _ text: String, into entity: inout Entity, _ tally: inout ListTally, line: Int
    ) -> Bool {
        if let date = value(text, after: ["DOB"]) {
            let dates = PartialDate.all(in: date)
            if dates.isEmpty {
                tally.count("unread-date", "DOB", severity: .note, line: line) { n in
                    "\(n) dates of birth were not understood: kept in the remarks only"
                }
            }
            dates.forEach { entity.birthDates.appendOnce($0) }
            return true
        }
        if let place = value(text, after: ["POB"]) {
            entity.add(birthPlace: [place])
            return true
        }
        if let gender = value(text, after: ["Gender"]) { return entity.add(gender: gender) }
        if let country = value(
            text, after: ["nationality", "citizen", "Vessel Flag", "Other Vessel Flag"])
        {
            // A vessel may have no flag.
            if country == "None Identified" || country == "Unknown" { return true }
            if !entity.add(country: country) { tally.unknownCountry(country, line: line) }
            return true
        }
        return false
    }

    /// What follows one of these labels, with or without a colon, without the full stop at the end.
    private static func value(_ text: String, after labels: [String]) -> String? {
        for label in labels where text.hasPrefix(label) {
            let rest = text.dropFirst(label.count)
            guard let next = rest.first, next == " " || next == ":" else { continue }
            return withoutStop(rest.dropFirst().squeezed)
        }
        return nil
    }

    private static func readNumber(_ text: String, into entity: inout Entity) {
        guard let (label, rest) = split(text) else { return }
        let (value, country) = valueAndCountry(rest)
        guard
            let type = OFACLabel.type(of: label, value: value, country: country, schema: entity.schema)
        else {
            return
        }
        entity.add(identifier: type, OFACLabel.normalized(value, type: type))
    }

    /// The label and what follows it: one of the known labels, or anything short that ends in `No.`, `#`, `Number`,
    /// or an abbreviation.
    private static func split(_ text: String) -> (label: String, rest: Substring)? {
        if let known = OFACLabel.table.first(where: {
            text.hasPrefix($0.label) && longer(text, than: $0.label)
        }) {
            return (known.label, text.dropFirst(known.label.count))
        }
        for ending in [" No. ", " No ", " # ", " Number "] {
            guard let end = text.firstRange(of: ending), text[..<end.lowerBound].count < 50 else {
                continue
            }
            return (String(text[..<end.upperBound].dropLast()), text[end.upperBound...])
        }
        guard let space = text.firstIndex(of: " "), text[..<space].hasSuffix(".") else { return nil }
        return (String(text[..<space]), text[space...])
    }

    private static func longer(_ text: String, than label: String) -> Bool {
        guard let next = text.dropFirst(label.count).first else { return false }
        return next == " " || next == ":"
    }

    /// `(CBLS) 11582964 (United Arab Emirates) issued 2005.` → `11582964` and the country's code.
    private static func valueAndCountry(_ rest: Substring) -> (value: String, country: String?) {
        var text = rest.squeezed
        while let first = text.first, "(-#:".contains(first) {
            let end = first == "(" ? text.firstIndex(of: ")") ?? text.startIndex : text.startIndex
            text = text[text.index(after: end)...].squeezed
        }
        var value = text
        for stop in [" (", " issued ", " expires ", " Date of "] {
            if let cut = value.firstRange(of: stop) { value = String(value[..<cut.lowerBound]) }
        }
        let country = text.lastIndex(of: "(").flatMap { open in
            CountryNames.code(of: String(text[text.index(after: open)...].prefix { $0 != ")" }))
        }
        value = withoutStop(value)
        // The currency stands before the address: `Digital Currency Address - XBT bc1q…`.
        if rest.hasPrefix(" - "), let space = value.lastIndex(of: " ") {
            value = String(value[value.index(after: space)...])
        }
        return (value, country)
    }

    private static func withoutStop(_ text: String) -> String {
        text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}
