import Foundation
import TestSupport
import Testing

/// `traders`: the register, and what is wrong with one.
struct RegisterTests {
    let program: Program
    let directory: WorkingDirectory

    init() throws {
        program = try Program.tidewaiter()
        directory = try WorkingDirectory()
    }

    private func load(_ text: String) async throws -> ProgramRun { try await load(Array(text.utf8)) }

    private func load(_ bytes: [UInt8]) async throws -> ProgramRun {
        let file = try directory.folder.write(bytes, to: "new/register.csv")
        return try await program.run("traders", "import", file, "--data", directory.path)
    }

    private func names() async throws -> [String] {
        let run = try await program.run("traders", "list", "--data", directory.path)
        return try run.objects().compactMap { $0["name"] as? String }
    }

    @Test("a register replaces the one before, and the difference is counted")
    func replaces() async throws {
        let first = try await load("id,name\nT-1,Alpha Ltd\nT-2,Beta Ltd\nT-3,Gamma Ltd\n")
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.text.hasPrefix("3 added, 0 changed, 0 removed; 3 traders"))
        let second = try await load("name,id,shelf\nAlpha Ltd,T-1,\nBeta GmbH,T-2,7\nDelta Ltd,T-4,\n")
        #expect(second.text.hasPrefix("1 added, 1 changed, 1 removed; 3 traders"))
        #expect(try await names() == ["Alpha Ltd", "Beta GmbH", "Delta Ltd"])
        let list = try await program.run("traders", "list", "--data", directory.path).objects()
        #expect((list[1]["notes"] as? [String: String])?["shelf"] == "7")
        #expect(
            try await load("name,id,shelf\nAlpha Ltd,T-1,\nBeta GmbH,T-2,7\nDelta Ltd,T-4,\n").text.hasPrefix(
                "0 added, 0 changed, 0 removed"))
    }

    @Test("an id that stands twice costs its second row, which is told with both lines")
    func duplicates() async throws {
        let run = try await load("id,name\nT-1,Alpha Ltd\nT-2,Beta Ltd\nT-1,Gamma Ltd\nT-4,Delta Ltd\n")
        #expect(run.status == 1)
        #expect(run.errors.contains("register.csv:4: error: the id “T-1” stands in line 2 already"), "\(run.errors)")
        #expect(try await names() == ["Alpha Ltd", "Beta Ltd", "Delta Ltd"])
    }

    @Test("bytes that are not UTF-8 are told with their line, and the rows stand")
    func badUTF8() async throws {
        let run = try await load(Array("id,name\nT-1,M".utf8) + [0xFC] + Array("ller GmbH\nT-2,Beta Ltd\n".utf8))
        #expect(run.errors.contains("register.csv:2: error: bytes that are not UTF-8"), "\(run.errors)")
        let names = try await names()
        #expect(names.count == 2 && names[1] == "Beta Ltd")
    }

    @Test(
        "a register without its columns is refused, and the one before stays in force",
        arguments: [
            ("ident,name\nT-1,Alpha Ltd\n", "“id” is not among them"),
            ("id,names\nT-1,Alpha Ltd\n", "did you mean it by “names”?"),
            ("", "register.csv"), ("T-1,Alpha Ltd\n", "“id” is not among them"),
        ])
    func missingColumns(text: String, words: String) async throws {
        #expect(try await load("id,name\nT-9,Kept Ltd\n").status == 0)
        let run = try await load(text)
        #expect(run.status == 2)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(try await names() == ["Kept Ltd"])
        #expect(try directory.folder.text("traders.csv") == "id,name\nT-9,Kept Ltd\n")
    }

    @Test("a row that cannot be used costs itself alone")
    func badRows() async throws {
        let run = try await load(
            "id,name,identifiers,commodities\nT-1,Alpha Ltd,imo:1234568,710\n,Nobody,,\nT-3,Gamma Ltd,imo:9074729,7108\n"
        )
        #expect(run.status == 1)
        for words in [
            "register.csv:2: warning: “1234568” is no valid imo", "odd number of digits",
            "register.csv:3: error: no id in this row",
        ] {
            #expect(run.errors.contains(words), "\(words) in \(run.errors)")
        }
        #expect(try await names() == ["Alpha Ltd", "Gamma Ltd"])
    }

    @Test("a register edited by hand counts as imported at the next harvest")
    func edited() async throws {
        try directory.folder.write("id,name\nT-1,Alpha Ltd\n", to: "traders.csv")
        let run = try await program.run("harvest", "--data", directory.path)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("traders.csv: 1 added, 0 changed, 0 removed"))
        #expect(try await names() == ["Alpha Ltd"])
    }
}
