import Records

extension Aboutness {
    /// A mention in the title, in the lead (the first sentences), in the rest.
    private static let title: Float = 2.5
    private static let lead: Float = 1.5
    private static let body: Float = 0.7
    /// The weight at which a story is as likely about something as not; that of a headline without a text.
    private static let half: Float = 2
    private static let headlineHalf: Float = 1.5
    /// Longer texts need more, up to three times the weight.
    private static let longText: Float = 2500
    private static let longFactor: Float = 3
    /// A report on a company's figures or on a takeover says what the company deals in, and is seldom about that: the
    /// weight that goods and energy need is so many times higher.
    private static let companyFactor: Float = 2
    private static let companyTopics: Set<String> = ["earn", "acq"]
    /// A story on prices, debt or money names what drives them (oil): goods and energy that are not in its title need so
    /// many times the weight.
    private static let economyFactor: Float = 1.5
    private static let economyTopics: Set<String> = ["economy", "money-fx", "interest"]
    /// Where all mentions in the text are parts of names, so is the one in the title, though nothing there shows it.
    private static let nameShare: Float = 0.4
    /// A story about goods lists others of their kind: these need a share of the weight, if they are called by their own
    /// name; less with a figure beside them than without.
    private static let listShare: Float = 0.5
    private static let listShareWithoutFigure: Float = 0.8
    private static let energyShare: Float = 0.6
    /// Goods that are seldom mentioned in passing need but this share in any story about goods.
    private static let rareShare: Float = 0.34
    private static let ownName: Float = 0.9

    /// The weights that a story has to reach.
    private struct Needs {
        var topic: Float
        /// Goods and energy, in the title and not.
        var inTitle: Float
        var elsewhere: Float
        /// The kinds of the goods and fuels that the story is about beyond doubt.
        var kinds: Set<GoodsKind> = []
        var isOnGoods = false

        func goods(_ sum: Sum) -> Float { sum.title > 0 ? inTitle : elsewhere }
    }

    /// Each concept, and 0…1 how surely the text of so many bytes is about it: 0.5 and more counts as said.
    func scores(_ concepts: [Concept], textBytes: Int) -> [(concept: Int, score: Double)] {
        let needs = needs(concepts, textBytes: textBytes)
        var scores = sums.map { sum in (concept: sum.concept, score: score(sum, concepts[sum.concept], needs)) }
        sayGroups(concepts, &scores)
        return scores
    }

    private func needs(_ concepts: [Concept], textBytes: Int) -> Needs {
        let length = Float(textBytes) / Aboutness.longText
        let half = textBytes == 0 ? Aboutness.headlineHalf : Aboutness.half * max(1, min(Aboutness.longFactor, length))
        let isOn = { (topics: Set<String>) in
            sums.contains { plain($0) >= half && topics.contains(concepts[$0.concept].name) }
        }
        let goods = isOn(Aboutness.companyTopics) ? half * Aboutness.companyFactor : half
        let elsewhere = isOn(Aboutness.economyTopics) ? goods * Aboutness.economyFactor : goods
        var needs = Needs(topic: half, inTitle: goods, elsewhere: elsewhere)
        for sum in sums where plain(sum) >= needs.goods(sum) {
            guard case .label(let subject) = concepts[sum.concept].role, subject != .topic else { continue }
            if subject == .goods { needs.isOnGoods = true }
            needs.kinds.insert(GoodsKind(label: concepts[sum.concept].name))
        }
        return needs
    }

    private func plain(_ sum: Sum) -> Float { start(sum) + sum.body * Aboutness.body }

    private func withFigures(_ sum: Sum) -> Float { start(sum) + sum.bodyWithFigures * Aboutness.body }

    private func start(_ sum: Sum) -> Float {
        let share = sum.inNames > 0 && sum.outsideNames == 0 ? Aboutness.nameShare : 1
        return sum.title * share * Aboutness.title + sum.lead * Aboutness.lead
    }

    private func score(_ sum: Sum, _ concept: Concept, _ needs: Needs) -> Double {
        guard case .label(let subject) = concept.role, subject != .topic else { return share(plain(sum), needs.topic) }
        let isListed = needs.kinds.contains(GoodsKind(label: concept.name))
        var least: Float = 1
        guard sum.heaviest >= Aboutness.ownName else {
            return share(subject == .goods || isListed ? withFigures(sum) : plain(sum), needs.goods(sum))
        }
        if subject == .energy {
            return isListed
                ? share(withFigures(sum), needs.goods(sum) * Aboutness.energyShare)
                : share(plain(sum), needs.goods(sum))
        }
        if isListed {
            let isFirm = sum.hasFigure || sum.title > 0
            least = isFirm ? Aboutness.listShare : Aboutness.listShareWithoutFigure
        }
        if needs.isOnGoods, GoodsKind.isSeldomAside(concept.name) { least = min(least, Aboutness.rareShare) }
        return share(withFigures(sum), needs.goods(sum) * least)
    }

    private func share(_ weight: Float, _ half: Float) -> Double { Double(weight / (weight + half)) }

    /// A story about wheat is about grain.
    private func sayGroups(_ concepts: [Concept], _ scores: inout [(concept: Int, score: Double)]) {
        for member in scores where member.score >= 0.5 {
            guard case .label(.goods) = concepts[member.concept].role,
                let group = GoodsKind.group(of: concepts[member.concept].name),
                let place = scores.firstIndex(where: {
                    concepts[$0.concept].role == .label(.goods) && concepts[$0.concept].name == group
                })
            else { continue }
            scores[place].score = max(scores[place].score, member.score)
        }
    }
}
