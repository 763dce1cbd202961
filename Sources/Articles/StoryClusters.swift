import Records

/// Groups texts into stories as they come: the `dedup` command, and what the store does with articles, in memory.
///
/// The story of a text is the id of the first of its connected component.
package struct StoryClusters {
    private var sketches: [Sketch] = []
    private var parents: [Int] = []
    /// By band, the texts that have it; a band that very many share is a commonplace and tells nothing more.
    private var bands: [UInt64: [Int]] = [:]
    private static let mostPerBand = 64

    package init() {}

    /// Adds a text and joins it to those that tell the same story.
    package mutating func add(title: String, text: String) {
        let place = sketches.count
        let sketch = Sketcher.sketch(title: title, text: text)
        sketches.append(sketch)
        parents.append(place)
        var seen: Set<Int> = []
        for band in sketch.bands {
            for other in bands[band] ?? [] where seen.insert(other).inserted {
                if root(other) != root(place), Sketcher.sameStory(sketch, sketches[other]) { join(other, place) }
            }
            if (bands[band]?.count ?? 0) < Self.mostPerBand { bands[band, default: []].append(place) }
        }
    }

    /// For each text, in order, the place of the first text of its story.
    package mutating func stories() -> [Int] { parents.indices.map { root($0) } }

    private mutating func root(_ place: Int) -> Int {
        var at = place
        while parents[at] != at {
            parents[at] = parents[parents[at]]
            at = parents[at]
        }
        return at
    }

    private mutating func join(_ a: Int, _ b: Int) {
        let (x, y) = (root(a), root(b))
        parents[max(x, y)] = min(x, y)
    }
}
