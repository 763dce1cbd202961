import Records
import Settings

/// Where the subject stands: `title: title` in the headline, `title: lead` in the headline or the first paragraph.
struct TitleCondition: Condition {
    static let name = "title"
    static let title =
        "the subject stands in the headline (title), or there or in the first paragraph (lead)"

    enum Where: String, CaseIterable { case title, lead }
    private let place: Where

    init?(_ mapping: Mapping) {
        guard let place = mapping.choice(Self.name, Where.self) else { return nil }
        self.place = place
    }

    var kinds: KindSet { [] }
    var phrase: String {
        place == .title ? "the subject in the headline" : "the subject in headline or lead"
    }

    func met(in layout: Layout, subject: Entity?, _ polarity: Polarity) -> Met { .article(true) }

    func holds(in layout: Layout, anchor: Int) -> Bool? {
        let spot = layout.spots[anchor]
        return spot.isTitle || place == .lead && spot.paragraph == 1
    }
}
