import Records

/// Entities of FollowTheMoney, one JSON object a line (`entities.ftm.json`, `targets.nested.json`): what OpenSanctions
/// and others publish. Persons, organizations, vessels and aircraft become entities; sanctions, ownerships and other
/// links, addresses, identifications and wallets fill the party they belong to, whether they stand before or behind it
/// or nested in it. Records of other schemas are passed over and counted.
package enum FollowTheMoneyList: ListFormat {
    package static let name = "ftm-ndjson"
    package static let title = "FollowTheMoney entities (OpenSanctions and others), NDJSON"

    package static func read(_ input: ListInput, dataset: String) throws(ParseError) -> ListResult {
        guard !input.main.isEmpty else { throw ParseError(.empty, "the list is empty") }
        var reading = FollowTheMoneyReading(dataset: dataset)
        var start = input.main.startIndex
        var number = 1
        while start < input.main.endIndex {
            let end = input.main[start...].firstIndex(of: 10) ?? input.main.endIndex
            let line = input.main[start..<end]
            if line.contains(where: { $0 > 32 }) {
                reading.read(line, number, isLast: end == input.main.endIndex)
            }
            start = end + 1
            number += 1
        }
        if reading.isEmpty { throw ParseError(.notRecognised, "no line is a party of FollowTheMoney") }
        return reading.finish()
    }
}
