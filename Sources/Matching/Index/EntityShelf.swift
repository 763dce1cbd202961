import Records
import Synchronization

/// The entries that an index is of: as they were given, or each taken out of a cache when it is first asked for.
final class EntityShelf: Sendable {
    /// An entry; a class, since `Entity` has many fields that a copy would have to count.
    final class Entry: Sendable {
        let entity: Entity
        init(_ entity: Entity) { self.entity = entity }
    }

    /// The number of each entry's list in `lists`.
    private let listOf: [UInt16]
    /// The lists that the entries stand on, in the order of their first entries.
    let lists: [String]
    private let byID: KeyTable<UInt64>
    /// The records behind one another, and where each begins; empty when the entries were given.
    private let records: [UInt8]
    private let starts: [Int32]
    private let entries: Mutex<[Entry?]>

    var count: Int { listOf.count }

    /// Of two entries of one list with one id the first stays.
    init(_ entities: [Entity]) {
        var seen: Set<String> = []
        seen.reserveCapacity(entities.count)
        var entries: [Entry?] = []
        entries.reserveCapacity(entities.count)
        var keys: [(UInt64, Int32)] = []
        var numbers: [String: UInt16] = [:]
        var listOf: [UInt16] = []
        var lists: [String] = []
        for entity in entities where seen.insert(entity.dataset + "\n" + entity.id).inserted {
            keys.append((StableHash.of(entity.id.utf8), Int32(truncatingIfNeeded: entries.count)))
            entries.append(Entry(entity))
            if numbers[entity.dataset] == nil {
                numbers[entity.dataset] = UInt16(clamping: lists.count)
                lists.append(entity.dataset)
            }
            listOf.append(numbers[entity.dataset] ?? 0)
        }
        byID = KeyTable(keys)
        (self.listOf, self.lists) = (listOf, lists)
        (records, starts) = ([], [])
        self.entries = Mutex(entries)
    }

    /// Nil only for a place that does not exist, and for a record of a cache that is none.
    subscript(place: Int) -> Entry? {
        entries.withLock { entries in
            guard entries.indices.contains(place) else { return nil }
            if let entry = entries[place] { return entry }
            let record = records[Int(starts[place])..<Int(starts[place + 1])]
            let entry = EntityRecord.entity(record).map { Entry($0) }
            entries[place] = entry
            return entry
        }
    }

    /// The place of the entry with this id: on this list, or the first on any.
    func place(of id: String, on list: String? = nil) -> Int? {
        byID[StableHash.of(id.utf8)].map { Int($0) }.first { place in
            guard let entity = self[place]?.entity, entity.id == id else { return false }
            return list.map { $0 == entity.dataset } ?? true
        }
    }

    func list(of place: Int) -> String { lists[Int(listOf[place])] }

    func areOfOneList(_ a: Int, _ b: Int) -> Bool { listOf[a] == listOf[b] }

    // MARK: Cache

    func write(to writer: inout CacheWriter) {
        var records: [UInt8] = []
        var starts: [Int32] = [0]
        for place in 0..<count {
            if let entry = self[place] { EntityRecord.append(entry.entity, to: &records) }
            starts.append(Int32(clamping: records.count))
        }
        writer.column(starts)
        writer.column(records)
        writer.column(listOf)
        byID.write(to: &writer)
    }

    init(from reader: inout CacheReader) throws(ScreenerCacheError) {
        starts = try reader.column()
        records = try reader.column()
        listOf = try reader.column()
        try CacheReader.checkStarts(starts, end: records.count)
        try CacheReader.check(starts.count == listOf.count + 1)
        lists = try EntityShelf.lists(listOf, records, starts)
        byID = try KeyTable(from: &reader, below: listOf.count)
        entries = Mutex([Entry?](repeating: nil, count: listOf.count))
    }

    /// The lists by their numbers, from the first entry of each.
    private static func lists(
        _ listOf: [UInt16], _ records: [UInt8], _ starts: [Int32]
    ) throws(ScreenerCacheError) -> [String] {
        var lists: [String] = []
        for (place, number) in listOf.enumerated() where Int(number) >= lists.count {
            guard Int(number) == lists.count,
                let first = EntityRecord.entity(records[Int(starts[place])..<Int(starts[place + 1])])
            else { throw .damaged }
            lists.append(first.dataset)
        }
        return lists
    }
}
