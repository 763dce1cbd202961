import Records

/// An entry of the US Consolidated Screening List, whichever file it comes from: the lists of Commerce, State and
/// Treasury in one form.
struct ScreeningRecord {
    /// A number of the party: its label, value and the country that gave it.
    struct Number {
        var label: String
        var value: String
        var country: String?
    }

    /// `Entity List (EL) - Bureau of Industry and Security`.
    var source: String
    /// Only Treasury's entries have one.
    var number: String
    var type: String
    var name: String
    var programs: [String] = []
    var aliases: [String] = []
    /// Each in one line, the country's code last.
    var addresses: [String] = []
    /// Nationalities, citizenships, flag.
    var countries: [String] = []
    var births: [String] = []
    var birthPlaces: [String] = []
    var callSign = ""
    var owner = ""
    var started = ""
    var numbers: [Number] = []
    /// What has no field of its own, as label and value.
    var remarks: [(label: String, value: String)] = []
}

extension ScreeningRecord {
    func entity(dataset: String, line: Int? = nil, _ tally: inout ListTally) -> Entity {
        let (code, title) = ScreeningRecord.source(source)
        let schema = ScreeningRecord.schema(type)
        if schema == nil { tally.unknown("type", type, line: line) }
        let person = schema == .person
        func readable(_ name: String) -> String { person ? OFACName.inReadingOrder(name) : name }
        let id =
            number.isEmpty
            ? ListHash.of(source, name, addresses.joined(separator: "; "), started) : number
        var entity = Entity(
            id: "us-csl:\(code.lowercased())-\(id)", schema: schema ?? .legalEntity, name: readable(name),
            dataset: dataset)
        entity.topics = ScreeningRecord.topics(code)
        if entity.topics.isEmpty {
            tally.unknown("source", source, line: line)
            entity.topics = ["export.control"]
        }
        entity.programs = programs
        entity.programs.appendOnce(title)
        if person {
            entity.add(name: name)
            OFACName.tag(name, &entity)
        }
        for alias in aliases {
            if person { OFACName.tag(alias, &entity) }
            entity.add(name: readable(alias))
        }
        fill(&entity, line, &tally)
        for remark in remarks where !remark.value.isEmpty {
            entity.add(remark: "\(remark.label): \(remark.value)")
        }
        return entity
    }

    private func fill(_ entity: inout Entity, _ line: Int?, _ tally: inout ListTally) {
        for country in countries where !entity.add(country: country) {
            tally.unknownCountry(country, line: line)
        }
        for address in addresses {
            entity.add(address: [address])
            if let last = address.split(separator: ",").last?.squeezed, last.utf8.count == 2 {
                entity.add(country: last)
            }
        }
        for birth in births { PartialDate.all(in: birth).forEach { entity.birthDates.appendOnce($0) } }
        for place in birthPlaces { entity.add(birthPlace: [place]) }
        entity.add(identifier: "call-sign", callSign)
        entity.add(.ownedBy, to: owner)
        entity.listed = PartialDate.one(started)
        for number in numbers {
            if number.label == "Gender", entity.add(gender: number.value) { continue }
            // Behind the number some say where it was given: `01200175 (Bogota)`.
            let value = number.value.prefix { $0 != "(" }.squeezed
            if let type = OFACLabel.type(
                of: number.label, value: value, country: number.country, schema: entity.schema)
            {
                entity.add(identifier: type, OFACLabel.normalized(value, type: type))
            }
        }
        for remark in remarks where remark.label == "Remarks" {
            for statement in remark.value.split(separator: ";") where statement.contains("Linked To: ") {
                _ = OFACRemarks.readLinks(String(statement), into: &entity)
            }
        }
    }

    /// `Entity List (EL) - Bureau of Industry and Security` → `EL` and `Entity List`; `(NS-MBS List)` → `MBS`.
    private static func source(_ text: String) -> (code: String, title: String) {
        guard let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") else {
            return (text.slug, text)
        }
        var code = String(text[text.index(after: open)..<close])
        if code.hasPrefix("NS-") { code = String(code.dropFirst(3)) }
        if code.hasSuffix(" List") { code = String(code.dropLast(5)) }
        return (code.squeezed, text[..<open].squeezed)
    }

    private static func schema(_ type: String) -> Entity.Schema? {
        switch type.lowercased() {
        case "individual": .person
        case "entity": .organization
        case "vessel": .vessel
        case "aircraft": .airplane
        // The lists of Commerce and State mostly do not say.
        case "": .legalEntity
        default: nil
        }
    }

    /// What a source's listing means; empty for a source that is not known.
    private static func topics(_ code: String) -> [String] {
        switch code {
        // Treasury: Specially Designated Nationals and the lists of other sanctions.
        case "SDN", "SSI", "FSE", "PLC", "CAP", "CAPTA", "MBS", "CMIC", "561", "ISA": ["sanction"]
        // Commerce: Entity List, Military End User List, Denied Persons; the Unverified List bars licence exceptions.
        case "EL", "MEU", "DPL": ["export.control"]
        case "UVL": ["export.control", "export.risk"]
        // State: Nonproliferation Sanctions; parties debarred from trade in arms (AECA, ITAR).
        case "ISN": ["sanction", "export.control"]
        case "DTC", "AECA": ["debarment", "export.control"]
        default: []
        }
    }
}
