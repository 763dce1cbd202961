import Records

/// Alerts for people.
enum AlertView {
    static func table(_ alerts: [Alert]) -> Table {
        var table = Table("SEVERITY", "SCORE", "STATE", "RULE", "SUBJECT", "WHAT", "WHERE", "ID")
        for alert in alerts {
            table.add(
                alert.severity.rawValue, String(alert.score), state(alert), alert.rule,
                Table.cut(alert.subject.name, to: 26),
                Table.cut(words(alert.concepts).joined(separator: ", "), to: 20),
                alert.countries.prefix(2).joined(separator: " "), alert.id)
        }
        return table
    }

    /// The state, and whose it is.
    private static func state(_ alert: Alert) -> String {
        alert.state.rawValue + (alert.assignee.map { " (\(Table.cut($0, to: 12)))" } ?? "")
    }

    /// `offence:origin-fraud` as `origin fraud`.
    static func words(_ ids: [String]) -> [String] {
        ids.map { $0.split(separator: ":").dropFirst().joined(separator: ":").replacing("-", with: " ") }
    }

    /// `HIGH 78  trader-offence: Oceanic Metals FZE (trader T-0001)`.
    static func headline(_ alert: Alert) -> String {
        Terminal.coloured("\(alert.severity.rawValue.uppercased()) \(alert.score)", colour(alert.severity))
            + Terminal.safe("  \(alert.rule): \(alert.subject.name) (\(alert.subject.kind) \(alert.subject.id))")
    }

    static func full(_ alert: Alert) -> [String] {
        var lines = [headline(alert), ""]
        for evidence in alert.evidence.prefix(5) { lines += self.lines(of: evidence) }
        if alert.evidence.count > 5 { lines += ["  … and \(alert.evidence.count - 5) more articles", ""] }
        if !alert.linked.isEmpty {
            lines.append("Listed parties")
            for link in alert.linked {
                let score = String(Int((link.score * 100).rounded()))
                lines.append(
                    Terminal.safe(
                        "  \(link.name) (\(link.list), \(link.entity)), \(score) %: \(link.reasons.joined(separator: "; "))"
                    ))
            }
            lines.append("")
        }
        lines.append("Score")
        for contribution in alert.contributions {
            let sign = contribution.points >= 0 ? "+" : "−"
            let points = String(abs(contribution.points))
            lines.append(
                "  \(sign)\(String(repeating: " ", count: max(0, 3 - points.count)))\(points)  \(Terminal.safe(contribution.reason))"
            )
        }
        lines.append("  =\(String(repeating: " ", count: max(0, 3 - String(alert.score).count)))\(alert.score)")
        return lines + footer(alert)
    }

    static func footer(_ alert: Alert) -> [String] {
        let whose = alert.assignee.map { ", \($0)'s" } ?? ""
        let old = alert.retrospective ? ", from old articles read again" : ""
        return [
            "",
            Terminal.safe(
                "state \(alert.state.rawValue)\(whose), raised \(alert.raised), updated \(alert.updated)\(old), id \(alert.id)"
            ),
        ]
    }

    private static func lines(of evidence: Alert.Evidence) -> [String] {
        let when = evidence.published.map { " · \($0.day)" } ?? ""
        let who = Terminal.safe(evidence.publisher ?? evidence.source)
        return [
            "\(Terminal.safe(evidence.title))",
            Terminal.coloured("\(who) (\(evidence.tier.rawValue))\(when) · \(Terminal.safe(evidence.url))", .grey),
            "  “\(marked(evidence))”", "",
        ]
    }

    /// The quote with its mentions set off: in bold on a terminal, in brackets elsewhere.
    static func marked(_ evidence: Alert.Evidence) -> String {
        let bytes = Array(evidence.quote.utf8)
        var text = ""
        var at = 0
        for span in evidence.mentions.sorted(by: { ($0.start, -$0.end) < ($1.start, -$1.end) })
        where span.start >= at && span.end <= bytes.count && span.start < span.end {
            text += Terminal.safe(String(decoding: bytes[at..<span.start], as: UTF8.self))
            let words = Terminal.safe(String(decoding: bytes[span.start..<span.end], as: UTF8.self))
            text += Terminal.isOutput ? Terminal.coloured(words, .bold) : "[\(words)]"
            at = span.end
        }
        return text + Terminal.safe(String(decoding: bytes[at...], as: UTF8.self))
    }

    private static func colour(_ severity: Alert.Severity) -> Terminal.Colour {
        switch severity {
        case .critical, .high: .red
        case .medium: .yellow
        case .low: .blue
        }
    }
}
