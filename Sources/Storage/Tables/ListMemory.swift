import GRDB
import Records

/// The versions of one list that were known by a moment: what the list said on a day, as far as they tell.
struct ListMemory {
    /// The list's source.
    var list: String
    /// Ascending by number, none empty.
    var versions: [ListVersion]

    /// Of all lists, by source. A version whose content was not kept is none.
    static func all(knownBy known: Timestamp?, _ db: Database) throws -> [ListMemory] {
        let versions = try ListVersionTable.kept(knownBy: known, db)
        return Dictionary(grouping: versions, by: \.source).map { ListMemory(list: $0, versions: $1) }
            .sorted { $0.list < $1.list }
    }

    /// The version that was in force at the moment.
    func version(at moment: Timestamp) -> ListVersion? {
        var found: ListVersion?
        var latest: Timestamp?
        for version in versions {
            let effective = ListMemory.effective(version, after: latest)
            latest = max(latest ?? effective, effective)
            if effective <= moment { found = version }
        }
        return found
    }

    /// When a version took effect: when it says it was published. Where it does not say, and where the list went back
    /// to a version older than one before, that was seen when it was fetched; none was published after that.
    private static func effective(_ version: ListVersion, after latest: Timestamp?) -> Timestamp {
        guard let published = version.published, published >= latest ?? published else { return version.fetched }
        return min(published, version.fetched)
    }

    /// What the list said at the moment, by id.
    func entities(at moment: Timestamp, _ db: Database) throws -> [DatedEntity] {
        let base = version(at: moment)
        let said = try base.map { try ListMemory.entries(of: $0, db) } ?? []
        let dated = try datedBack(to: moment.day, after: base?.number ?? 0, db)
        let present = Set(said.map(\.content.id))
        let entries = said.map { ($0, true) } + dated.filter { !present.contains($0.content.id) }.map { ($0, false) }
        return try entries.sorted { $0.0.content.id < $1.0.content.id }.compactMap { entry, isOfVersion in
            let entity = try entry.content.entity()
            guard !ListMemory.isOver(entity.delisted, on: moment.day) else { return nil }
            return DatedEntity(entity: entity, known: entry.since, isOfVersion: isOfVersion)
        }
    }

    /// What a version of a list says, by id.
    static func entries(of version: ListVersion, _ db: Database) throws -> [EntryRow] {
        let now = try EntityTable.entries(list: version.source, inVersion: version.number, db)
        let before = try HistoryTable.entries(list: version.source, inVersion: version.number, db)
        return (now + before).sorted { $0.content.id < $1.content.id }
    }

    /// What the versions after this one (0: all) say of entries that were listed by the day and not delisted then; of
    /// each the first that says so.
    private func datedBack(to day: String, after number: Int, _ db: Database) throws -> [EntryRow] {
        let now = try EntityTable.entries(list: list, after: number, listedBy: day, db)
        let before = try HistoryTable.entries(list: list, after: number, db)
        let dated = (now + before).filter { entry in
            entry.content.listed.map { $0 <= day } ?? false && !ListMemory.isOver(entry.content.delisted, on: day)
                && versions.contains { entry.isOf(version: $0.number) }
        }
        return Array(Dictionary(dated.map { ($0.content.id, $0) }) { $0.first < $1.first ? $0 : $1 }.values)
    }

    /// Whether a listing that ended on `delisted` has ended by the day. A month or a year ends with its last day.
    private static func isOver(_ delisted: String?, on day: String) -> Bool {
        guard let delisted else { return false }
        return delisted.utf8.count < day.utf8.count
            ? delisted < String(day.prefix(delisted.count)) : delisted <= day
    }
}
