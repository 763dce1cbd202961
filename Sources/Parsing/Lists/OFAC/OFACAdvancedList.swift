import Records

/// The advanced XML of the US Treasury (`sdn_advanced.xml`, `cons_advanced.xml`; schema Sanctions, UN data model 1.0):
/// reference values, locations and documents first, then one `DistinctParty` a party, then relationships and the
/// entries of the lists with their programmes and days.
///
/// It has what the other files lack: parts and scripts of names, days of listing, relations by number. Ids are those of
/// the other OFAC formats (`ofac:` and the party's `FixedRef`), so that versions of all of them can be compared. The
/// file is over 100 MB: one party at a time is held as a tree.
package enum OFACAdvancedList: ListFormat {
    package static let name = "ofac-advanced-xml"
    package static let title = "US Treasury OFAC: SDN or consolidated list, advanced XML"

    private static let recordNames: Set<String> = [
        "DateOfIssue", "ReferenceValueSets", "Location", "IDRegDocument", "DistinctParty",
        "ProfileRelationship",
        "SanctionsEntry", "SanctionsEntryLink",
    ]

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        var tally = ListTally()
        var reading = AdvancedReading(dataset: dataset)
        var published: String?
        let root = try ListXML.read(
            input.main, root: "Sanctions", records: recordNames, fields: fields, &tally
        ) {
            record, tally in
            switch record.name {
            case "DateOfIssue": published = AdvancedDate.point(record)
            case "ReferenceValueSets": reading.references.read(record)
            case "Location": reading.read(location: record, &tally)
            case "IDRegDocument": reading.read(document: record)
            case "DistinctParty": reading.read(party: record, &tally)
            case "ProfileRelationship": reading.read(relationship: record)
            case "SanctionsEntry": reading.read(entry: record)
            default: break
            }
        }
        if root.attribute("DeltaBaseVersion") != nil {
            throw ParseError(.unsupported, "a delta file holds only what changed: use the whole list")
        }
        reading.finish(&tally)
        return ListResult(
            entities: reading.entities, published: published, diagnostics: tally.diagnostics)
    }
}
