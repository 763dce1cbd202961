import Records
import Settings

/// A checked identifier of a scheme: `identifier: [imo, container]`; with `of: subject` one that the trader holds, with
/// `of: register` one that some known party of the register holds.
struct IdentifierCondition: Condition {
    static let name = "identifier"
    static let title = "an identifier of one of these schemes stands in the text"

    enum Holder: String, CaseIterable { case subject, register }

    private let schemes: Set<String>
    private let holder: Holder?

    init?(_ mapping: Mapping) {
        let words = mapping.strings(Self.name)
        holder = mapping.choice("of", Holder.self)
        guard !words.isEmpty, !mapping.has("of") || holder != nil else { return nil }
        schemes = Set(words)
    }

    var kinds: KindSet { KindSet(.identifier) }
    var asksSubject: Bool { holder == .subject }
    var phrase: String { "an identifier (\(schemes.sorted().joined(separator: ", ")))" }

    func met(in layout: Layout, subject: Entity?, _ polarity: Polarity) -> Met {
        .mentions(
            layout.mentions(kinds, polarity).filter { index in
                guard schemes.contains(layout.scene.mention(index).scheme ?? "") else { return false }
                switch holder {
                case nil: return true
                case .subject:
                    return layout.parties[index]?.contains { $0.subject.id == subject?.id } ?? false
                case .register: return layout.parties[index]?.contains(where: \.isTrader) ?? false
                }
            })
    }
}
