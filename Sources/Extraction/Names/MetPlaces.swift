/// Where parties were met in a text, to ask for overlaps: as quick in a text of a million names as in a short one.
struct MetPlaces {
    struct Place {
        /// The number of the party.
        var party: UInt32
        var range: Range<Int>
    }

    /// By party, then by start.
    private let places: [Place]
    /// The furthest end of a party's places up to each of them.
    private let ends: [Int]

    init(_ places: [Place]) {
        self.places = places.sorted { ($0.party, $0.range.lowerBound) < ($1.party, $1.range.lowerBound) }
        var ends: [Int] = []
        ends.reserveCapacity(places.count)
        for (i, place) in self.places.enumerated() {
            let isSame = i > 0 && self.places[i - 1].party == place.party
            ends.append(isSame ? max(ends[i - 1], place.range.upperBound) : place.range.upperBound)
        }
        self.ends = ends
    }

    /// Whether the party was met within the range.
    func overlaps(_ place: Place) -> Bool {
        // The first place of the party that begins behind the range, or the first of the next party.
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if (places[middle].party, places[middle].range.lowerBound) < (place.party, place.range.upperBound) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low > 0 && places[low - 1].party == place.party && ends[low - 1] > place.range.lowerBound
    }
}
