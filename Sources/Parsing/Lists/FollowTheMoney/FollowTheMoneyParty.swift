import Records

/// A party of FollowTheMoney as an entity, as far as its own record goes.
enum FollowTheMoneyParty {
    static let schemas: [String: Entity.Schema] = [
        "Person": .person, "Organization": .organization, "PublicBody": .organization,
        "Company": .company,
        "LegalEntity": .legalEntity, "Vessel": .vessel, "Airplane": .airplane,
    ]

    /// Nil when it has no name.
    static func entity(_ id: String, _ schema: Entity.Schema, _ json: JSONValue, _ dataset: String)
        -> Entity?
    {
        let party = json["properties"]
        let names = party["name"].texts
        guard let name = names.first ?? json["caption"].text else { return nil }
        var entity = Entity(id: id, schema: schema, name: name, dataset: dataset)
        for alias in names + party["alias"].texts + party["previousName"].texts {
            entity.add(name: alias)
        }
        for alias in party["weakAlias"].texts + party["abbreviation"].texts {
            entity.add(name: alias, weak: true)
        }
        tag(party, &entity)
        for property in [
            "country", "nationality", "citizenship", "jurisdiction", "mainCountry", "flag",
        ] {
            for country in party[property].texts { entity.add(country: country) }
        }
        for date in party["birthDate"].texts {
            PartialDate.all(in: date).forEach { entity.birthDates.appendOnce($0) }
        }
        for place in party["birthPlace"].texts { entity.add(birthPlace: [place]) }
        for gender in party["gender"].texts where !entity.add(gender: gender) {
            entity.add(remark: "gender: \(gender)")
        }
        for (type, property) in identifiers {
            for value in party[property].texts {
                entity.add(identifier: type, type == "imo" ? value.filter(\.isNumber) : value)
            }
        }
        entity.addresses = party["address"].texts
        let programs = party["program"].texts
        entity.programs = programs.isEmpty ? party["programId"].texts : programs
        entity.topics = party["topics"].texts
        for property in remarks {
            for value in party[property].texts { entity.add(remark: "\(property): \(value)") }
        }
        return entity
    }

    private static func tag(_ party: JSONValue, _ entity: inout Entity) {
        party["firstName"].texts.forEach { entity.add(given: $0) }
        for middle in party["secondName"].texts + party["middleName"].texts {
            entity.add(middle: middle)
        }
        party["fatherName"].texts.forEach { entity.add(.patronymic, $0) }
        party["lastName"].texts.forEach { entity.add(.family, $0) }
        party["title"].texts.forEach { entity.add(.title, $0) }
        party["nameSuffix"].texts.forEach { entity.add(.suffix, $0) }
    }

    private static let identifiers = [
        ("imo", "imoNumber"), ("mmsi", "mmsi"), ("call-sign", "callSign"),
        ("aircraft-serial", "serialNumber"),
        ("registration", "registrationNumber"), ("lei", "leiCode"), ("inn", "innCode"),
        ("ogrn", "ogrnCode"),
        ("vat", "vatCode"), ("tax-id", "taxNumber"), ("passport", "passportNumber"),
        ("national-id", "idNumber"),
        ("bic", "swiftBic"), ("duns", "dunsCode"), ("uscc", "uscCode"), ("ssn", "socialSecurityNumber"),
        ("okpo", "okpoCode"), ("isin", "isinCode"), ("permid", "permId"), ("cik", "cikCode"),
        ("npi", "npiCode"),
        ("giin", "giiNumber"), ("ein", "irsCode"), ("bvd", "bvdId"), ("uei", "uniqueEntityId"),
        ("cage", "cageCode"),
        ("voen", "voenCode"), ("licence", "licenseNumber"), ("aircraft-transponder", "icaoCode"),
        ("wikidata", "wikidataId"), ("bik", "bikCode"), ("crs", "crsNumber"), ("jib", "jibCode"),
        ("pfr", "pfrNumber"), ("fns", "fnsCode"), ("mbs", "mbsCode"), ("ipo", "ipoCode"),
    ]

    private static let remarks = [
        "summary", "notes", "description", "biography", "position", "title", "profession", "education",
        "status",
        "classification", "legalForm", "sector", "type", "pastTypes", "deathDate", "incorporationDate",
        "dissolutionDate", "registrationDate", "deregistrationDate", "nameChangeDate", "buildDate",
        "pastFlags",
        "registrationPort", "navigationArea", "model", "manufacturer", "ethnicity", "religion",
        "political",
        "spokenLanguage", "motherName", "email", "phone", "website", "kppCode", "riskSource", "tonnage",
        "grossRegisteredTonnage", "deadweightTonnage", "taxStatus",
    ]
}
