import Records

/// Switzerland's consolidated list of sanctions measures by SECO (`swiss-sanctions-list`): programmes with their sets
/// of measures, places, and one `target` a party (`individual`, `entity` or `object`).
///
/// The name is the primary one of the main identity; other names are aliases, those of low quality weak. A target whose
/// last change is `de-listed` keeps its entry with the day it was taken off and without the topic `sanction`; where the
/// list does not say when, it is left out, so that it cannot pass for listed. The id is the target's `ssid`.
package enum SwissList: ListFormat {
    package static let name = "ch-seco-xml"
    package static let title = "Switzerland: SECO consolidated list, XML"

    package static let fields = ListFields(
        """
        swiss-sanctions-list: sanctions-program, target, place | what is in it
        swiss-sanctions-list: @date | published, the day of a delisting that has none
        swiss-sanctions-list: @list-type | - whole lists and amendments are read alike
        sanctions-program: program-key, program-name | programs
        sanctions-program: sanctions-set | programs
        sanctions-program: origin | - who ordered the measures
        sanctions-program: @ssid, @version-date, @predecessor-version-date | - a number and days of the programme
        program-key, program-name: @lang | English before others
        sanctions-set: @ssid | which programme a target belongs to
        sanctions-set: @lang | - its name is not used
        place: @ssid | which place an address names
        place: location, area, country | addresses, birth_places
        location, area, country: spelling-variant, location-variant, area-variant | - other spellings of a place
        place: location-variant, area-variant, country-variant | - other spellings of a place
        location-variant, area-variant: @variant-type | - other spellings of a place
        spelling-variant: @lang, @script | aliases: which script a spelling is in
        country: @iso-code | countries
        target: @ssid | id
        target: sanctions-set-id | programs
        target: individual, entity, object | schema, what is in it
        target: foreign-identifier | remarks
        target: generic-attribute | remarks
        generic-attribute: @name | remarks
        target: modification | listed, delisted
        modification: @modification-type, @effective-date, @publication-date | listed, delisted
        modification: @enactment-date | listed and delisted where there is no other
        modification: remark | - of the change, not of the party
        individual: @sex | gender
        object: @object-type | schema
        individual, entity, object: identity, generic-attribute, relation | what is in it
        individual, entity, object: justification, other-information | remarks; an IMO number in it
        justification, other-information: @ssid, @lang | - a number of the row
        identity: @main | which name is the name
        identity: @ssid | - a number of the row
        identity: name, nationality, day-month-year, place-of-birth, address, identification-document | what is in it
        name: @name-type | which name is the name
        name: @quality | low: weak_aliases
        name: @ssid, @lang | - a number of the row and the language of a name
        name: name-part | name, aliases, weak_aliases, name_parts
        name-part: @name-part-type | name_parts
        name-part: @order | the order of parts of one type
        name-part: value | name, aliases, weak_aliases, name_parts
        name-part: spelling-variant | aliases
        nationality: country | countries
        nationality: @ssid | - a number of the row
        day-month-year: @day, @month, @year, @calendar | birth_dates; remarks for other calendars and for firms
        day-month-year: @quality, @ssid | - dates are compared with leeway in any case
        place-of-birth: @place-id | birth_places
        place-of-birth: @quality, @ssid | - an uncertain place is a place
        address: @place-id | addresses, countries
        address: @main, @ssid, @quality | - all addresses count alike
        address: c-o, address-details, p-o-box, zip-code, remark | addresses
        identification-document: @document-type | identifiers, remarks
        identification-document: @ssid | - a number of the row
        identification-document: number | identifiers, remarks
        identification-document: issuer, date-of-issue, expiry-date, remark, place-of-issue | remarks
        number: @ssid | - a number of the row
        issuer: @code | - said in words beside it
        place-of-issue: @place-id | - the issuer says the country
        relation: @target-id, @relation-type | relations
        relation: @ssid | - a number of the row
        relation: remark | remarks
        """)

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        var tally = ListTally()
        var reading = SwissReading(dataset: dataset)
        let root = try ListXML.read(
            input.main, root: "swiss-sanctions-list", records: ["sanctions-program", "place", "target"],
            fields: fields, &tally
        ) { record, tally in
            switch record.name {
            case "sanctions-program": readProgram(record, &reading.programs)
            case "place": if let id = record.attribute("ssid") { reading.places[id] = SwissPlace(record) }
            default: reading.read(record, &tally)
            }
        }
        reading.finish(published: root.attribute("date").flatMap { PartialDate.one($0) }, &tally)
        return ListResult(
            entities: reading.entities, published: reading.published, diagnostics: tally.diagnostics)
    }

    /// A programme's English key for each of its sets.
    private static func readProgram(_ record: XMLNode, _ programs: inout [String: String]) {
        func english(_ name: String) -> String? {
            (record.children(name).first { $0.attribute("lang") == "eng" } ?? record.child(name))?.text
                .squeezed
        }
        guard let key = english("program-key") ?? english("program-name") else { return }
        for set in record.children("sanctions-set") {
            if let id = set.attribute("ssid") { programs[id] = key }
        }
    }
}

/// A place that addresses name by its number.
struct SwissPlace {
    var parts: [String]
    /// The country's code or name.
    var country: String?

    init(_ place: XMLNode) {
        parts = place.texts("location", "area", "country")
        country = place.child("country").flatMap {
            $0.attribute("iso-code") ?? ($0.text.isEmpty ? nil : $0.text)
        }
    }
}
