import Records

/// The World Bank's listing of ineligible firms and individuals, as its API gives it: `response.ZPROCSUPP`, an array of
/// records.
package enum WorldBankList: ListFormat {
    package static let name = "worldbank-json"
    package static let title = "World Bank: debarred and cross-debarred firms and individuals, JSON"

    package static let fields = ListFields(
        """
        SUPP_ID | id
        SUPP_NAME, SUPP_PRE_ACRN, SUPP_POST_ACRN | name, aliases
        SUPP_TYPE_CODE | schema
        LAND1, COUNTRY_NAME | countries, addresses
        SUPP_ADDR, SUPP_CITY, SUPP_PROV_NAME, SUPP_STATE_CODE, SUPP_ZIP_CODE, SUPP_POST_CODE | addresses
        DEBAR_FROM_DATE | listed
        DEBAR_TO_DATE, SUPP_ELIG_STAT, ADD_SUPP_INFO | remarks
        DEBAR_REASON | programs, remarks
        REGISTER_ID, DNB_ID | identifiers
        LAST_REFRESH_DATE | published
        PARENT | - a number of a record that the answer does not hold
        REGISTER, DNB_PAR_ID, DNB_ULTM_ID, CRIS_SUPP_ID | - numbers of the bank's own record keeping
        MANDT, LEGACY_FLG, UN_SUPP_FLG, INELIG_FLG, DEBAR_TYPE, AML_ENTR_IND, RECHK_IND | - flags of the bank's own
        CRPD_MATCH, CRPD_STAT, ELIG_STAT, INELIGIBLY_STATUS | - flags of the bank's own
        CREATE_USER, CREATE_DATE, CREATE_TIME, CREATE_USER_NAME | - who wrote the record
        UPD_USER, UPD_DATE, UPD_TIME, UPD_USER_NAME | - who wrote the record
        """)

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        guard !input.main.isEmpty else { throw ParseError(.empty, "the list is empty") }
        guard let json = JSONValue.read(input.main) else {
            throw ParseError(.notRecognised, "not JSON, or cut off")
        }
        let records = json["response"]["ZPROCSUPP"].items
        if records.isEmpty { throw ParseError(.notRecognised, "no records at response.ZPROCSUPP") }
        var tally = ListTally()
        var entities: [Entity] = []
        var seen: Set<String> = []
        for record in records {
            guard let entity = entity(record, dataset, &tally) else { continue }
            if seen.insert(entity.id).inserted {
                entities.append(entity)
            } else {
                tally.report(.warning, "duplicate-record", "record \(entity.id) again: the first one stays")
            }
        }
        let published = records.compactMap { $0["LAST_REFRESH_DATE"].text }.max().flatMap {
            PartialDate.one($0)
        }
        return ListResult(entities: entities, published: published, diagnostics: tally.diagnostics)
    }

    private static func entity(_ record: JSONValue, _ dataset: String, _ tally: inout ListTally)
        -> Entity?
    {
        guard let number = record["SUPP_ID"].text, let name = record["SUPP_NAME"].text else {
            tally.report(
                .error, "unreadable-record",
                "a record without SUPP_ID or SUPP_NAME: “\(record["SUPP_ID"].text ?? "?")”"
            )
            return nil
        }
        fields.report(unknownIn: record, &tally)
        var entity = Entity(
            id: "worldbank:\(number)", schema: schema(record, &tally), name: withoutTitle(name),
            dataset: dataset)
        entity.add(name: name)
        let whole = [record["SUPP_PRE_ACRN"].text, name, record["SUPP_POST_ACRN"].text].compactMap {
            $0
        }
        if whole.count > 1 { entity.add(name: whole.joined(separator: " ")) }
        entity.topics = ["debarment"]
        if entity.schema == .person { tagTitle(of: name, &entity) }
        entity.listed = record["DEBAR_FROM_DATE"].text.flatMap { PartialDate.one($0) }
        if let country = record["LAND1"].text, !entity.add(country: country),
            let name = record["COUNTRY_NAME"].text,
            !entity.add(country: name)
        {
            tally.unknownCountry(name)
        }
        entity.add(
            address: [
                "SUPP_ADDR", "SUPP_CITY", "SUPP_PROV_NAME", "SUPP_STATE_CODE", "SUPP_ZIP_CODE",
                "SUPP_POST_CODE",
                "COUNTRY_NAME",
            ]
            .compactMap { record[$0].text })
        if let number = record["REGISTER_ID"].text { entity.add(identifier: "registration", number) }
        if let number = record["DNB_ID"].text { entity.add(identifier: "duns", number) }
        for (label, member) in [
            ("Status", "SUPP_ELIG_STAT"), ("Until", "DEBAR_TO_DATE"), ("Reason", "DEBAR_REASON"),
            ("Information", "ADD_SUPP_INFO"),
        ] {
            if let value = record[member].text { entity.add(remark: "\(label): \(value)") }
        }
        if let reason = record["DEBAR_REASON"].text, reason.hasPrefix("Cross Debarment: ") {
            entity.programs = [String(reason.dropFirst("Cross Debarment: ".count))]
        }
        return entity
    }

    private static func schema(_ record: JSONValue, _ tally: inout ListTally) -> Entity.Schema {
        switch record["SUPP_TYPE_CODE"].text {
        case "I": return .person
        case "F", "C": return .organization
        case "U", nil: return .legalEntity
        case let code?:
            tally.unknown("type", code)
            return .legalEntity
        }
    }

    private static let titles = ["MR. ", "MRS. ", "MS. ", "MR ", "MRS ", "MS ", "DR. "]

    /// The title, and the gender that it tells.
    private static func tagTitle(of name: String, _ entity: inout Entity) {
        guard let title = titles.first(where: { name.uppercased().hasPrefix($0) }) else { return }
        entity.add(.title, String(name.prefix(title.count)))
        if title.hasPrefix("MR.") || title == "MR " { entity.add(gender: "male") }
        if title.hasPrefix("MRS") || title.hasPrefix("MS") { entity.add(gender: "female") }
    }

    /// `MR. IYKE AMBROSE` → `IYKE AMBROSE`.
    private static func withoutTitle(_ name: String) -> String {
        guard let title = titles.first(where: { name.uppercased().hasPrefix($0) }),
            name.count > title.count + 2
        else {
            return name
        }
        return name.dropFirst(title.count).squeezed
    }
}
