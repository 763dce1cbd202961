package import Records

/// An answer of a screening as a line of NDJSON.
package enum ScreeningJSON {
    /// One JSON object with the line end.
    ///
    /// - Parameter lists: what a clear result rests on.
    package static func line(_ answer: ScreeningAnswer, lists: [ListBasis] = []) -> [UInt8] {
        var json = JSONWriter(reserving: 1 << 10)
        json.object { json in
            json.member("id", answer.id)
            json.member("name", answer.name)
            json.member("decision", answer.decision.rawValue)
            json.array("matches") { json in
                for match in answer.matches { write(match, to: &json) }
            }
            json.array("cleared") { json in
                for pair in answer.cleared { write(pair, to: &json) }
            }
            // What a clear result rests on stands beside it; a match stands for itself.
            if answer.decision == .clear {
                json.array("lists") { json in
                    for list in lists { write(list, to: &json) }
                }
            }
        }
        json.newline()
        return json.bytes
    }

    private static func write(_ match: ScreeningAnswer.Match, to json: inout JSONWriter) {
        json.object { json in
            json.member("entity", match.entity)
            json.member("list", match.list)
            json.member("score", match.score)
            json.member("name", match.name)
            json.member("decision", match.decision.rawValue)
            json.member("reasons", match.reasons)
            json.member("programs", match.programs)
            json.member("topics", match.topics)
            json.member("listed", match.listed)
            json.member("known", match.known?.description)
            json.array("listings") { json in
                for listing in match.listings {
                    json.object { json in
                        json.member("entity", listing.entity)
                        json.member("list", listing.list)
                        json.member("name", listing.name)
                        json.member("listed", listing.listed)
                    }
                }
            }
        }
    }

    private static func write(_ pair: ScreeningAnswer.Cleared, to json: inout JSONWriter) {
        json.object { json in
            json.member("entity", pair.entity)
            json.member("list", pair.list)
            json.member("name", pair.name)
            json.member("score", pair.score)
            json.member("reason", pair.reason)
            json.member("user", pair.user)
            json.member("at", pair.at.description)
            json.member("until", pair.until?.description)
        }
    }

    private static func write(_ list: ListBasis, to json: inout JSONWriter) {
        json.object { json in
            json.member("list", list.list)
            json.member("version", list.version)
            json.member("published", list.published?.day)
            json.member("confirmed", list.confirmed.description)
            json.member("age_days", list.age / 86_400)
            json.member("too_old", list.isTooOld)
        }
    }
}
