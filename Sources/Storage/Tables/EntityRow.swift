import FoundationEssentials
import GRDB
import Records

/// An entity as its columns: what is compared when a list is replaced, and read back without a decoder.
struct EntityRow: Hashable {
    /// In the order of `columns`, to which new ones are only ever added at the end; id, schema, name and dataset are never nil.
    var values: [String?]

    static let columns = [
        "id", "schema", "name", "aliases", "weak_aliases", "countries", "birth_dates", "identifiers", "addresses",
        "programs", "topics", "dataset", "listed", "remarks", "commodities", "origins", "destinations", "owners",
        "vessels", "notes", "birth_places", "gender", "name_parts", "delisted", "relations",
    ]

    var id: String { (values.first ?? nil) ?? "" }
    var name: String { values[2] ?? "" }
    var listed: String? { values[12] }
    var delisted: String? { values[23] }

    init(_ e: Entity) throws {
        values = [
            e.id, e.schema.rawValue, e.name, Packed.join(e.aliases), Packed.join(e.weakAliases),
            Packed.join(e.countries), Packed.join(e.birthDates), Packed.join(e.identifiers.map(EntityRow.written)),
            Packed.join(e.addresses), Packed.join(e.programs), Packed.join(e.topics), e.dataset, e.listed, e.remarks,
            Packed.join(e.commodities), Packed.join(e.origins), Packed.join(e.destinations),
            e.owners.isEmpty ? nil : try StoredJSON.text(e.owners),
            e.vessels.isEmpty ? nil : try StoredJSON.text(e.vessels),
            e.notes.isEmpty ? nil : try StoredJSON.text(e.notes), Packed.join(e.birthPlaces), e.gender,
            e.nameParts.isEmpty ? nil : try StoredJSON.text(e.nameParts), e.delisted,
            e.relations.isEmpty ? nil : try StoredJSON.text(e.relations),
        ]
    }

    /// Of what the history holds, where rows of before a column was lack it.
    init(values: [String?]) {
        let missing = max(0, EntityRow.columns.count - values.count)
        self.values = values + Array(repeating: nil, count: missing)
    }

    init(row: Row) { values = EntityRow.columns.indices.map { row[$0] } }

    func entity() throws -> Entity {
        var e = Entity(
            id: id, schema: Entity.Schema(rawValue: values[1] ?? "") ?? .legalEntity, name: name,
            dataset: values[11] ?? "")
        e.aliases = Packed.split(values[3])
        e.weakAliases = Packed.split(values[4])
        e.countries = Packed.split(values[5])
        e.birthDates = Packed.split(values[6])
        e.identifiers = Packed.split(values[7]).map(EntityRow.identifier)
        e.addresses = Packed.split(values[8])
        e.programs = Packed.split(values[9])
        e.topics = Packed.split(values[10])
        e.listed = values[12]
        e.remarks = values[13]
        e.commodities = Packed.split(values[14])
        e.origins = Packed.split(values[15])
        e.destinations = Packed.split(values[16])
        e.owners = try EntityRow.decoded(values[17]) ?? []
        e.vessels = try EntityRow.decoded(values[18]) ?? []
        e.notes = try EntityRow.decoded(values[19]) ?? [:]
        e.birthPlaces = Packed.split(values[20])
        e.gender = values[21]
        e.nameParts = try EntityRow.decoded(values[22]) ?? []
        e.delisted = values[23]
        e.relations = try EntityRow.decoded(values[24]) ?? []
        return e
    }

    private static func decoded<T: Decodable>(_ json: String?) throws -> T? {
        try json.map { try StoredJSON.decode(T.self, from: Data($0.utf8)) }
    }

    /// `type:value`, as the register writes it; a type holds no colon.
    private static func written(_ identifier: Identifier) -> String { identifier.type + ":" + identifier.value }

    private static func identifier(_ written: String) -> Identifier {
        guard let colon = written.utf8.firstIndex(of: UInt8(ascii: ":")) else {
            return Identifier(type: "", value: written)
        }
        return Identifier(type: String(written[..<colon]), value: String(written[written.index(after: colon)...]))
    }
}
