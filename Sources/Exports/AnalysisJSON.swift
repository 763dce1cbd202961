package import Records

/// An analysis as a line of `analyze`.
package enum AnalysisJSON {
    /// Appends one JSON object and a line end. Offsets count in the text; mentions of the title have `"zone":"title"`.
    /// Without `concepts`, only parties and identifiers are among the mentions; with it also what the lexicons found, each
    /// with its `concept`, and quantities, prices and routes, each with its `value` and the concept it is said `of`.
    /// `negated`, `supposed`, `quoted` stand where they are so.
    package static func line(_ analysis: Analysis, id: String, concepts: Bool, into bytes: inout [UInt8]) {
        var taken: [UInt8] = []
        swap(&taken, &bytes)
        var json = JSONWriter(appendingTo: taken)
        json.object { json in
            json.member("id", id)
            json.array("mentions") { json in
                for mention in analysis.mentions where concepts || isParty(mention.kind) { write(mention, &json) }
            }
            json.array("commodities") { json in
                for item in analysis.commodities { write(item, "code", &json) }
            }
            json.member("countries", analysis.countries)
            json.array("topics") { json in
                for item in analysis.topics { write(item, "id", &json) }
            }
        }
        json.newline()
        bytes = json.bytes
    }

    private static func isParty(_ kind: Mention.Kind) -> Bool {
        switch kind {
        case .entity, .identifier, .person, .organization, .location, .vessel: true
        default: false
        }
    }

    private static func write(_ mention: Mention, _ json: inout JSONWriter) {
        json.object { json in
            json.member("start", mention.start)
            json.member("end", mention.end)
            json.member("text", mention.text)
            let scheme = mention.scheme ?? ""
            json.member("kind", mention.kind == .identifier ? "identifier:" + scheme : mention.kind.rawValue)
            switch mention.kind {
            case .entity: json.member("entity", mention.id)
            case .quantity, .price, .route: json.member("value", mention.id)
            default: if !isParty(mention.kind) { json.member("concept", mention.id) }
            }
            json.member("score", rounded(mention.score))
            if mention.zone == .title { json.member("zone", "title") }
            if let role = mention.role { json.member("role", role) }
            if let concept = mention.concept { json.member("of", concept) }
            if !mention.reasons.isEmpty { json.member("reasons", mention.reasons) }
            if mention.negated { json.member("negated", true) }
            if mention.supposed { json.member("supposed", true) }
            if mention.quoted { json.member("quoted", true) }
        }
    }

    private static func write(_ item: Analysis.Scored, _ name: StaticString, _ json: inout JSONWriter) {
        json.object { json in
            json.member(name, item.id)
            json.member("score", rounded(item.score))
        }
    }

    /// Four digits: more would claim a precision that is not there.
    private static func rounded(_ score: Double) -> Double {
        guard score.isFinite else { return 0 }
        return (score * 10_000).rounded() / 10_000
    }
}
