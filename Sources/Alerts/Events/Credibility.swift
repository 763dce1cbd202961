import Records

/// The second figure of the Admiralty code (NATO STANAG 2511) of what an alert's reports say together.
enum Credibility {
    /// - Parameters:
    ///   - reports: the evidence of those that say it.
    ///   - origins: how many independent ones there are.
    static func of(_ reports: [Alert.Evidence], origins: Int, isTakenBack: Bool) -> Int {
        if isTakenBack { return 5 }
        let ratings = reports.map { $0.reliability ?? Source.Reliability($0.tier) }
        let isOfficial = reports.contains { $0.tier == .official } || ratings.contains(.a)
        let isReliable = isOfficial || ratings.contains(.b) || ratings.contains(.c)
        // Confirmed by others, probably true, possibly true, doubtful; nobody can tell.
        if origins >= 2, isOfficial { return 1 }
        if isOfficial || origins >= 3 && isReliable { return 2 }
        if isReliable { return origins >= 2 ? 2 : 3 }
        if ratings.allSatisfy({ $0 == .f }) { return origins >= 3 ? 3 : 6 }
        return origins >= 2 ? 3 : 4
    }
}
