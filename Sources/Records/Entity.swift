/// A party: a trader of the user's own register or an entry of a sanctions list. They differ in `dataset` and `topics`
/// alone, so that the matcher compares like with like.
///
/// The JSON names are those of `parse list` and `screen`.
package struct Entity: Hashable, Sendable {
    package enum Schema: String, Codable, Sendable, CaseIterable {
        case person = "Person"
        case organization = "Organization"
        case company = "Company"
        case legalEntity = "LegalEntity"
        case vessel = "Vessel"
        case airplane = "Airplane"
    }

    /// Unique within all datasets: the list's own number behind the list's prefix (`ofac-1234`), the register's id.
    package var id: String
    package var schema: Schema
    package var name: String
    package var aliases: [String] = []
    /// Names the list itself calls weak (OFAC) or of low quality (UN): they never match alone.
    package var weakAliases: [String] = []
    /// ISO 3166-1 alpha-2, lower case.
    package var countries: [String] = []
    /// `1966`, `1966-09` or `1966-09-08`.
    package var birthDates: [String] = []
    package var birthPlaces: [String] = []
    /// `male` or `female`, where the list says.
    package var gender: String?
    /// Parts of its names that the list tells apart, each once: what is its family name, what a patronymic.
    package var nameParts: [NamePart] = []
    package var identifiers: [Identifier] = []
    package var addresses: [String] = []
    package var programs: [String] = []
    package var topics: [String] = []
    /// The list (or `register`) it stands on: the `source` of the contracts.
    package var dataset: String
    /// The day it was put on the list, as far as the list says.
    package var listed: String?
    /// The day it was taken off, where a list keeps whom it has taken off.
    package var delisted: String?
    /// Parties it is said to belong to, act for, or be linked with.
    package var relations: [Relation] = []
    /// What the list says besides, as text.
    package var remarks: String?

    // The register's columns of a trader; empty for listed parties.
    /// HS codes of 2 to 10 digits that the trader declares.
    package var commodities: [String] = []
    /// ISO 3166-1 alpha-2, capitals.
    package var origins: [String] = []
    package var destinations: [String] = []
    package var owners: [Related] = []
    package var vessels: [Related] = []
    /// Columns of the register that mean nothing to us, kept: `column: value`.
    package var notes: [String: String] = [:]

    /// A part of a name as a list tags it.
    package struct NamePart: Hashable, Codable, Sendable {
        package enum Kind: String, Codable, Sendable, CaseIterable {
            case given, patronymic, family, title, suffix
        }
        package var kind: Kind
        package var text: String
        package init(_ kind: Kind, _ text: String) {
            self.kind = kind
            self.text = text
        }
    }

    /// What joins a party to another one.
    package struct Relation: Hashable, Codable, Sendable {
        package enum Kind: String, Codable, Sendable, CaseIterable {
            case ownedBy = "owned-by"
            case owns
            case actingFor = "acting-for"
            case family
            /// An officer, a member, an employee.
            case memberOf = "member-of"
            case associate
            /// Named beside it without saying how.
            case linked = "linked-to"
        }
        package var kind: Kind
        /// The other party as the list calls it; empty when only its id is known.
        package var name: String
        /// The other party's `Entity.id`, where the list says.
        package var entity: String?
        package init(_ kind: Kind, name: String, entity: String? = nil) {
            self.kind = kind
            self.name = name
            self.entity = entity
        }
    }

    /// Somebody named beside a party: an owner, a vessel.
    package struct Related: Hashable, Codable, Sendable {
        package var name: String
        package var identifiers: [Identifier]
        package init(name: String, identifiers: [Identifier] = []) {
            self.name = name
            self.identifiers = identifiers
        }
    }

    package init(id: String, schema: Schema, name: String, dataset: String) {
        self.id = id
        self.schema = schema
        self.name = name
        self.dataset = dataset
    }
}

/// A number that stands for one thing: `imo`, `lei`, `passport` … and its value as the scheme writes it.
package struct Identifier: Hashable, Codable, Sendable {
    /// Lower case; those of `Identifiers` where they exist, else the list's own word (`passport`, `national-id`).
    package var type: String
    package var value: String

    package init(type: String, value: String) {
        self.type = type
        self.value = value
    }
}

extension Entity: Codable {
    enum CodingKeys: String, CodingKey {
        case id, schema, name, aliases, countries, gender, identifiers, addresses, programs, topics
        case listed, delisted, relations, remarks
        case commodities, origins, destinations, owners, vessels, notes
        case weakAliases = "weak_aliases"
        case birthDates = "birth_dates"
        case birthPlaces = "birth_places"
        case nameParts = "name_parts"
        case dataset = "source"
    }

    /// Members other than `name` may be missing or null: other programs write these lines too.
    package init(from decoder: any Decoder) throws {
        let c = try decoder.container(keyedBy: CodingKeys.self)
        func list<T: Decodable>(_ key: CodingKeys) throws -> [T] { try c.decodeIfPresent([T].self, forKey: key) ?? [] }
        self.init(
            id: try c.decodeIfPresent(String.self, forKey: .id) ?? "",
            schema: (try c.decodeIfPresent(String.self, forKey: .schema)).flatMap(Schema.init(rawValue:))
                ?? .legalEntity,
            name: try c.decode(String.self, forKey: .name),
            dataset: try c.decodeIfPresent(String.self, forKey: .dataset) ?? "")
        aliases = try list(.aliases)
        weakAliases = try list(.weakAliases)
        countries = try list(.countries)
        birthDates = try list(.birthDates)
        birthPlaces = try list(.birthPlaces)
        gender = try c.decodeIfPresent(String.self, forKey: .gender)
        nameParts = try list(.nameParts)
        identifiers = try list(.identifiers)
        addresses = try list(.addresses)
        programs = try list(.programs)
        topics = try list(.topics)
        listed = try c.decodeIfPresent(String.self, forKey: .listed)
        delisted = try c.decodeIfPresent(String.self, forKey: .delisted)
        relations = try list(.relations)
        remarks = try c.decodeIfPresent(String.self, forKey: .remarks)
        commodities = try list(.commodities)
        origins = try list(.origins)
        destinations = try list(.destinations)
        owners = try list(.owners)
        vessels = try list(.vessels)
        notes = try c.decodeIfPresent([String: String].self, forKey: .notes) ?? [:]
    }
}
