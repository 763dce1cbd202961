/// Writes reports: a lead, quotes, details, background – in the order and mixture of a news desk.
struct Desk: Sendable {
    let book: PhraseBook
    /// People and firms that nobody watches.
    let people: [String]
    let firms: [String]

    init(_ size: WorldSize, _ book: PhraseBook, _ naming: inout Naming) {
        var dice = size.dice(4)
        self.book = book
        let count = max(40, size.articles / 40)
        people = (0..<min(800, count)).map { _ in naming.person(dice.pick(Culture.all), &dice).name }
        firms = (0..<count).map { _ in
            let (core, form, _) = naming.company(dice.pick(Culture.all), isCommon: false, &dice)
            return "\(core) \(Scripts.latin(form, "en"))"
        }
    }

    /// Slots of a new story.
    func slots(
        _ good: PhraseBook.Good, _ origin: PhraseBook.Country, _ destination: PhraseBook.Country, _ dice: inout Dice
    ) -> Slots {
        let ports = book.ports.filter { $0.country == destination.code || $0.country == origin.code }
        return Slots(
            good: good, origin: origin, destination: destination, third: dice.pick(book.countries),
            port: ports.isEmpty ? dice.pick(book.ports) : dice.pick(ports), quoted: dice.pick(people),
            other: dice.pick(firms), number: 3 + Int(dice.unit() * 90), percent: 11 + Int(dice.unit() * 40),
            money: 2 + Int(dice.unit() * 60), weight: 2 + Int(dice.unit() * 80), weekday: Int(dice.unit() * 5))
    }

    /// What `pronoun` form says instead of the name.
    func pronoun(_ language: String, isPerson: Bool) -> [String: String] {
        let sentences = book.section(isPerson ? "pronoun/person" : "pronoun", language).sentences
        return Dictionary(
            sentences.compactMap { line in
                let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
                return parts.count == 2 ? (parts[0], parts[1]) : nil
            }, uniquingKeysWith: { first, _ in first })
    }

    /// A whole report around sentences that tell the story.
    /// - Parameter lead: sentences of one paragraph.
    func report(
        _ lead: [String], headline: String, _ slots: Slots, _ language: String, _ dice: inout Dice
    ) -> (title: String, paragraphs: [String]) {
        var paragraphs: [String] = []
        if dice.unit() < 0.2 { paragraphs.append(background(slots, language, &dice)) }
        let dateline = dice.unit() < 0.2 ? "\(slots.port.names[language]?.uppercased() ?? "") – " : ""
        paragraphs.append(dateline + lead.joined(separator: " "))
        if dice.unit() < 0.7 { paragraphs.append(line("quote", slots, language, &dice)) }
        if dice.unit() < 0.7 { paragraphs.append(line("detail", slots, language, &dice)) }
        for _ in 0..<Int(dice.unit() * 3) {
            let more = background(slots, language, &dice)
            if !paragraphs.contains(where: { $0.hasPrefix(more.prefix(24)) }) { paragraphs.append(more) }
        }
        return (headline, paragraphs)
    }

    /// A paragraph of one to three neutral sentences.
    func background(_ slots: Slots, _ language: String, _ dice: inout Dice) -> String {
        let pool = book.section("background", language).sentences.shuffled(using: &dice)
        return pool.prefix(1 + Int(dice.unit() * 3)).map { slots.fill($0, language) }.joined(separator: " ")
    }

    /// One filled sentence of a section.
    func line(_ section: String, _ slots: Slots, _ language: String, trader: [String: String] = [:], _ dice: inout Dice)
        -> String
    {
        let pool = book.section(section, language).sentences
        return pool.isEmpty ? "" : slots.fill(dice.pick(pool), language, trader: trader)
    }

    func headline(
        _ section: String, _ slots: Slots, _ language: String, trader: [String: String] = [:], _ dice: inout Dice
    ) -> String {
        let pool = book.section(section, language).headlines
        return pool.isEmpty ? "" : slots.fill(dice.pick(pool), language, trader: trader)
    }
}
