import Records

/// A party in few bytes: every field in a fixed order, numbers as LEB128 varints, texts as length and UTF-8.
///
/// `Tests/MatchingTests` fail when `Entity` has a field that is not here.
enum EntityRecord {
    static func append(_ entity: Entity, to bytes: inout [UInt8]) {
        var out = RecordWriter(bytes: bytes)
        bytes = []
        out.text(entity.id)
        out.text(entity.schema.rawValue)
        out.text(entity.name)
        out.texts(entity.aliases)
        out.texts(entity.weakAliases)
        out.texts(entity.countries)
        out.texts(entity.birthDates)
        out.texts(entity.birthPlaces)
        out.optional(entity.gender)
        out.list(entity.nameParts) { out, part in
            out.text(part.kind.rawValue)
            out.text(part.text)
        }
        out.identifiers(entity.identifiers)
        out.texts(entity.addresses)
        out.texts(entity.programs)
        out.texts(entity.topics)
        out.text(entity.dataset)
        out.optional(entity.listed)
        out.optional(entity.delisted)
        out.list(entity.relations) { out, relation in
            out.text(relation.kind.rawValue)
            out.text(relation.name)
            out.optional(relation.entity)
        }
        out.optional(entity.remarks)
        out.texts(entity.commodities)
        out.texts(entity.origins)
        out.texts(entity.destinations)
        out.related(entity.owners)
        out.related(entity.vessels)
        out.texts(entity.notes.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
        bytes = out.bytes
    }

    /// Nil when the bytes are no party.
    static func entity(_ bytes: ArraySlice<UInt8>) -> Entity? {
        bytes.withUnsafeBufferPointer { bytes in
            var reader = RecordReader(bytes: bytes)
            return try? reader.entity()
        }
    }
}

private struct RecordWriter {
    var bytes: [UInt8]

    mutating func number(_ value: Int) {
        var rest = UInt(bitPattern: value)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func text(_ text: String) {
        number(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func optional(_ value: String?) { texts(value.map { [$0] } ?? []) }

    mutating func list<Item>(_ items: [Item], _ write: (inout RecordWriter, Item) -> Void) {
        number(items.count)
        for item in items { write(&self, item) }
    }

    mutating func texts(_ texts: [String]) { list(texts) { $0.text($1) } }

    mutating func identifiers(_ identifiers: [Identifier]) {
        list(identifiers) { out, identifier in
            out.text(identifier.type)
            out.text(identifier.value)
        }
    }

    mutating func related(_ related: [Entity.Related]) {
        list(related) { out, item in
            out.text(item.name)
            out.identifiers(item.identifiers)
        }
    }
}

private struct RecordReader {
    private enum Failure: Error { case noParty }

    let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func entity() throws -> Entity {
        let id = try text()
        guard let schema = Entity.Schema(rawValue: try text()) else { throw Failure.noParty }
        var entity = Entity(id: id, schema: schema, name: try text(), dataset: "")
        entity.aliases = try texts()
        entity.weakAliases = try texts()
        entity.countries = try texts()
        entity.birthDates = try texts()
        entity.birthPlaces = try texts()
        entity.gender = try texts().first
        entity.nameParts = try list { reader in
            guard let kind = Entity.NamePart.Kind(rawValue: try reader.text()) else { throw Failure.noParty }
            return Entity.NamePart(kind, try reader.text())
        }
        entity.identifiers = try identifiers()
        entity.addresses = try texts()
        entity.programs = try texts()
        entity.topics = try texts()
        entity.dataset = try text()
        entity.listed = try texts().first
        entity.delisted = try texts().first
        entity.relations = try list { reader in
            guard let kind = Entity.Relation.Kind(rawValue: try reader.text()) else { throw Failure.noParty }
            return Entity.Relation(kind, name: try reader.text(), entity: try reader.texts().first)
        }
        entity.remarks = try texts().first
        entity.commodities = try texts()
        entity.origins = try texts()
        entity.destinations = try texts()
        entity.owners = try related()
        entity.vessels = try related()
        let notes = try texts()
        for i in stride(from: 0, to: notes.count - 1, by: 2) { entity.notes[notes[i]] = notes[i + 1] }
        guard at == bytes.count else { throw Failure.noParty }
        return entity
    }

    private mutating func number() throws -> Int {
        var value: UInt = 0
        for shift in stride(from: UInt(0), to: 35, by: 7) {
            guard at < bytes.count else { throw Failure.noParty }
            let byte = bytes[at]
            at += 1
            value |= UInt(byte & 0x7F) << shift
            if byte < 0x80 { return Int(value) }
        }
        throw Failure.noParty
    }

    private mutating func text() throws -> String {
        let length = try number()
        guard length <= bytes.count - at else { throw Failure.noParty }
        defer { at += length }
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[at..<at + length]), as: UTF8.self)
    }

    /// Every item takes a byte at least, so that no number asks for more room than there are bytes.
    private mutating func list<Item>(_ read: (inout RecordReader) throws -> Item) throws -> [Item] {
        let count = try number()
        guard count <= bytes.count - at else { throw Failure.noParty }
        var items: [Item] = []
        items.reserveCapacity(count)
        for _ in 0..<count { items.append(try read(&self)) }
        return items
    }

    private mutating func texts() throws -> [String] { try list { try $0.text() } }

    private mutating func identifiers() throws -> [Identifier] {
        try list { Identifier(type: try $0.text(), value: try $0.text()) }
    }

    private mutating func related() throws -> [Entity.Related] {
        try list { Entity.Related(name: try $0.text(), identifiers: try $0.identifiers()) }
    }
}
