import Records

/// An article that corrects or takes back another: what it says of the subjects it names.
struct Amendment {
    let nature: Finding.Nature
    let layout: Layout
    let rules: [AlertRule]

    /// The findings, marked, and a mute one for each further rule and subject it may be about.
    func amended(_ findings: [Finding]) -> [Finding] {
        var all = findings
        for i in all.indices { all[i].nature = nature }
        let said = Set(findings.map { [$0.rule, $0.subject.kind, $0.subject.id] })
        for rule in rules {
            for anchor in anchors(of: rule)
            where !said.contains([rule.id, anchor.subject.kind, anchor.subject.id]) {
                all.append(mute(rule, anchor))
            }
        }
        return all
    }

    /// Its subjects in title, lead and the paragraph behind it, each once.
    private func anchors(of rule: AlertRule) -> [Evaluation.Anchor] {
        guard !(rule.subject is PlaceCondition),
            case .mentions(let mentions) = rule.subject.met(
                in: layout, subject: nil, Polarity(denied: true))
        else { return [] }
        var seen: Set<Alert.Subject> = []
        return mentions.filter { layout.spots[$0].paragraph <= 2 }
            .flatMap { Subjects.of($0, rule.subject, in: layout) }.filter {
                seen.insert($0.subject).inserted
            }
    }

    private func mute(_ rule: AlertRule, _ anchor: Evaluation.Anchor) -> Finding {
        let reading = Reading(rule: rule, layout: layout, anchor: anchor, met: [])
        var finding = reading.finding(Weights())
        finding.contributions = []
        finding.nature = nature
        return finding
    }
}

extension Finding {
    /// Says something of its own: neither takes back nor only corrects.
    var isReport: Bool { !contributions.isEmpty && nature != .retraction }
}
