import Records

/// An article laid out for rules: where each mention stands, which of each kind there are, and what was asked before.
/// Made once an article, and only where a rule may be met.
final class Layout {
    /// Where a mention stands.
    struct Spot {
        let kind: Mention.Kind
        let start: Int
        let end: Int
        /// Numbered over both zones, those of the title first; -1 where the zone has none.
        let sentence: Int
        /// The title is 0, the paragraphs of the text follow.
        let paragraph: Int
        let isTitle: Bool

        /// In the order of title and text.
        var key: Int { isTitle ? start : start + Layout.textBase }
    }
    static let textBase = 1 << 40

    let scene: Scene
    let spots: [Spot]
    /// Parties by the mention that stands for them.
    let parties: [Int: [Scene.Party]]
    /// All mentions in order of position.
    let order: [Int]
    private let inNames: Set<Int>
    /// Of each sentence: the concepts that it denies.
    let denials: [Int: Set<String>]
    private var memory: [MemoryKey: Met] = [:]
    private var passages: [Int: Passage] = [:]
    var clearances: [MemoryKey: Set<String>] = [:]
    /// Of each party: the sentences it stands in.
    private(set) lazy var namings: [String: Set<Int>] = {
        var namings: [String: Set<Int>] = [:]
        for party in scene.parties {
            namings[party.subject.id, default: []].insert(spots[party.mention].sentence)
        }
        return namings
    }()
    private lazy var wordStarts = WordStarts(title: scene.article.title, text: scene.article.text)
    let cues: Cues

    init(_ scene: Scene, cues: Cues) {
        self.scene = scene
        self.cues = cues
        let titles = scene.analysis.title.sentences.count
        spots = scene.analysis.mentions.map { Layout.spot($0, scene, titles) }
        parties = Dictionary(grouping: scene.parties, by: \.mention)
        let places = spots
        order = places.indices.sorted { (places[$0].key, $0) < (places[$1].key, $1) }
        inNames = Layout.inNames(order, spots, parties)
        var denials: [Int: Set<String>] = [:]
        for (i, mention) in scene.analysis.mentions.enumerated() where mention.negated {
            if let id = mention.id { denials[places[i].sentence, default: []].insert(id) }
        }
        self.denials = denials
    }

    private static func spot(_ mention: Mention, _ scene: Scene, _ titles: Int) -> Spot {
        let frame = scene.frame(of: mention.zone)
        let isTitle = mention.zone == .title
        let place = frame.sentence(at: mention.start)
        let paragraph =
            place.flatMap { frame.paragraphs.indices.contains($0) ? frame.paragraphs[$0] : nil } ?? 0
        return Spot(
            kind: mention.kind, start: mention.start, end: mention.end,
            sentence: place.map { isTitle ? $0 : titles + $0 } ?? -1,
            paragraph: isTitle ? 0 : paragraph + 1,
            isTitle: isTitle)
    }

    /// The zone and the byte range of a sentence by its number.
    func range(ofSentence number: Int) -> (zone: Mention.Zone, range: Range<Int>)? {
        let titles = scene.analysis.title.sentences.count
        if scene.analysis.title.sentences.indices.contains(number) {
            return (.title, scene.analysis.title.sentences[number])
        }
        let place = number - titles
        guard scene.analysis.text.sentences.indices.contains(place) else { return nil }
        return (.text, scene.analysis.text.sentences[place])
    }

    /// The mentions of these kinds, in order of position.
    func mentions(_ kinds: KindSet, _ polarity: Polarity) -> [Int] {
        order.filter {
            kinds.has(spots[$0].kind) && polarity.admits(scene.analysis.mentions[$0]) && !inNames.contains($0)
        }
    }

    /// Goods and places that are part of a known party's name: “Casa Verde Café” is no coffee.
    private static func inNames(_ order: [Int], _ spots: [Spot], _ parties: [Int: [Scene.Party]]) -> Set<Int> {
        guard !parties.isEmpty else { return [] }
        let kinds = KindSet.places.union(KindSet(.commodity))
        var inside: Set<Int> = []
        var waiting: [Int] = []
        var end = -1
        for index in order {
            let key = spots[index].key
            let stop = key + spots[index].end - spots[index].start
            if parties[index] != nil {
                // What began just before the name may reach into it.
                for other in waiting where spots[other].key + spots[other].end - spots[other].start > key {
                    inside.insert(other)
                }
                end = max(end, stop)
            } else if kinds.has(spots[index].kind) {
                if key < end { inside.insert(index) }
                waiting.append(index)
                if waiting.count > 4 { waiting.removeFirst() }
            }
        }
        return inside
    }

    /// The places in `order` of the mentions that begin within a range of keys.
    func slice(_ keys: Range<Int>) -> ArraySlice<Int> {
        order[first(in: order, from: keys.lowerBound)..<first(in: order, from: keys.upperBound)]
    }

    /// The first of some mentions (in order of position) that begins at or behind a key.
    func first(in mentions: [Int], from key: Int) -> Int {
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if spots[mentions[middle]].key < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Words between two mentions of one zone; nil across zones. Two Han characters count as a word.
    func words(between a: Int, _ b: Int) -> Int? {
        let (x, y) = (spots[a], spots[b])
        guard x.isTitle == y.isTitle else { return nil }
        let (from, to) = x.start <= y.start ? (x.end, y.start) : (y.end, x.start)
        return from < to ? wordStarts.count(from..<to, isTitle: x.isTitle) : 0
    }

    /// Whether the article names one known party and, but for authorities, no other organization.
    private(set) lazy var hasSoleParty: Bool = {
        let known = Set(scene.parties.map(\.subject.id))
        guard known.count == 1 else { return false }
        return !order.contains {
            spots[$0].kind == .organization && parties[$0] == nil && !isAuthority($0)
        }
    }()

    /// Whether a name is one of those who accuse: it has, or stands beside, a word of the cues' `authority`.
    func isAuthority(_ mention: Int) -> Bool {
        guard let passage = passage(spots[mention].sentence) else { return false }
        let from = passage.place(of: spots[mention].start)
        let to = passage.place(of: spots[mention].end)
        return passage.hits.contains { hit in
            guard hit.cue == .authority else { return false }
            if hit.start < to, hit.end > from { return true }
            return hit.end <= from
                ? passage.words(in: hit.end..<from) == 0 : passage.words(in: to..<hit.start) == 0
        }
    }

    /// What a sentence says besides its mentions; the same one each time.
    func passage(_ sentence: Int) -> Passage? {
        if let known = passages[sentence] { return known }
        guard let (zone, range) = range(ofSentence: sentence) else { return nil }
        let base = zone == .title ? 0 : Layout.textBase
        let inside = slice(range.lowerBound + base..<range.upperBound + base)
        let cuts = inside.prefix(Passage.mostCuts).flatMap { [spots[$0].start, spots[$0].end] }
        let passage = Passage(scene.text(of: zone), range, cuts: cuts, cues: cues)
        passages[sentence] = passage
        return passage
    }

    // MARK: - Memory

    struct MemoryKey: Hashable {
        let atom: Int
        let subject: String?
    }

    /// What meets a condition, looked for once.
    func met(_ key: MemoryKey, by look: () -> Met) -> Met {
        if let known = memory[key] { return known }
        let met = look()
        memory[key] = met
        return met
    }
}

/// Whether what the text denies counts (`negated:`), and what it only supposes (`supposed: no`).
struct Polarity: Hashable, Sendable {
    var affirmed = true
    var denied = false
    var supposed = true

    func admits(_ mention: Mention) -> Bool {
        (mention.negated ? denied : affirmed) && (supposed || !mention.supposed)
    }
}

/// Where words begin in title and text, to count those between two offsets.
struct WordStarts {
    private let title: [Int32]
    private let text: [Int32]

    init(title: String, text: String) {
        self.title = WordStarts.starts(title)
        self.text = WordStarts.starts(text)
    }

    /// Words that begin within the range.
    func count(_ range: Range<Int>, isTitle: Bool) -> Int {
        let starts = isTitle ? title : text
        return WordStarts.rank(of: range.upperBound, in: starts)
            - WordStarts.rank(of: range.lowerBound, in: starts)
    }

    static func rank(of offset: Int, in starts: [Int32]) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if Int(starts[middle]) < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Two Han characters or kana count as a word, for there nothing parts the words.
    static func starts(_ text: String) -> [Int32] {
        var starts: [Int32] = []
        var inWord = false
        var han = 0
        var at: Int32 = 0
        for byte in text.utf8 {
            if byte >= 0xE3, byte <= 0xE9 {
                if han & 1 == 0 { starts.append(at) }
                han += 1
                inWord = true
            } else if byte > 127 || byte &- 48 < 10 || (byte | 32) &- 97 < 26 {
                if !inWord { starts.append(at) }
                inWord = true
                if byte < 0x80 || byte > 0xBF { han = 0 }
            } else {
                inWord = false
                han = 0
            }
            at &+= 1
        }
        return starts
    }
}
