/// What happens in the world: stories with copies, follow-ups, translations and corrections, and a truth row each.
struct Plot: Sendable {
    private let size: WorldSize
    private let desk: Desk
    private let press: Press
    private let register: Register
    private let parties: ListedParties
    private(set) var articles: [NewsArticle] = []
    private(set) var truth: [TruthRow] = []
    private var dice: Dice
    /// Traders that were in the news, so that most are only once.
    private var used: Set<Int> = []
    /// Traders that stand on a list themselves: what they do is beside a listed party by itself.
    private let barred: Set<Int>
    private var turns: [String: Int] = [:]

    private static let shares: [(rule: String, share: Int)] = [
        ("trader-offence", 34), ("trader-listed-party", 9), ("listed-goods-route", 6), ("export-control", 7),
        ("origin-fraud", 6), ("valuation", 6), ("forced-labour", 5), ("counterfeit", 6), ("seizure", 6),
        ("regulation", 8), ("route-disruption", 7), ("price-shock", 6),
    ]
    private static let aboutTraders: Set<String> = ["trader-offence", "trader-listed-party", "export-control"]

    init(_ size: WorldSize, _ desk: Desk, _ press: Press, _ register: Register, _ parties: ListedParties) {
        self.size = size
        self.desk = desk
        self.press = press
        self.register = register
        self.parties = parties
        dice = size.dice(5)
        barred = Set(parties.listings.map(\.trader))
        let deck = Self.shares.flatMap { Array(repeating: $0.rule, count: $0.share) }
        let languages = ["en", "ru", "en", "es", "en", "fr", "en", "de"]
        for index in 0..<size.facts {
            plant(deck[index * 37 % deck.count], languages[Int(dice.unit() * 8)], index)
        }
        for index in 0..<(size.facts / 20) { roundUp(languages[index % languages.count]) }
        plantListings()
        plantSilence()
        noteNamesakes()
    }

    // MARK: one story

    /// What a story needs to be told again.
    private struct Story {
        var row: TruthRow
        var slots: Slots
        var section: String
        var trader: Trader?
        var form: NameForms.Form
        var start: Int64
        var publishers: Set<String> = []
    }

    private mutating func plant(_ rule: String, _ language: String, _ index: Int) {
        guard var story = story(rule, language, "F-\(10_000 + index)") else { return }
        let source = press.pick(language, &dice)
        let original = write(story, language, source, "fact", at: story.start)
        // Not every trader has every form of name.
        story.row.form = original.form
        add(original, to: &story)
        copies(of: original, in: &story, language)
        if dice.unit() < 0.15, let other = PhraseBook.languages.shuffled(using: &dice).first(where: { $0 != language })
        {
            translate(&story, into: other)
        }
        if dice.unit() < 0.3 { followUps(&story, language) }
        if story.trader != nil, dice.unit() < 0.08 { correct(&story, language) }
        story.row.origins = story.publishers.count
        truth.append(story.row)
    }

    /// The next variant of the rule in the language, in turn, so that each is told.
    private mutating func section(_ rule: String, _ language: String) -> String? {
        let variants = desk.book.variants(of: rule, language)
        guard !variants.isEmpty else { return nil }
        let turn = turns[rule + language, default: 0]
        turns[rule + language] = turn + 1
        return variants[turn % variants.count]
    }

    private mutating func story(_ rule: String, _ language: String, _ id: String) -> Story? {
        guard let section = section(rule, language) else { return nil }
        let index = pickTrader(Self.goods[rule] ?? [])
        let trader = register.traders[index]
        guard var slots = slots(of: trader, Self.goods[rule] ?? []) else { return nil }
        let concept = section.split(separator: "/").dropFirst().joined()
        let isAboutTrader = Self.aboutTraders.contains(rule)
        let form = dice.pick(
            [.exact, .exact, .short, .short, .alias, .declined, .transliterated, .typo, .pronoun] as [NameForms.Form])
        var row = TruthRow(
            id: id, rule: rule, concept: concept, subjectKind: isAboutTrader ? "trader" : "commodity",
            subjects: isAboutTrader ? [trader.id] : ["hs:" + slots.good.code], allowed: Allowed.rules(rule, concept),
            language: language, form: isAboutTrader ? form.rawValue : "")
        if rule == "trader-listed-party" || rule == "listed-goods-route" { listed(&row, &slots, section) }
        guard place(&row, &slots) else { return nil }
        if isAboutTrader {
            used.insert(index)
            if index >= register.firstLate { (row.round, row.isRetrospective) = (-1, true) }
        }
        let span = Double(size.days) * 86_400 * 0.8
        return Story(
            row: row, slots: slots, section: section, trader: isAboutTrader ? trader : nil, form: form,
            start: size.start + Int64(dice.unit() * span))
    }

    /// Goods and places that the row is about; false where the origin has no port that could be closed.
    private mutating func place(_ row: inout TruthRow, _ slots: inout Slots) -> Bool {
        let places = [slots.origin.code, slots.destination.code]
        if row.rule == "route-disruption" {
            slots.third = slots.origin
            guard let port = desk.book.ports.filter({ $0.country == places[0] }).randomElement(using: &dice) else {
                return false
            }
            slots.port = port
            (row.subjectKind, row.subjects) = ("country", [places[0]])
        } else if Self.aboutTraders.contains(row.rule) {
            row.related += ["hs:" + slots.good.code, slots.third.code] + places
        } else {
            row.subjects += places
        }
        return true
    }

    private mutating func listed(_ row: inout TruthRow, _ slots: inout Slots, _ section: String) {
        let isComing = row.rule == "trader-listed-party" && !section.hasSuffix("/vessel") && dice.unit() < 0.25
        let party = dice.pick(
            section.hasSuffix("/vessel") ? parties.vessels : isComing ? parties.coming : parties.lasting)
        if isComing {
            row.round = -1
            row.isRetrospective = true
        }
        slots.listed = dice.unit() < 0.5 ? party.name : party.aliases.first ?? party.name
        slots.vessel = party.name
        slots.imo = party.imo
        // A list may have the name in Latin letters only.
        let names = ([party.name] + party.aliases).flatMap { [$0, Scripts.latin($0, "en")] }.map(Allowed.letters)
        guard row.rule == "listed-goods-route" else { return row.related += names }
        row.subjectKind = "party"
        row.subjects += names
    }

    /// Mostly one that was not in the news; one in ten again, with something new. It declares one of the goods, if any
    /// are given.
    private mutating func pickTrader(_ goods: Set<String>) -> Int {
        let traders = register.traders
        let fits = { (index: Int) in goods.isEmpty || !goods.isDisjoint(with: traders[index].commodities) }
        if dice.unit() < 0.1, let again = used.filter(fits).sorted().randomElement(using: &dice) { return again }
        var index = 0
        for _ in 0..<10_000 {
            index = Int(dice.unit() * Double(register.traders.count))
            // One-word names of the common kind are for the traps.
            let isSayable = !traders[index].isCommon || traders[index].core.contains(" ")
            if isSayable, !used.contains(index), !barred.contains(index), fits(index) { break }
        }
        return index
    }

    /// Nobody makes copies of wheat, and no licence is needed for toys.
    private static let goods: [String: Set<String>] = [
        "counterfeit": [
            "3004", "3304", "4202", "6109", "6404", "8482", "8507", "8517", "8708", "9102", "9503", "2208", "2402",
        ],
        "export-control": ["8411", "8458", "8471", "8482", "8507", "8526", "8542", "8806", "3004"],
        "price-shock": [
            "7108", "7106", "7403", "7208", "7601", "7502", "2601", "2709", "2710", "2711", "2701", "3102", "3104",
            "4407",
            "5201", "1001", "1006", "1509", "1511", "1701", "1801", "0901", "0803",
        ],
    ]

    private mutating func slots(of trader: Trader, _ wanted: Set<String>) -> Slots? {
        let book = desk.book
        let fitting = trader.commodities.filter(wanted.contains)
        let code = dice.pick(fitting.isEmpty ? trader.commodities : fitting)
        let (from, to) = (dice.pick(trader.origins), dice.pick(trader.destinations))
        guard let good = book.goods.first(where: { $0.code == code }),
            let origin = book.countries.first(where: { $0.code == from }),
            let destination = book.countries.first(where: { $0.code == to })
        else { return nil }
        return desk.slots(good, origin, destination, &dice)
    }

    // MARK: its reports

    private mutating func write(
        _ story: Story, _ language: String, _ source: NewsSource, _ kind: String, at time: Int64, opening: String? = nil
    ) -> NewsArticle {
        let (sentences, title, form) = told(story, story.section, language, opening)
        // Some desks print headlines in capitals.
        let headline = dice.unit() < 0.06 ? title.uppercased() : title
        let (_, paragraphs) = desk.report(sentences, headline: headline, story.slots, language, &dice)
        return NewsArticle(
            source: source, published: time, title: headline, paragraphs: paragraphs, kind: kind, form: form,
            lead: sentences.joined(separator: " "))
    }

    private mutating func told(
        _ story: Story, _ section: String, _ language: String, _ opening: String?
    ) -> (lead: [String], headline: String, form: String) {
        guard let trader = story.trader else {
            let lead = (opening.map { [$0] } ?? []) + [desk.line(section, story.slots, language, &dice)]
            return (lead, desk.headline(section, story.slots, language, &dice), "")
        }
        let forms = NameForms(trader, story.form, language, &dice)
        var headline = desk.headline(section, story.slots, language, trader: forms.cases, &dice)
        if dice.unit() < 0.25 { headline = "\(forms.cases["nom"] ?? ""): \(headline)" }
        var lead = opening.map { [$0] } ?? []
        if forms.form == .pronoun {
            let pronoun = desk.pronoun(language, isPerson: trader.isPerson)
            lead.append(desk.line("intro", story.slots, language, trader: forms.cases, &dice))
            lead.append(desk.line(section, story.slots, language, trader: pronoun, &dice))
        } else {
            lead.append(desk.line(section, story.slots, language, trader: forms.cases, &dice))
        }
        return (lead, headline, forms.form.rawValue)
    }

    private mutating func add(_ article: NewsArticle, to story: inout Story) {
        var article = article
        article.id = articles.count + 1
        article.published = min(article.published, size.end - 600)
        articles.append(article)
        if !article.isCopy { story.publishers.insert(article.source.publisher) }
        story.row.reports.append(Self.report(article, form: article.form))
    }

    private static func report(_ article: NewsArticle, form: String) -> TruthRow.Report {
        TruthRow.Report(
            article: article.id, path: article.path, source: article.source.id, publisher: article.source.publisher,
            published: Stamp.rfc3339(article.published), language: article.source.language, form: form,
            kind: article.kind)
    }

    /// As agencies' texts are printed elsewhere: whole, cut, under another headline, with a line of one's own.
    private mutating func copies(of original: NewsArticle, in story: inout Story, _ language: String) {
        let count = [0, 0, 0, 0, 1, 1, 1, 2, 2, 4][Int(dice.unit() * 10)]
        for _ in 0..<count {
            var copy = original
            copy.source = press.pick(language, besides: [original.source.publisher], &dice)
            copy.published = original.published + 600 + Int64(dice.exponential(mean: 20_000))
            copy.kind = "copy"
            copy.isCopy = true
            let share = dice.unit()
            if share < 0.4, copy.paragraphs.count > 2 { copy.paragraphs.removeLast() }
            if share > 0.3, share < 0.6 {
                let other = desk.headline(
                    story.section, story.slots, language, trader: ["nom": story.trader?.core ?? ""], &dice)
                if !other.isEmpty { copy.title = other }
            }
            if share > 0.8 { copy.paragraphs.append(desk.background(story.slots, language, &dice)) }
            add(copy, to: &story)
        }
    }

    private mutating func translate(_ story: inout Story, into language: String) {
        guard !desk.book.section(story.section, language).sentences.isEmpty else { return }
        let source = press.pick(language, besides: story.publishers, &dice)
        let time = story.start + 3_600 + Int64(dice.exponential(mean: 40_000))
        add(write(story, language, source, "translation", at: time), to: &story)
    }

    private mutating func followUps(_ story: inout Story, _ language: String) {
        var time = story.start
        for _ in 0..<(1 + Int(dice.unit() * 3)) {
            time += 43_200 + Int64(dice.exponential(mean: Double(size.days) * 12_000))
            guard time < size.end - 3_600 else { return }
            let forms = story.trader.map { NameForms($0, .short, language, &dice).cases } ?? [:]
            let section = story.trader == nil ? "followup-goods" : "followup"
            let opening = desk.line(section, story.slots, language, trader: forms, &dice)
            let source = press.pick(language, &dice)
            add(write(story, language, source, "follow-up", at: time, opening: opening), to: &story)
        }
    }

    private mutating func correct(_ story: inout Story, _ language: String) {
        guard let trader = story.trader, let first = articles.first(where: { $0.path == story.row.reports[0].path })
        else { return }
        let isRetracted = dice.unit() < 0.4
        let section = isRetracted ? "retraction" : "correction"
        let cases = NameForms(trader, .exact, language, &dice).cases
        let line = desk.line(section, story.slots, language, trader: cases, &dice)
        let title = desk.headline(section, story.slots, language, trader: cases, &dice)
        let article = NewsArticle(
            source: first.source, published: story.start + 30_000 + Int64(dice.exponential(mean: 60_000)), title: title,
            paragraphs: [line, desk.background(story.slots, language, &dice)], kind: section, form: "exact")
        add(article, to: &story)
        story.row.isOptional = isRetracted
    }

    /// Two happenings and a harmless trader between them, a paragraph each, under a headline that says nothing.
    private mutating func roundUp(_ language: String) {
        let facts = articles.filter { $0.kind == "fact" && $0.source.language == language }
        guard let first = facts.randomElement(using: &dice), let second = facts.randomElement(using: &dice),
            let one = row(of: first), let two = row(of: second), one != two
        else { return }
        let harmless = NameForms(register.traders[pickTrader([])], .exact, language, &dice).cases
        let slots = slots(of: register.traders[Int(dice.unit() * Double(register.traders.count))], [])
        let between = slots.map { desk.line("trap/harmless", $0, language, trader: harmless, &dice) } ?? ""
        var article = first
        article.id = articles.count + 1
        article.source = press.pick(language, &dice)
        article.published = min(max(first.published, second.published) + 5_400, size.end - 600)
        article.title = slots.map { desk.headline("round-up", $0, language, &dice) } ?? ""
        article.paragraphs = [first.lead, between, second.lead]
        article.kind = "round-up"
        articles.append(article)
        for (index, form) in [(one, first.form), (two, second.form)] {
            truth[index].reports.append(Self.report(article, form: form))
        }
    }

    private func row(of article: NewsArticle) -> Int? {
        truth.firstIndex { $0.reports.first?.article == article.id }
    }

    // MARK: what no article tells

    private mutating func plantListings() {
        for (place, listing) in parties.listings.enumerated() {
            let trader = register.traders[listing.trader]
            truth.append(
                TruthRow(
                    id: "L-\(10_000 + place)", rule: "listing", concept: "version \(listing.version)",
                    subjectKind: "trader", subjects: [trader.id], allowed: [], language: "", form: listing.form,
                    round: listing.version == 1 ? 0 : -1))
        }
    }

    /// Traders that share a name with a listed person or ship that is another: no alert, and the scorer knows why.
    private mutating func noteNamesakes() {
        for namesake in parties.namesakes {
            let trader = register.traders[namesake.trader]
            truth.append(
                TruthRow(
                    id: "N-" + trader.id, rule: TruthRow.never, concept: namesake.why, subjectKind: "trader",
                    subjects: [trader.id], allowed: [], language: "", form: "", isOptional: true))
        }
    }

    /// A source of steady rhythm that stops in the middle; a world of a few days is too short to tell.
    private mutating func plantSilence() {
        guard size.days >= 10 else { return }
        for source in press.sources where source.trouble == .silent {
            truth.append(
                TruthRow(
                    id: "S-\(source.id)", rule: "silent-source", concept: "", subjectKind: "source",
                    subjects: ["source:" + source.id], allowed: [], language: source.language, form: "", round: -1))
        }
    }
}
