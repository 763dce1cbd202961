import Records

extension Scoring {
    func publisher() -> [Alert.Contribution] {
        let source = scene.source
        let rated = source.reliability ?? Source.Reliability(source.tier)
        let weight: Weight =
            switch rated {
            case .a: .reliabilityA
            case .b: .reliabilityB
            case .c: .reliabilityC
            case .d: .reliabilityD
            case .e: .reliabilityE
            case .f: .reliabilityF
            }
        guard weights[weight] != 0 else { return [] }
        let what =
            switch source.tier {
            case .official: "official source"
            case .press: "established press"
            case .community: "community source"
            case .unknown: "source"
            }
        return [one("\(what), reliability \(rated.rawValue)", weight)]
    }
}
