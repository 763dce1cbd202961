import GRDB
import Records

/// Puts an article into its story. A story is a connected component: articles are joined when they share a band and
/// `sameStory` says so, and the least id names it. So which articles make a story is a function of the articles alone.
///
/// Only who belongs to which story is stored, not the joins: a component that loses a join (an article was changed) is
/// put together anew from the sketches of its members.
struct StoryPlacement {
    let db: Database
    let sameStory: SameStory
    private(set) var shift = StoryShift()

    init(_ db: Database, sameStory: @escaping SameStory) {
        self.db = db
        self.sameStory = sameStory
    }

    /// Places a new article, or one whose sketch changed, and returns its story.
    mutating func place(_ article: Int64, id: String, sketch: Sketch) throws -> String {
        let member = StoryTables.Member(article: article, id: id)
        if let old = try StoryTables.story(of: article, db) {
            shift.leave(member, old)
            try StoryTables.removeSketch(of: article, db)
            try split(try StoryTables.members(of: old, db).filter { $0.article != article }, story: old)
        }
        let joined = try stories(of: sketch, besides: article)
        let story = joined.reduce(id) { min($0, $1) }
        for other in joined where other != story {
            for member in try StoryTables.members(of: other, db) { try move(member, from: other, to: story) }
        }
        shift.arrive(member, story)
        try StoryTables.setStory(story, of: member, db)
        try StoryTables.setSketch(sketch, of: article, db)
        return story
    }

    /// The stories with an article that tells the same. Within a story the first such article is enough.
    private func stories(of sketch: Sketch, besides article: Int64) throws -> [String] {
        var joined: [String] = []
        for candidate in try StoryTables.candidates(for: sketch, besides: article, db)
        where candidate.story != joined.last {
            guard let other = try StoryTables.sketch(of: candidate.article, db) else { continue }
            if sameStory(sketch, other) { joined.append(candidate.story) }
        }
        return joined
    }

    /// Puts together anew what remains of a story.
    private mutating func split(_ members: [StoryTables.Member], story: String) throws {
        let sketches = try members.map { try StoryTables.sketch(of: $0.article, db) ?? Sketch() }
        for component in Components.of(sketches, joined: sameStory) {
            guard let least = component.map({ members[$0].id }).min() else { continue }
            for i in component { try move(members[i], from: story, to: least) }
        }
    }

    private mutating func move(_ member: StoryTables.Member, from old: String, to new: String) throws {
        shift.leave(member, old)
        shift.arrive(member, new)
        if old != new { try StoryTables.setStory(new, of: member, db) }
    }
}

/// Which articles went from which story to which.
struct StoryShift {
    private var before: [Int64: String] = [:]
    private var after: [Int64: String] = [:]

    /// The first story an article leaves is the one it came from.
    mutating func leave(_ member: StoryTables.Member, _ story: String) {
        if before[member.article] == nil, after[member.article] == nil { before[member.article] = story }
    }

    mutating func arrive(_ member: StoryTables.Member, _ story: String) { after[member.article] = story }

    /// Articles whose story is another one now.
    var moved: [Int64] { after.filter { before[$0.key] != $0.value }.map(\.key).sorted() }

    /// All stories that lost or won an article.
    var stories: Set<String> { Set(before.values).union(after.values) }

    /// Where the articles of a story went, itself included where some stayed.
    var flow: [String: Set<String>] {
        var flow: [String: Set<String>] = [:]
        for (article, old) in before {
            if let new = after[article] { flow[old, default: []].insert(new) }
        }
        return flow
    }
}

/// Connected components of articles by their sketches.
enum Components {
    /// Groups of indices. Only those that share a band are compared, and none that are joined already.
    static func of(_ sketches: [Sketch], joined: SameStory) -> [[Int]] {
        var parents = Array(sketches.indices)
        func root(_ i: Int) -> Int {
            var i = i
            while parents[i] != i {
                parents[i] = parents[parents[i]]
                i = parents[i]
            }
            return i
        }
        var buckets: [UInt64: [Int]] = [:]
        for (i, sketch) in sketches.enumerated() {
            for band in Set(sketch.bands) {
                for j in buckets[band, default: []] where root(i) != root(j) {
                    guard joined(sketch, sketches[j]) else { continue }
                    let (from, to) = (root(i), root(j))
                    parents[from] = to
                }
                buckets[band, default: []].append(i)
            }
        }
        return Dictionary(grouping: sketches.indices, by: root).values.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    }
}
