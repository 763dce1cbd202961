import Records
import Texts

/// Finds the ways that goods take: a place behind “from”, one behind “to”, those behind “via” – in one sentence, a few words
/// apart, in either order.
struct RouteSearch {
    let words: TextWords
    let frame: TextFrame
    let terms: [TermMatch]
    let concepts: [Concept]

    /// How many words may stand between a place and the word before the next.
    private static let reach = 5
    /// How sure a route is in a sentence that speaks of cargo, and in another.
    private static let carried: Float = 0.9
    private static let bare: Float = 0.6

    /// A place of a route, as its words stand.
    private struct Stop {
        enum Part { case origin, destination, passage }
        var part: Part
        var code: String
        var first: Int
        var end: Int
        var start: Int
        var byteEnd: Int
    }

    func find() -> [FoundMeasure] {
        let stops = stops()
        var found: [FoundMeasure] = []
        var at = 0
        while at + 1 < stops.count {
            let chain = chain(stops, from: at)
            let route = route(chain)
            route.map { found.append($0) }
            at += route == nil ? 1 : chain.count
        }
        return found
    }

    /// Places with a cue before them, in order; of several terms at the same words the most exact (a port) counts.
    private func stops() -> [Stop] {
        var stops: [Stop] = []
        for term in terms {
            let concept = concepts[term.concept]
            guard concept.role == .mention(.port) || concept.role == .mention(.country), term.token > 0,
                let part = part(before: term.token)
            else { continue }
            let stop = Stop(
                part: part, code: concept.name, first: term.token, end: term.token + term.tokenCount, start: term.start,
                byteEnd: term.end)
            if let last = stops.last, last.end > stop.first {
                if concept.role == .mention(.port), last.code.count == 2 { stops[stops.count - 1] = stop }
            } else {
                stops.append(stop)
            }
        }
        return stops
    }

    /// What the words right before a place make of it; `the port of` may stand between.
    private func part(before place: Int) -> Stop.Part? {
        var at = place
        for _ in 0..<4 where at > 0 {
            at -= 1
            if let part = cue(endingAt: at + 1) { return part }
            guard RouteSearch.fillers.find(words, at: at) != nil else { return nil }
        }
        return nil
    }

    private static let fillers = PhraseLookup<Bool>([
        (
            true,
            "the|port|ports|of|city|airport|southern|northern|eastern|western|iranian|le|la|les|port|du|de|des|el|puerto|o|"
                + "porto|dem|der|den|hafen|порта|порт|порту|города|ميناء|مدينة"
        )
    ])

    private func cue(endingAt end: Int) -> Stop.Part? {
        for count in 1...3 where end >= count {
            let at = end - count
            if MeasureWords.origins.find(words, at: at)?.end == end { return .origin }
            if MeasureWords.destinations.find(words, at: at)?.end == end { return .destination }
            if MeasureWords.passages.find(words, at: at)?.end == end { return .passage }
        }
        return nil
    }

    /// The stops from `start` on that follow each other within reach, in one sentence, each part once but passages.
    private func chain(_ stops: [Stop], from start: Int) -> [Stop] {
        var chain = [stops[start]]
        let sentence = frame.sentence(at: stops[start].start)
        for stop in stops[(start + 1)...] {
            guard let last = chain.last, stop.first - last.end <= RouteSearch.reach,
                frame.sentence(at: stop.start) == sentence,
                stop.part == .passage || !chain.contains(where: { $0.part == stop.part })
            else { break }
            chain.append(stop)
        }
        return chain
    }

    private func route(_ chain: [Stop]) -> FoundMeasure? {
        guard let origin = chain.first(where: { $0.part == .origin }),
            let destination = chain.first(where: { $0.part == .destination }), origin.code != destination.code,
            let first = chain.first, let last = chain.last
        else { return nil }
        let passages = chain.filter { $0.part == .passage }.map(\.code)
        return FoundMeasure(
            start: first.start, end: last.byteEnd, kind: .route,
            id: ([origin.code] + passages + [destination.code]).joined(separator: ">"),
            score: isCarriage(first) ? RouteSearch.carried : RouteSearch.bare)
    }

    /// Whether the sentence of a stop speaks of goods on their way, or of a good.
    private func isCarriage(_ stop: Stop) -> Bool {
        guard let sentence = frame.sentence(at: stop.start).map({ frame.sentences[$0] }) else { return false }
        var at = stop.first
        while at > 0, Int(words[at - 1].start) >= sentence.lowerBound { at -= 1 }
        while at < words.count, Int(words[at].start) < sentence.upperBound {
            if MeasureWords.carriage.find(words, at: at) != nil { return true }
            at += 1
        }
        return terms.contains {
            sentence.contains($0.start) && concepts[$0.concept].role == .mention(.commodity)
        }
    }
}
