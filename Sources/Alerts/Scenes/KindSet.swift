import Records

/// Kinds of mentions, a bit each.
struct KindSet: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    static let happenings = KindSet([.offence, .event, .regulation, .sanction, .topic])
    static let places = KindSet([.country, .port])
    static let strangers = KindSet([.person, .organization, .vessel])

    init(rawValue: UInt32) { self.rawValue = rawValue }
    init(_ kind: Mention.Kind) { rawValue = 1 << KindSet.bit(kind) }
    init(_ kinds: [Mention.Kind]) { rawValue = kinds.reduce(0) { $0 | 1 << KindSet.bit($1) } }

    func has(_ kind: Mention.Kind) -> Bool { rawValue & (1 << KindSet.bit(kind)) != 0 }

    private static func bit(_ kind: Mention.Kind) -> UInt32 {
        switch kind {
        case .entity: 0
        case .identifier: 1
        case .commodity: 2
        case .country: 3
        case .port: 4
        case .topic: 5
        case .offence: 6
        case .event: 7
        case .regulation: 8
        case .sanction: 9
        case .person: 10
        case .organization: 11
        case .location: 12
        case .vessel: 13
        case .quantity: 14
        case .price: 15
        case .route: 16
        }
    }
}
