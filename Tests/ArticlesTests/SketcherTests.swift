import Articles
import Records
import Testing

struct SketcherTests {
    private static let story = """
        Customs investigators in Dubai say that the company declared gold from Mali at a third of its value for two \
        years. Forty consignments were under-invoiced, according to the prosecutor, and the treasury lost nine million.
        """
    private static let other = """
        The old lens of the North Mole light has turned for a hundred and forty years. This week it was lifted out, \
        wrapped in blankets and carried down the stairs by eight people, to be cleaned over the winter.
        """

    private func same(_ a: String, _ b: String) -> Bool {
        let (x, y) = (Sketcher.sketch(title: "", text: a), Sketcher.sketch(title: "", text: b))
        return !Set(x.bands).isDisjoint(with: y.bands) && Sketcher.sameStory(x, y)
    }

    @Test("copies, cut and extended versions are one story")
    func copies() {
        #expect(same(Self.story, Self.story))
        #expect(same(Self.story, Self.story.uppercased()))
        #expect(same(Self.story, String(Self.story.prefix(140))))
        #expect(same(Self.story, Self.story + " The hearing begins on Monday in the presence of both ministers."))
    }

    @Test("different texts are different stories")
    func different() {
        #expect(!same(Self.story, Self.other))
    }

    @Test("a text of a few words is like nothing, not even itself")
    func short() {
        #expect(Sketcher.sketch(title: "Morning briefing", text: "").bands.isEmpty)
        #expect(!same("Morning briefing for you", "Morning briefing for you"))
    }
}
