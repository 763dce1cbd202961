/// Everything that must not raise an alert: traps that look like happenings, and the noise of other trades.
struct Distractions: Sendable {
    private let size: WorldSize
    private let desk: Desk
    private let press: Press
    private let register: Register
    private let parties: ListedParties
    /// Traders that may be named: of a name of their own, and on no list.
    private let sayable: [Trader]
    private var dice: Dice
    private(set) var articles: [NewsArticle] = []

    private static let traps = [
        "negation", "negation", "negation", "harmless", "harmless", "harmless", "far", "far", "hypothetical",
        "historical",
        "namesake", "common-word", "word-sense", "word-sense", "delisted", "foreign-goods", "foreign-goods", "stranger",
        "stranger", "listed-namesake",
    ]
    private static let noise = [
        "trade", "trade", "trade", "trade", "trade", "trade", "finance", "finance", "sport", "sport", "culture",
        "culture",
        "weather", "tech", "crime",
    ]

    /// - Parameter count: articles wanted, traps among them.
    init(
        _ size: WorldSize, _ desk: Desk, _ press: Press, _ register: Register, _ parties: ListedParties, count: Int
    ) {
        self.size = size
        self.desk = desk
        self.press = press
        self.register = register
        self.parties = parties
        dice = size.dice(6)
        let barred = Set(parties.listings.map(\.trader))
        sayable = register.traders.enumerated().filter { !$0.element.isCommon && !barred.contains($0.offset) }
            .map(\.element)
        let languages = ["en", "ru", "en", "es", "en", "fr", "en", "de"]
        for index in 0..<min(count, size.traps) {
            trap(Self.traps[index % Self.traps.count], languages[Int(dice.unit() * 8)])
        }
        rhythm()
        while articles.count < count { noise(from: dice.pick(press.sources)) }
    }

    private mutating func slots(declared: Bool = true) -> Slots {
        let book = desk.book
        let good = dice.pick(book.goods.filter { $0.isDeclared == declared })
        return desk.slots(good, dice.pick(book.countries), dice.pick(book.countries), &dice)
    }

    private mutating func moment() -> Int64 { size.start + Int64(dice.unit() * Double(size.days) * 86_400) - 700 }

    private mutating func print(
        _ title: String, _ paragraphs: [String], _ kind: String, _ source: NewsSource, at time: Int64? = nil
    ) {
        let moment = time ?? moment()
        articles.append(
            NewsArticle(
                source: source, published: moment, title: title.isEmpty ? kind : title, paragraphs: paragraphs,
                kind: kind))
    }

    private mutating func trap(_ name: String, _ wanted: String) {
        let section = "trap/" + name
        let isWritten = !desk.book.section(section, wanted).sentences.isEmpty
        let language = isWritten || ["foreign-goods", "stranger", "listed-namesake"].contains(name) ? wanted : "en"
        let source = press.pick(language, &dice)
        var slots = slots(declared: !["foreign-goods", "stranger"].contains(name))
        switch name {
        case "far": far(slots, language, source)
        case "foreign-goods":
            let rules = [
                "seizure", "valuation", "origin-fraud", "counterfeit", "forced-labour", "regulation", "price-shock",
            ]
            let variants = desk.book.variants(of: dice.pick(rules), language)
            retold(dice.pick(variants), slots, language, source, section, trader: [:])
        case "stranger":
            let variants = desk.book.variants(of: "trader-offence", language)
            retold(dice.pick(variants), slots, language, source, section, trader: ["nom": dice.pick(desk.firms)])
        case "listed-namesake":
            let people = parties.all.filter { $0.schema == .person }
            slots.quoted = dice.pick(people).name
            retold(dice.pick(["noise/sport", "noise/culture"]), slots, language, source, section, trader: [:])
        case "delisted":
            slots.listed = parties.all[dice.pick(parties.delisted)].name
            retold(section, slots, language, source, section, trader: [:])
        default: retold(section, slots, language, source, section, trader: subject(name, language))
        }
    }

    /// The trader whom the trap names, in some form.
    private mutating func subject(_ trap: String, _ language: String) -> [String: String] {
        if trap == "namesake", let common = register.traders.filter(\.isCommon).randomElement(using: &dice) {
            return ["nom": common.core]
        }
        let trader = dice.pick(sayable)
        return NameForms(trader, dice.pick([.exact, .short, .short]), language, &dice).cases
    }

    private mutating func retold(
        _ section: String, _ slots: Slots, _ language: String, _ source: NewsSource, _ kind: String,
        trader: [String: String]
    ) {
        let title = desk.headline(section, slots, language, trader: trader, &dice)
        var lead = [desk.line(section, slots, language, trader: trader, &dice)]
        if section.hasPrefix("noise/") { lead.append(desk.line(section, slots, language, &dice)) }
        let report = desk.report(lead, headline: title, slots, language, &dice)
        print(report.title, report.paragraphs, kind, source)
    }

    /// A trader in the first paragraph, somebody else's offence in the last.
    private mutating func far(_ slots: Slots, _ language: String, _ source: NewsSource) {
        let cases = subject("far", language)
        var paragraphs = [desk.line("trap/far", slots, language, trader: cases, &dice)]
        for _ in 0..<3 { paragraphs.append(desk.background(slots, language, &dice)) }
        paragraphs.append(desk.line("trap/far-offence", slots, language, &dice))
        print(slots.port.names[language] ?? "", paragraphs, "trap/far", source)
    }

    /// Sources that will fall silent publish every three hours until then.
    private mutating func rhythm() {
        for source in press.sources where source.trouble == .silent {
            let stop = size.start + Int64(size.days) * 43_200
            for time in stride(from: size.start + 1_000, to: stop, by: 10_800) { noise(from: source, at: time) }
        }
    }

    private mutating func noise(from source: NewsSource, at time: Int64? = nil) {
        if time == nil, source.trouble == .silent { return }
        if time == nil, articles.count > size.traps, dice.unit() < 0.12 { return reprint(source.language) }
        let language = source.language
        var kind = "noise/" + dice.pick(Self.noise)
        if desk.book.section(kind, language).sentences.isEmpty { kind = "noise/trade" }
        var slots = slots()
        let pool = desk.book.section(kind, language).sentences.shuffled(using: &dice)
        var paragraphs: [String] = []
        for sentence in pool.prefix(3 + Int(dice.unit() * 5)) {
            slots.other = dice.pick(desk.firms)
            slots.number = 3 + Int(dice.unit() * 900)
            let text = slots.fill(sentence, language)
            if paragraphs.isEmpty || dice.unit() < 0.5 {
                paragraphs.append(text)
            } else {
                paragraphs[paragraphs.count - 1] += " " + text
            }
        }
        if dice.unit() < 0.4 { paragraphs.append(desk.background(slots, language, &dice)) }
        print(desk.headline(kind, slots, language, &dice), paragraphs, kind, source, at: time)
    }

    /// Noise is syndicated like news.
    private mutating func reprint(_ language: String) {
        var copy = articles[Int(dice.unit() * Double(articles.count))]
        guard copy.source.trouble != .silent else { return }
        copy.source = press.pick(copy.source.language, besides: [copy.source.publisher], &dice)
        copy.published = min(copy.published + 1_800 + Int64(dice.exponential(mean: 20_000)), size.end - 700)
        articles.append(copy)
    }
}
