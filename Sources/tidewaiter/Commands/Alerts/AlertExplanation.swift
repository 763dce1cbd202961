import Records

/// Why an alert is here, for people: each number of the sum under the other, what met the rule, and who reports it.
struct AlertExplanation {
    let alert: Alert

    init(_ alert: Alert) { self.alert = alert }

    var lines: [String] {
        [AlertView.headline(alert), ""] + sum + [""] + parties + met + reports + AlertView.footer(alert)
    }

    private var sum: [String] {
        let total = alert.contributions.reduce(0) { $0 + $1.points }
        var lines = alert.contributions.enumerated().map { index, contribution in
            row(index == 0 ? "base" : "", contribution.points, Terminal.safe(contribution.reason), signed: true)
        }
        lines.append(row("sum", total, total == alert.score ? "" : "held within 0…100: \(alert.score)", signed: false))
        lines.append("  severity  \(alert.severity.rawValue): \(Self.bounds)")
        return lines
    }

    private func row(_ name: String, _ points: Int, _ reason: String, signed: Bool) -> String {
        let sign = signed ? (points < 0 ? "−" : "+") : (points < 0 ? "−" : "=")
        let digits = String(abs(points))
        let line =
            "  " + name + String(repeating: " ", count: max(0, 8 - name.count)) + sign
            + String(repeating: " ", count: max(0, 4 - digits.count)) + digits + "  " + reason
        return reason.isEmpty ? String(line.dropLast(2)) : line
    }

    /// `low 0…44, medium 45…64 …`, as scores make severities.
    private static let bounds: String = Alert.Severity.allCases.compactMap { severity in
        let scores = (0...100).filter { Alert.Severity(score: $0) == severity }
        guard let first = scores.first, let last = scores.last else { return nil }
        return "\(severity.rawValue) \(first)…\(last)"
    }.joined(separator: ", ")

    private var parties: [String] {
        guard !alert.linked.isEmpty else { return [] }
        return ["Listed parties"]
            + alert.linked.map { link in
                let score = Int((link.score * 100).rounded())
                return Terminal.safe(
                    "  \(link.name) (\(link.list), \(link.entity)), \(score) %: \(link.reasons.joined(separator: "; "))"
                )
            } + [""]
    }

    /// What was found where, in the words of the texts.
    private var met: [String] {
        var lines = ["What met the rule"]
        for evidence in alert.evidence.prefix(5) {
            lines.append("  \(Terminal.safe(evidence.publisher ?? evidence.source)): “\(AlertView.marked(evidence))”")
            let bytes = Array(evidence.quote.utf8)
            for span in evidence.mentions.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) })
            where span.start >= 0 && span.start < span.end && span.end <= bytes.count {
                let words = Terminal.safe(String(decoding: bytes[span.start..<span.end], as: UTF8.self))
                lines.append(
                    "    \(span.start)…\(span.end)  \(Terminal.safe(span.kind)) \(Terminal.safe(span.id)): “\(words)”")
            }
        }
        if alert.evidence.count > 5 { lines.append("  … and in \(alert.evidence.count - 5) more reports") }
        return lines + [""]
    }

    /// The reports, those of the same words under each other.
    private var reports: [String] {
        var order: [String] = []
        var groups: [String: [Alert.Evidence]] = [:]
        for evidence in alert.evidence {
            let key = evidence.quote.lowercased().filter { $0.isLetter || $0.isNumber }
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(evidence)
        }
        var lines = [
            "\(alert.articles) article\(alert.articles == 1 ? "" : "s"), \(alert.origins) origin\(alert.origins == 1 ? "" : "s")"
        ]
        if let credibility = alert.credibility { lines[0] += ", credibility \(credibility)" }
        for group in order.prefix(20).compactMap({ groups[$0] }) {
            for (index, evidence) in group.prefix(10).enumerated() {
                let rating = evidence.reliability.map { ", reliability \($0.rawValue)" } ?? ""
                let when = evidence.published.map { " · \($0)" } ?? ""
                lines.append(
                    Terminal.safe(
                        "  \(index == 0 ? "" : "  same words: ")\(evidence.publisher ?? evidence.source) "
                            + "(\(evidence.tier.rawValue)\(rating))\(when) · \(evidence.url)"))
            }
            if group.count > 10 { lines.append("    … and \(group.count - 10) more of the same words") }
        }
        return lines
    }
}
