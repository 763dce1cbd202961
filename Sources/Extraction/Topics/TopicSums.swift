/// The evidence of a story, summed up by concept and by country.
struct TopicSums {
    /// In rising order of the concept's place in the lexicon, each once. What stands in the dateline is left out of
    /// them.
    private(set) var concepts: [(place: Int, sum: TopicSum)] = []
    /// In rising order of the country's place in `TopicLexicon.countries`, each once.
    private(set) var countries: [(place: Int, sum: TopicSum)] = []

    init(_ evidence: TopicEvidence, _ lexicon: TopicLexicon) {
        let regionPlace = evidence.region.flatMap { region in lexicon.countries.firstIndex(of: region) }
        if let regionPlace { countries.append((regionPlace, Self.dateline)) }
        for find in evidence.finds {
            guard lexicon.hashes.indices.contains(find.concept) else { continue }
            let country = lexicon.countryOf[find.concept]
            if country >= 0, !find.isDateline {
                var sum = TopicSum()
                sum.add(find, isPort: lexicon.isPort[find.concept])
                countries.append((country, sum))
            } else if country >= 0, regionPlace == nil {
                countries.append((country, Self.dateline))
            }
            guard country < 0 || !find.isDateline else { continue }
            var sum = TopicSum()
            sum.add(find)
            concepts.append((find.concept, sum))
        }
        concepts = Self.merged(concepts)
        countries = Self.merged(countries)
    }

    private static var dateline: TopicSum {
        var sum = TopicSum()
        sum.isDateline = true
        return sum
    }

    /// The sum of a concept, or nothing.
    func concept(_ place: Int) -> TopicSum {
        var low = 0
        var high = concepts.count
        while low < high {
            let middle = (low + high) / 2
            if concepts[middle].place < place { low = middle + 1 } else { high = middle }
        }
        return low < concepts.count && concepts[low].place == place ? concepts[low].sum : TopicSum()
    }

    private static func merged(_ sums: [(place: Int, sum: TopicSum)]) -> [(place: Int, sum: TopicSum)] {
        var merged: [(place: Int, sum: TopicSum)] = []
        merged.reserveCapacity(sums.count)
        // Equal places keep their order: sums of Float depend on it.
        for next in sums.enumerated().sorted(by: { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }) {
            if let last = merged.last, last.place == next.element.place {
                merged[merged.count - 1].sum.add(next.element.sum)
            } else {
                merged.append(next.element)
            }
        }
        return merged
    }
}
