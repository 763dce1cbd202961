import Records
import Testing

/// Two versions of a list, entry by entry and field by field.
struct EntityDifferenceTests {
    private func entry(_ id: String, _ name: String, aliases: [String] = [], programs: [String] = []) -> Entity {
        var entity = Entity(id: id, schema: .company, name: name, dataset: "list")
        entity.aliases = aliases
        entity.programs = programs
        return entity
    }

    @Test("a changed entry is told field by field, and the order of values is no change")
    func fields() throws {
        let old = entry("1", "Alpha", aliases: ["A", "B"], programs: ["X"])
        #expect(EntityDifference(from: old, to: entry("1", "Alpha", aliases: ["B", "A"], programs: ["X"])) == nil)
        let change = try #require(
            EntityDifference(from: old, to: entry("1", "Alpha", aliases: ["B", "C"], programs: ["X", "Y"])))
        #expect(change.fields.map(\.field) == ["aliases", "programs"])
        #expect(change.fields[0].removed == ["A"] && change.fields[0].added == ["C"])
        #expect(change.fields[1].removed.isEmpty && change.fields[1].added == ["Y"])
    }

    @Test("every field that a list fills counts")
    func every() {
        let plain = entry("1", "Alpha")
        let changes: [(String, (inout Entity) -> Void)] = [
            ("schema", { $0.schema = .vessel }), ("name", { $0.name = "Beta" }), ("aliases", { $0.aliases = ["x"] }),
            ("weak_aliases", { $0.weakAliases = ["x"] }), ("countries", { $0.countries = ["ir"] }),
            ("birth_dates", { $0.birthDates = ["1966"] }), ("birth_places", { $0.birthPlaces = ["x"] }),
            ("gender", { $0.gender = "female" }), ("name_parts", { $0.nameParts = [.init(.family, "x")] }),
            ("identifiers", { $0.identifiers = [Identifier(type: "imo", value: "9074729")] }),
            ("addresses", { $0.addresses = ["x"] }), ("programs", { $0.programs = ["x"] }),
            ("topics", { $0.topics = ["x"] }), ("listed", { $0.listed = "2026-01-01" }),
            ("delisted", { $0.delisted = "2026-01-01" }),
            ("relations", { $0.relations = [.init(.ownedBy, name: "x")] }), ("remarks", { $0.remarks = "x" }),
        ]
        for (field, change) in changes {
            var changed = plain
            change(&changed)
            #expect(EntityDifference(from: plain, to: changed)?.fields.map(\.field) == [field])
        }
    }

    @Test("who came, who went, who stayed")
    func lists() {
        let difference = ListDifference(
            from: [entry("1", "A"), entry("2", "B"), entry("3", "C")],
            to: [entry("4", "D"), entry("3", "C"), entry("1", "A2")])
        #expect(difference.added.map(\.id) == ["4"])
        #expect(difference.removed.map(\.id) == ["2"])
        #expect(difference.changed.map(\.id) == ["1"])
        #expect(difference.unchanged == 1 && !difference.isEmpty)
    }

    @Test(
        "an entry is off the list from the day it was taken off, or when the month or year that the list says is over",
        arguments: [
            (nil, false), ("2026-03-04", true), ("2026-03-05", false), ("2026-03", false), ("2026-02", true),
            ("2026", false), ("2025", true),
        ] as [(String?, Bool)])
    func delisted(day: String?, is expected: Bool) {
        var entity = entry("1", "A")
        entity.delisted = day
        #expect(entity.isDelisted(by: "2026-03-04") == expected)
    }
}
