package import Records

/// An alert as a line of `alerts list --format ndjson`, which sinks send too.
package enum AlertJSON {
    /// One JSON object with the line end. What is unknown is null.
    package static func line(_ alert: Alert) -> [UInt8] {
        var json = JSONWriter(reserving: 4 << 10)
        write(alert, to: &json)
        return json.bytes + [10]
    }

    /// The object as a value.
    package static func write(_ alert: Alert, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", alert.id)
            json.member("rule", alert.rule)
            json.member("severity", alert.severity.rawValue)
            json.member("score", alert.score)
            json.member("state", alert.state.rawValue)
            json.object("subject") { json in
                json.member("kind", alert.subject.kind)
                json.member("id", alert.subject.id)
                json.member("name", alert.subject.name)
            }
            json.array("linked") { json in
                for link in alert.linked { write(link, to: &json) }
            }
            json.member("concepts", alert.concepts)
            json.member("countries", alert.countries)
            json.member("commodities", alert.commodities)
            json.array("evidence") { json in
                for evidence in alert.evidence { write(evidence, to: &json) }
            }
            json.array("contributions") { json in
                for contribution in alert.contributions { write(contribution, to: &json) }
            }
            json.member("story", alert.story)
            json.member("articles", alert.articles)
            json.member("origins", alert.origins)
            json.member("raised", alert.raised.description)
            json.member("updated", alert.updated.description)
            json.member("retrospective", alert.retrospective)
        }
    }

    private static func write(_ link: Alert.Link, to json: inout JSONWriter) {
        json.object { json in
            json.member("entity", link.entity)
            json.member("list", link.list)
            json.member("name", link.name)
            json.member("score", link.score)
            json.member("reasons", link.reasons)
        }
    }

    /// The members of the contract, then what leads from the quote back to the article and its bytes.
    private static func write(_ evidence: Alert.Evidence, to json: inout JSONWriter) {
        json.object { json in
            json.member("source", evidence.source)
            json.member("url", evidence.url)
            json.member("published", evidence.published?.description)
            json.member("title", evidence.title)
            json.member("language", evidence.language)
            json.member("quote", evidence.quote)
            json.array("mentions") { json in
                for span in evidence.mentions { write(span, to: &json) }
            }
            json.member("article", evidence.article)
            json.member("publisher", evidence.publisher)
            json.member("tier", evidence.tier.rawValue)
            json.member("sha256", evidence.sha256)
        }
    }

    private static func write(_ span: Alert.Evidence.Span, to json: inout JSONWriter) {
        json.object { json in
            json.member("start", span.start)
            json.member("end", span.end)
            json.member("kind", span.kind)
            json.member("id", span.id)
        }
    }

    private static func write(_ contribution: Alert.Contribution, to json: inout JSONWriter) {
        json.object { json in
            json.member("reason", contribution.reason)
            json.member("points", contribution.points)
        }
    }
}
