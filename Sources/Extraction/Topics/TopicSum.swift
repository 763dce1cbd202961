/// All that a story says of one concept or country.
struct TopicSum {
    /// Weights of its terms in the title, the lead and the rest.
    var title: Float = 0
    var lead: Float = 0
    var body: Float = 0
    /// The part that ports say of their country.
    var port: Float = 0
    /// How often it is mentioned.
    var count: Float = 0
    /// How many of the mentions are part of another name.
    var inNames: Float = 0
    /// Where it is first mentioned: a byte of the text, 0 in the title.
    var first: Float = 100_000
    /// The story was written there.
    var isDateline = false

    /// How much it weighs beside others: what stands in the headline says most.
    var weight: Float { title * 2.5 + lead * 1.5 + body * 0.7 + (isDateline ? 2 : 0) }

    var isMentioned: Bool { count > 0 }

    mutating func add(_ find: TopicEvidence.Find, isPort: Bool = false) {
        switch find.zone {
        case .title: title += find.weight
        case .lead: lead += find.weight
        case .body: body += find.weight
        }
        if isPort { port += find.weight }
        count += 1
        if find.isInName { inNames += 1 }
        first = min(first, Float(find.start))
    }

    mutating func add(_ other: TopicSum) {
        title += other.title
        lead += other.lead
        body += other.body
        port += other.port
        count += other.count
        inNames += other.inNames
        first = min(first, other.first)
        isDateline = isDateline || other.isDateline
    }
}
