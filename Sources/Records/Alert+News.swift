extension Alert {
    /// What has come to the alert since it was as `old`, in words, most important first; of a new one that it was raised.
    package func news(since old: Alert?) -> [String] {
        guard let old else { return ["raised: \(severity.rawValue), \(score)"] }
        var news: [String] = []
        if severity != old.severity { news.append("severity \(old.severity.rawValue) → \(severity.rawValue)") }
        let concepts = added(concepts, old.concepts)
        if !concepts.isEmpty { news.append("new: " + concepts.joined(separator: ", ")) }
        let parties = linked.filter { link in !old.linked.contains { $0.entity == link.entity } }
        if !parties.isEmpty { news.append("new party: " + parties.map(\.name).joined(separator: ", ")) }
        if origins != old.origins { news.append("origins \(old.origins) → \(origins)") }
        if articles != old.articles { news.append("articles \(old.articles) → \(articles)") }
        if news.isEmpty, score != old.score { news.append("score \(old.score) → \(score)") }
        return news
    }

    private func added(_ now: [String], _ before: [String]) -> [String] { now.filter { !before.contains($0) } }
}
