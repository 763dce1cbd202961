import Foundation
import TestSupport
import Testing

/// `screen` and `lists` as a screening team uses them.
struct ScreenTests {
    let program: Program
    let directory: WorkingDirectory
    let server: HostileServer

    init() async throws {
        program = try Program.tidewaiter()
        directory = try WorkingDirectory()
        server = try HostileServer()
        server.serve(SmallList(count: 30, first: "OCEANIC METALS FZE"), in: "/list")
        try directory.write([
            .init("invented-list", server.url("/list/sdn.csv"), kind: "list", more: ["format: ofac-sdn-csv"])
        ])
        #expect(try await program.run("lists", "update", "--data", directory.path).status == 0)
    }

    private func run(_ arguments: String...) async throws -> ProgramRun {
        try await program.run(arguments + ["--data", directory.path])
    }

    private var register: String { directory.folder.path("traders.csv") }

    @Test("a screening is recorded with its lists, and repeated it gives the same, also after the list has changed")
    func record() async throws {
        #expect(try await run("screen", register, "--user", "keller").status == 0)
        let record = try await run("screen", "runs").object()
        #expect(record["user"] as? String == "keller")
        let counts = try #require(record["counts"] as? [String: any Sendable])
        #expect(counts["queries"] as? Int == 2 && counts["clear"] as? Int == 1)
        let basis = try #require((record["basis"] as? [[String: any Sendable]])?.first)
        #expect(basis["list"] as? String == "invented-list" && (basis["hash"] as? String)?.count == 64)

        server.serve(SmallList(count: 30), in: "/list")
        #expect(try await run("lists", "update").status == 0)
        let id = try #require(record["id"] as? String)
        let again = try await run("screen", "repeat", String(id.prefix(8)))
        #expect(again.status == 0, "\(again.errors)")
        #expect(again.errors.contains("The same came out"))
        let now = try await run("screen", register).objects()
        #expect(now.map { $0["decision"] as? String } == ["clear", "clear"])
        try directory.folder.write("id,name\nT-9,Other\n", to: "traders.csv")
        #expect(try await run("screen", "repeat", id).status == 2)
    }

    @Test("a cleared pair is kept back and comes back, and its alert goes and comes with it")
    func clear() async throws {
        try FileManager.default.removeItem(atPath: directory.folder.path("rules"))
        #expect(try await run("harvest", "--all").status == 0)
        #expect(try await run("alerts", "list", "--rule", "listing").lines.count == 1)
        #expect(try await run("screen", "clear", "T-0001", "ofac:1001", "--reason", " ").status == 64)
        #expect(try await run("screen", "clear", "T-0001", "ofac:9", "--reason", "x").status == 2)
        let cleared = try await run("screen", "clear", "T-0001", "ofac:1001", "--reason", "other firm, seen licence")
        #expect(cleared.status == 0, "\(cleared.errors)")
        let answer = try #require(try await run("screen", register).objects().first)
        #expect(answer["decision"] as? String == "clear")
        let pair = try #require((answer["cleared"] as? [[String: any Sendable]])?.first)
        #expect(pair["reason"] as? String == "other firm, seen licence")
        #expect(try await run("harvest", "--all").status == 0)
        #expect(try await run("alerts", "list", "--rule", "listing").lines.isEmpty)
        #expect(try await run("screen", "cleared").lines.count == 1)
        #expect(try await run("screen", "reopen", "T-0001", "ofac:1001").status == 0)
        #expect(try await run("screen", "reopen", "T-0001", "ofac:1001").status == 2)
        #expect(try await run("harvest", "--all").status == 0)
        #expect(try await run("alerts", "list", "--rule", "listing").lines.count == 1)
    }

    @Test("a report is written in the format its name says, and a run that was stopped goes on")
    func reports() async throws {
        for (name, begin) in [("r.csv", "id,name,decision"), ("r.html", "<!DOCTYPE html>"), ("r.ndjson", "{\"id\":")] {
            let path = directory.folder.path(name)
            let report = try await run("screen", register, "--out", path, "--fail-on", "review")
            #expect(report.status == 4, "\(report.errors)")
            #expect(try directory.folder.text(name).hasPrefix(begin))
            #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
        }
    }

    @Test("a file of names alone will do, with semicolons and a byte order mark as spreadsheets write it")
    func spreadsheet() async throws {
        let path = try directory.folder.write(
            "\u{FEFF}Name;Countries\r\nOceanic Metals;AE\r\nNobody Known;PA\r\n", to: "names.csv")
        let answers = try await run("screen", path).objects()
        #expect(answers.map { $0["id"] as? String } == ["row-2", "row-3"])
        #expect(answers.map { $0["decision"] as? String == "clear" } == [false, true])
    }

    @Test("what a list said on a day, and since when it could be known here")
    func asOf() async throws {
        let unknown = try await run("screen", "--name", "Oceanic Metals FZE", "--as-of", "2020-01-01")
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("no list for that day"))
        let tomorrow = try await run("screen", "--name", "Oceanic Metals FZE", "--as-of", "2099-01-01").object()
        let match = try #require((tomorrow["matches"] as? [[String: any Sendable]])?.first)
        #expect(match["entity"] as? String == "ofac:1001" && match["known"] is String)
        #expect(try await run("screen", "--name", "X", "--as-of", "soon").status == 64)
        let other = try await run("screen", "--name", "X", "--lists", "invented-lost")
        #expect(other.status == 2 && other.errors.contains("did you mean “invented-list”?"))
    }

    @Test("without a list in force nobody is said to be clear")
    func noList() async throws {
        let empty = try WorkingDirectory()
        #expect(try await program.run("harvest", "--data", empty.path).status == 0)
        let run = try await program.run("screen", "--name", "Anybody", "--data", empty.path)
        #expect(run.status == 2 && run.output.isEmpty)
        #expect(run.errors.contains("No list is in force"))
    }

    @Test("versions differ field by field; an entry shows what it said before")
    func diff() async throws {
        #expect(try await run("lists", "diff", "invented-list").status == 2)
        server.serve(SmallList(count: 31, first: "OCEANIC METALS AND MINERALS"), in: "/list")
        #expect(try await run("lists", "update").status == 0)
        let diff = try await run("lists", "diff", "invented-list")
        #expect(diff.status == 1)
        let lines = try diff.objects()
        #expect(lines.map { $0["change"] as? String } == ["added", "changed"])
        let field = try #require((lines[1]["fields"] as? [[String: any Sendable]])?.first)
        #expect(field["field"] as? String == "name")
        #expect(field["removed"] as? [String] == ["OCEANIC METALS FZE"])
        #expect(try await run("lists", "diff", "invented-list@1", "invented-list@1").status == 0)
        let shown = try await run("lists", "show", "ofac:1001").object()
        #expect((shown["history"] as? [any Sendable])?.count == 2)
        #expect(try await run("lists", "show", "ofac:1").status == 2)
        let folder = directory.folder
        try folder.write(SmallList(count: 3).main, to: "old/sdn.csv")
        try folder.write(SmallList(count: 2).main, to: "new/sdn.csv")
        let files = try await run(
            "lists", "diff", folder.path("old/sdn.csv"), folder.path("new/sdn.csv"), "--list-format", "ofac-sdn-csv",
            "--summary")
        #expect(files.lines == ["0 added, 0 changed, 1 removed, 2 unchanged"])
    }

    @Test("a list that halves is refused, also where its source expects nothing")
    func halved() async throws {
        server.serve(SmallList(count: 14), in: "/list")
        let update = try await run("lists", "update")
        #expect(update.status == 3)
        #expect(update.errors.contains("it holds 14 records, and the version in force 30"))
        #expect(try await run("lists", "status").object()["entities"] as? Int == 30)
    }

    @Test("what would make everybody clear is refused")
    func refusals() async throws {
        #expect(try await run("screen", "--name", "Oceanic Metals", "--limit", "0").status == 64)
        #expect(try await run("screen", "--name", " ").status == 64)
        #expect(try await run("screen", "--name", "X", "--country", "Nowhereland").status == 64)
        #expect(try await run("screen", "--name", "X", "--birth-date", "soon").status == 64)
        let wrong = try directory.folder.write("{\"nothing\": 1}\n", to: "wrong.ndjson")
        let none = try await run("screen", "--entities", wrong, "--name", "X")
        #expect(none.status == 2 && none.output.isEmpty, "\(none.errors)")
        let asked = try await run("screen", "--entities", wrong, "--name", "X", "--as-of", "2026-01-01")
        #expect(asked.status == 64)
        let workbook = try directory.folder.write("PK\u{3}\u{4}rest", to: "book.xlsx")
        #expect(try await run("screen", workbook).errors.contains("it was cut"))
        let utf16 = try directory.folder.write(
            Array("name\nX".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, to: "u.csv")
        #expect(try await run("screen", utf16).errors.contains("UTF-16"))
    }

    @Test("names with commas, repeated ids, foreign columns and rows of other encodings are screened or told")
    func spreadsheets() async throws {
        let names = try directory.folder.write("sep=;\nname\nMetals, Oceanic FZE\n", to: "one.csv")
        let answer = try await run("screen", names).object()
        #expect(answer["name"] as? String == "Metals, Oceanic FZE")
        #expect(answer["decision"] as? String != "clear")
        let twice = try directory.folder.write("id,name,trader\n7,Nobody,x\n7,Oceanic Metals FZE,y\n", to: "twice.csv")
        let run = try await run("screen", twice)
        #expect(try run.objects().map { $0["id"] as? String } == ["7", "7#3"])
        #expect(try run.objects().map { $0["decision"] as? String == "clear" } == [true, false])
        #expect(run.errors.contains("not compared: trader"))
        let latin = try directory.folder.write(Array("name\nM".utf8) + [0xFC] + Array("ller\n".utf8), to: "latin.csv")
        let garbled = try await self.run("screen", latin)
        #expect(garbled.status == 1 && garbled.errors.contains("latin.csv:2: error: bytes that are not UTF-8"))
    }

    @Test("a run that is stopped goes on with its own answers, but not after a decision has changed")
    func resumed() async throws {
        let rows = (0..<3_000).map { "P-\($0),INVENTED PARTY \(1_002 + $0 % 25)\n" }.joined()
        let parties = try directory.folder.write("id,name\n" + rows, to: "many.csv")
        let report = directory.folder.path("many.ndjson")
        let running = try program.start(["screen", parties, "--out", report, "--data", directory.path])
        let partial = report + ".partial"
        while ((try? FileManager.default.attributesOfItem(atPath: partial)[.size] as? Int) ?? 0) < 20_000 {
            try await Task.sleep(for: .milliseconds(5))
            if FileManager.default.fileExists(atPath: report) { break }
        }
        running.kill()
        _ = await running.finished()
        let isStopped = !FileManager.default.fileExists(atPath: report)
        let again = try await run("screen", parties, "--out", report)
        #expect(again.status == 0, "\(again.errors)")
        if isStopped { #expect(again.errors.contains("of 3000 were answered before")) }
        let lines = try directory.folder.text("many.ndjson").split(separator: "\n")
        #expect(lines.count == 3_000)
        #expect(!FileManager.default.fileExists(atPath: partial))
    }

    @Test("two lists that number their entries alike are both asked")
    func sameNumbers() async throws {
        server.serve(SmallList(count: 30, first: "ANOTHER NAME ALTOGETHER"), in: "/stale")
        try directory.write([
            .init("a-stale-list", server.url("/stale/sdn.csv"), kind: "list", more: ["format: ofac-sdn-csv"]),
            .init("invented-list", server.url("/list/sdn.csv"), kind: "list", more: ["format: ofac-sdn-csv"]),
        ])
        #expect(try await run("lists", "update").status == 0)
        for lists in [["--lists", "invented-list"], []] {
            let answer = try await program.run(
                ["screen", "--name", "Oceanic Metals FZE", "--data", directory.path] + lists
            ).object()
            let match = try #require((answer["matches"] as? [[String: any Sendable]])?.first)
            #expect(match["entity"] as? String == "ofac:1001" && match["list"] as? String == "invented-list")
        }
    }
}
