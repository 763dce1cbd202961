import GRDB
import Records

/// Puts the stories of one rule and subject into their events. An event is a connected component: stories are joined
/// when they lie within the window and `sameEvent` says so of the findings that stand for them, and the least story
/// names it. So what makes an event is a function of the articles alone, as with stories.
struct EventPlacement {
    let db: Database
    let key: AlertKey
    let rules: StoryRules
    let memo: FindingMemo
    private var before: [String: EventTable.Row] = [:]
    private(set) var rows: [String: EventTable.Row] = [:]
    private var standing: [String: Finding] = [:]

    init(_ db: Database, _ key: AlertKey, _ rules: StoryRules, _ memo: FindingMemo) {
        self.db = db
        self.key = key
        self.rules = rules
        self.memo = memo
    }

    /// Which alerts are to be put together anew, and where their stories come from.
    struct Outcome {
        /// The stories of each event that may say something else now, in order.
        var events: [String: [String]] = [:]
        /// Where the findings of an event went, itself included where some stayed.
        var flow: [String: Set<String>] = [:]
        /// What came before each of them.
        var histories: [String: SubjectHistory] = [:]
    }

    /// Takes in what became of some stories. `flow`: where the articles of a story went.
    mutating func place(_ stories: Set<String>, flow: [String: Set<String>]) throws -> Outcome {
        let fresh = try load(stories)
        let changed = stories.filter { before[$0]?.sign != fresh[$0]?.sign || before[$0]?.at != fresh[$0]?.at }
        var nodes = try regroup(changed.sorted())
        nodes.formUnion(stories.filter { rows[$0] != nil })
        try save()
        return outcome(nodes, stories, flow)
    }

    /// Reads the rows as they were and as they are, with the old events still.
    private mutating func load(_ stories: Set<String>) throws -> [String: EventTable.Row] {
        var fresh: [String: EventTable.Row] = [:]
        var times: [Int64] = []
        for story in stories {
            let old = try EventTable.row(of: key, story: story, db)
            if let old { times += [old.first, old.last] }
            if let new = try EventTable.current(story: story, of: key, db) {
                fresh[story] = new
                times += [new.first, new.last]
            }
        }
        guard let from = times.min(), let to = times.max() else { return [:] }
        for row in try EventTable.rows(of: key, from: from, to: to, db) { before[row.story] = row }
        rows = before
        for story in stories {
            guard var row = fresh[story] else {
                rows[story] = nil
                continue
            }
            row.event = before[story]?.event ?? row.event
            rows[story] = row
        }
        return fresh
    }

    /// Finds the events of stories that are new or stand for something else, and of all that were or are joined to them.
    private mutating func regroup(_ changed: [String]) throws -> Set<String> {
        let broken = Set(changed.compactMap { before[$0]?.event })
        let present = changed.filter { rows[$0] != nil }
        var nodes = Set(present).union(rows.values.filter { broken.contains($0.event) }.map(\.story))
        var union = Union()
        try joinPairs(among: nodes, &union)
        var whole: Set<String> = []
        for story in present {
            for other in neighbours(of: story) where !nodes.contains(other.story) {
                if union.root(story) == union.root(other.event) { continue }
                if try areJoined(story, other.story) {
                    union.join(story, other.event)
                    whole.insert(other.event)
                }
            }
        }
        for row in rows.values where whole.contains(row.event) && !nodes.contains(row.story) {
            union.join(row.story, row.event)
            nodes.insert(row.story)
        }
        for component in Dictionary(grouping: nodes, by: { union.root($0) }).values {
            guard let least = component.min() else { continue }
            for story in component { rows[story]?.event = least }
        }
        return nodes
    }

    private mutating func joinPairs(among nodes: Set<String>, _ union: inout Union) throws {
        let ordered = nodes.compactMap { rows[$0] }.sorted { ($0.at, $0.story) < ($1.at, $1.story) }
        for (i, row) in ordered.enumerated() {
            for other in ordered[(i + 1)...] {
                guard other.at - row.at <= rules.window else { break }
                if union.root(row.story) != union.root(other.story), try areJoined(row.story, other.story) {
                    union.join(row.story, other.story)
                }
            }
        }
    }

    private func neighbours(of story: String) -> [EventTable.Row] {
        guard let row = rows[story] else { return [] }
        return rows.values.filter { $0.story != story && abs($0.at - row.at) <= rules.window }
            .sorted { $0.story < $1.story }
    }

    private mutating func areJoined(_ a: String, _ b: String) throws -> Bool {
        guard let one = try finding(a), let other = try finding(b) else { return false }
        return rules.sameEvent(one, other)
    }

    private mutating func finding(_ story: String) throws -> Finding? {
        if let known = standing[story] { return known }
        let finding = try EventTable.standing(for: story, of: key, db).map { try memo.finding($0.body) }
        standing[story] = finding
        return finding
    }

    private func save() throws {
        for (story, row) in rows where before[story] != row { try EventTable.put(row, of: key, db) }
        for story in before.keys where rows[story] == nil { try EventTable.delete(story: story, of: key, db) }
    }

    private func outcome(_ nodes: Set<String>, _ touched: Set<String>, _ flow: [String: Set<String>]) -> Outcome {
        var outcome = Outcome()
        var wanted = Set(nodes.compactMap { rows[$0]?.event })
        for story in nodes.union(touched) {
            guard let old = before[story]?.event else { continue }
            let destinations = (flow[story] ?? []).union([story]).compactMap { rows[$0]?.event }
            outcome.flow[old, default: []].formUnion(destinations)
        }
        let past = SubjectPast(before.values)
        let now = SubjectPast(rows.values)
        // What came first about a subject is news; that changes where an older event comes in late.
        for event in now.events where past.history(of: event) != now.history(of: event) { wanted.insert(event) }
        for row in rows.values.sorted(by: { $0.story < $1.story }) where wanted.contains(row.event) {
            outcome.events[row.event, default: []].append(row.story)
        }
        for event in wanted { outcome.histories[event] = now.history(of: event) }
        return outcome
    }
}

/// Which events of a rule and subject came before which.
private struct SubjectPast {
    private var firsts: [String: Int64] = [:]
    /// When each event ended, in order.
    private var lasts: [Int64]

    init(_ rows: some Sequence<EventTable.Row>) {
        var lasts: [String: Int64] = [:]
        for row in rows {
            firsts[row.event] = min(firsts[row.event] ?? row.first, row.first)
            lasts[row.event] = max(lasts[row.event] ?? row.last, row.last)
        }
        self.lasts = lasts.values.sorted()
    }

    var events: [String] { firsts.keys.sorted() }

    /// More of them say nothing more.
    private static let most = 9

    /// An event itself does not end before it begins, so that it is not among those before it.
    func history(of event: String) -> SubjectHistory {
        guard let first = firsts[event] else { return SubjectHistory() }
        let from = place(of: first - Int64(SubjectHistory.days) * 86_400)
        let to = place(of: first)
        guard from < to else { return SubjectHistory() }
        return SubjectHistory(events: min(SubjectPast.most, to - from), last: Timestamp(seconds: lasts[to - 1]))
    }

    /// How many ended before this time.
    private func place(of time: Int64) -> Int {
        var (low, high) = (0, lasts.count)
        while low < high {
            let middle = (low + high) / 2
            if lasts[middle] < time { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Sets of names that are joined one by one.
private struct Union {
    private var parents: [String: String] = [:]

    func root(_ name: String) -> String {
        var name = name
        while let parent = parents[name] { name = parent }
        return name
    }

    mutating func join(_ a: String, _ b: String) {
        let (from, to) = (root(a), root(b))
        if from != to { parents[max(from, to)] = min(from, to) }
    }
}
