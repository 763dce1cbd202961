import Storage
import Testing

@Suite struct IdentifierSyntaxTests {
    /// Ships have seven digits, containers four letters and seven digits, whatever stands between.
    static let vocabulary = IdentifierVocabulary(
        schemes: ["imo", "container", "hs"], roles: ["carrier", "consignee", "seized"],
        normalized: { scheme, value in
            let key = IdentifierFilter.key(value)
            switch scheme {
            case "imo": return key.count == 7 && key.allSatisfy(\.isNumber) ? key : nil
            case "container":
                return key.count == 11 && key.prefix(4).allSatisfy(\.isLetter)
                    && key.dropFirst(4).allSatisfy(\.isNumber)
                    ? key : nil
            default: return key.count == 6 && key.allSatisfy(\.isNumber) ? key : nil
            }
        })

    func read(_ text: String) throws -> (query: SearchQuery, notes: [String]) {
        var query = SearchQuery(text: text)
        let notes = try query.readIdentifiers(Self.vocabulary)
        return (query, notes)
    }

    static let ship = IdentifierFilter(scheme: "imo", value: "9074729")
    static let box = IdentifierFilter(scheme: "container", value: "MSCU1234566")

    @Test(
        "a value is read with spaces, hyphens or without, of a scheme or of any",
        arguments: [
            ("id:imo:9074729", ship, ""), ("ID:IMO:9074729 seized", ship, "seized"),
            ("id:imo:907-47-29 \"a b\"", ship, "\"a b\""), ("tanker id:\"imo:907 4729\"", ship, "tanker"),
            ("id:container:mscu 123456 6", box, ""), ("id:container:MSCU 123456 6 gold", box, "gold"),
            ("id:container:MSCU-123456-6 2026", box, "2026"), ("id:container:MSCU1234566", box, ""),
            ("id:container:MSCU*", IdentifierFilter(scheme: "container", value: "MSCU", isBeginning: true), ""),
            ("id:90*", IdentifierFilter(value: "90", isBeginning: true), ""),
            ("id:9074729", IdentifierFilter(value: "9074729"), ""),
            ("id:MSCU 123456 6", IdentifierFilter(value: "MSCU1234566"), ""),
            ("id:\"mscu 123456-6\" x", IdentifierFilter(value: "MSCU1234566"), "x"),
            ("has:imo", IdentifierFilter(scheme: "imo"), ""), ("role:seized x", IdentifierFilter(role: "seized"), "x"),
            ("has:container role:seized x", IdentifierFilter(scheme: "container", role: "seized"), "x"),
            ("id:9074729 role:Carrier", IdentifierFilter(value: "9074729", role: "carrier"), ""),
        ])
    func single(text: String, filter: IdentifierFilter, words: String) throws {
        let (query, notes) = try read(text)
        #expect(query.identifiers.wanted == [[filter]])
        #expect(query.identifiers.unwanted.isEmpty)
        #expect(query.text == words)
        #expect(notes.isEmpty)
    }

    @Test("several must all stand in it, joined by OR one of them, with a minus none")
    func several() throws {
        let (query, _) = try read(
            "id:imo:9074729 OR has:container role:seized gold OR tin -has:hs role:carrier has:imo")
        #expect(
            query.identifiers.wanted == [
                [Self.ship, IdentifierFilter(scheme: "container", role: "seized")], [IdentifierFilter(scheme: "imo")],
            ])
        #expect(query.identifiers.unwanted == [IdentifierFilter(scheme: "hs", role: "carrier")])
        #expect(query.text == "gold OR tin")
        #expect(try read("OR has:imo OR").query.identifiers.wanted == [[IdentifierFilter(scheme: "imo")]])
    }

    @Test(
        "what nobody can mean is told, with what may have been meant",
        arguments: [
            ("id:imoo:9074729", "did you mean “imo”?"), ("has:kontainer", "did you mean “container”?"),
            ("has:passport", "known are container, hs, imo"), ("has:imo role:carier", "did you mean “carrier”?"),
            ("id:imo:", "“has:imo” asks for any"), ("id:imo:9074729 OR gold", "OR stands between"),
            ("gold OR has:imo", "OR stands between"), ("has:imo OR -has:hs", "OR stands between"),
            (String(repeating: "has:imo ", count: 65), "More than 64"),
        ])
    func faults(text: String, message: String) {
        let error = #expect(throws: SearchSyntaxError.self) { try read(text) }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }

    @Test("a value that its scheme refuses is looked for as it is typed, and said to be none")
    func refused() throws {
        let (query, notes) = try read("id:imo:907 gold")
        #expect(query.identifiers.wanted == [[IdentifierFilter(scheme: "imo", value: "907")]])
        #expect(query.text == "gold")
        #expect(notes.count == 1 && notes[0].contains("“907” is no valid imo"))
    }

    @Test(
        "words stay words",
        arguments: [
            "gold OR silver", "id: 5", "role: manager", "\"id:imo:9074729\"", "e-mail -x \"a b\"*", "valid:imo:1", "OR",
            "-", "id", "12:30", "\"never closed id:imo:1",
        ])
    func plain(text: String) throws {
        let (query, notes) = try read(text)
        #expect(query.text == text)
        #expect(query.identifiers == SearchQuery.Identifiers() && notes.isEmpty)
    }

    @Test(
        "no input is more than a mistake in words",
        arguments: [
            "", ":", "id::", "id:imo::", "id:*", "id:imo:*", "id:\"", "id:\"\"", "-id:", "-id:\"", "has:\u{0}",
            "role:-",
            "id:\u{0}", "id:海", "id:imo:ⅷ", "OR OR id:1 OR", "id:1 OR OR id:2", "id:-", "has::", "\u{301}id:1",
            String(repeating: "id:1 ", count: 9_000), String(repeating: "1 ", count: 9_000) + "id:a",
            "id:" + String(repeating: "9", count: 100_000), "id:a " + String(repeating: "1 ", count: 9_000),
            String(repeating: "OR ", count: 9_000) + "has:imo", String(repeating: "\"", count: 999) + "id:1",
        ])
    func oddInput(text: String) async throws {
        let directory = try TemporaryDirectory()
        let store = try directory.store()
        try await store.take(Sample.commit("a"))
        guard let query = try? read(text).query else { return }
        _ = try await store.search(query)
    }
}
