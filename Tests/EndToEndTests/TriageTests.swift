import Foundation
import TestSupport
import Testing

/// `alerts open`, `dismiss` … over a store in which one alert is known.
struct TriageTests {
    var program: Program
    let directory: WorkingDirectory
    let id: String

    init() async throws {
        program = try Program.tidewaiter()
        program.environment["TIDEWAITER_USER"] = "keller"
        directory = try WorkingDirectory()
        let server = try HostileServer()
        server.serve(Array(TestFeed.good.utf8), at: "/good", type: "application/rss+xml")
        try directory.write([.init("good", server.url("/good"))])
        let run = try await program.run("harvest", "--data", directory.path)
        #expect(run.status == 0, "\(run.errors)")
        let list = try await program.run("alerts", "list", "--data", directory.path)
        id = try #require(try list.object()["id"] as? String)
    }

    private func alerts(_ arguments: String..., as user: String? = nil) async throws -> ProgramRun {
        try await program.run(
            ["alerts"] + arguments + ["--data", directory.path] + (user.map { ["--user", $0] } ?? []))
    }

    private func state() async throws -> String? {
        try await alerts("show", id).object()["state"] as? String
    }

    @Test("an alert is opened, dismissed, opened again, confirmed, and each step is in its history and the trail")
    func steps() async throws {
        let opened = try await alerts("ack", String(id.prefix(7)))
        #expect(opened.status == 0, "\(opened.errors)")
        #expect(try opened.object()["state"] as? String == "open")
        #expect(try opened.object()["assignee"] as? String == "keller")
        #expect(try await alerts("list", "--assignee", "keller").lines.count == 1)
        let dismissed = try await alerts("dismiss", id, "--reason", "known", "--note", "case 4", as: "moreau")
        #expect(try dismissed.object()["before"] as? String == "open")
        let refused = try await alerts("confirm", id)
        #expect(refused.status == 1)
        #expect((try refused.object()["refusal"] as? String)?.contains("open it first") == true)
        #expect(try await alerts("list", "--state", "new,open").lines.isEmpty)
        #expect(try await alerts("open", id).status == 0)
        #expect(try await alerts("confirm", id, "--format", "table").text.contains("confirmed (was open)"))
        let history = try await alerts("history", id).objects()
        #expect(history.compactMap { $0["state"] as? String } == ["open", "dismissed", "open", "confirmed"])
        #expect(history.compactMap { $0["user"] as? String } == ["keller", "moreau", "keller", "keller"])
        #expect(try await alerts("history", id, "--format", "table").text.contains("case 4"))
        let audit = try await alerts("audit", "--alert", id).objects()
        #expect(audit.compactMap { $0["number"] as? Int } == [4, 3, 2, 1])
        let check = try await alerts("audit", "--verify")
        #expect(check.status == 0)
        let head = try #require(try check.object()["head"] as? String)
        #expect(try await alerts("audit", "--verify", "--head", head).status == 0)
        #expect(try await alerts("audit", "--verify", "--head", "5d41").status == 1)
    }

    @Test("an undo goes back, and somebody else's only with force")
    func undo() async throws {
        _ = try await alerts("escalate", id, "--assign", "head")
        #expect(try await alerts("undo", id, as: "moreau").status == 1)
        #expect(try await alerts("undo", id, "--force", as: "moreau").status == 0)
        #expect(try await state() == "new")
    }

    @Test("a suppression is previewed, puts aside, is listed and ends")
    func suppress() async throws {
        let scope = ["--rule", "trader-offence", "--term", "smuggling", "--reason", "known"]
        func suppress(_ more: String...) async throws -> ProgramRun {
            try await program.run(["alerts", "suppress", "--data", directory.path] + scope + more)
        }
        let preview = try await suppress("--dry-run").object()
        #expect(preview["alerts"] as? [String] == [id] && preview["findings"] as? Int == 1)
        #expect(try await alerts("suppressions").lines.isEmpty)
        for wrong in [["--until", "800d"], ["--until", "2020-01-01"], ["--until", "soon"], ["--until", "0d"]] {
            let run = try await program.run(["alerts", "suppress", "--data", directory.path] + scope + wrong)
            #expect(run.status == 64, "\(wrong)")
        }
        let made = try await suppress("--until", "30d", "--note", "until the case is over").object()
        #expect(made["id"] as? String == "s1")
        #expect(try await state() == "suppressed")
        let listed = try await alerts("suppressions").object()
        #expect(listed["alerts"] as? Int == 1 && listed["stands"] as? Bool == true)
        #expect(try await alerts("suppressions", "--format", "table").text.contains("term smuggling"))
        #expect(try await alerts("unsuppress", "s1").status == 0)
        #expect(try await state() == "new")
        #expect(try await alerts("unsuppress", "s1").status == 2)
        #expect(try await alerts("suppressions", "--expired").lines.count == 1)
    }

    @Test("filters choose what is changed; without any, and with ids as well, nothing is")
    func choice() async throws {
        #expect(try await alerts("dismiss", "--reason", "known").status == 64)
        #expect(try await alerts("dismiss", id, "--rule", "listing", "--reason", "known").status == 64)
        #expect(try await alerts("dismiss", id).status == 64, "a reason is needed")
        #expect(try await alerts("dismiss", id, "--reason", "bored").status == 64)
        #expect(try await alerts("list", "--state", "odd").status == 64)
        #expect(try await alerts("open", id, as: "tidewaiter").status == 64)
        #expect(try await alerts("confirm", "--rule", "listing").lines.isEmpty)
        #expect(try await alerts("confirm", "zzz").status == 1)
        let dry = try await alerts("dismiss", "--rule", "trader-offence", "--reason", "known", "--dry-run")
        #expect(dry.lines.count == 1 && dry.errors.contains("Would hide 1"))
        #expect(try await state() == "new")
        #expect(try await alerts("dismiss", "--subject", "T-0001", "--reason", "known").lines.count == 1)
        #expect(
            try await alerts("dismiss", "--subject", "T-0001", "--reason", "known").lines.isEmpty, "it is so already")
    }

    @Test("the explanation adds up, and names what met the rule")
    func explain() async throws {
        let alert = try await alerts("show", id).object()
        let text = try await alerts("explain", id, "--format", "table").text
        let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
        let sum = try #require(lines.first { $0.first == "sum" })
        #expect(sum.dropFirst(2).first.flatMap { Int($0) } == alert["score"] as? Int)
        #expect(text.contains("base") && text.contains("1 article, 1 origin") && text.contains("offence:smuggling"))
        #expect(text.contains("critical 85…100"))
    }

    @Test("a table has a row for each alert, and no cell a spreadsheet would run")
    func csv() async throws {
        let rows = try await alerts("list", "--format", "csv").text.split(separator: "\r\n")
        #expect(rows.count == 2)
        #expect(rows[0].hasPrefix("id,severity,score,state,assignee,rule"))
        #expect(rows[1].hasPrefix(id + ","))
    }

    @Test("twenty programs that decide at once leave one history that adds up")
    func together() async throws {
        let ids = id
        let runs = try await withThrowingTaskGroup(of: ProgramRun.self) { group in
            for i in 0..<20 {
                group.addTask {
                    try await program.run(
                        "alerts", i % 2 == 0 ? "escalate" : "open", ids, "--user", "user\(i)", "--data", directory.path)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(runs.allSatisfy { $0.status == 0 || $0.status == 1 }, "\(runs.map(\.errors))")
        let history = try await alerts("history", id).objects()
        #expect(history.count == runs.count { $0.status == 0 })
        for (a, b) in zip(history, history.dropFirst()) { #expect(a["state"] as? String == b["before"] as? String) }
        #expect(try await state() == history.last?["state"] as? String)
        #expect(try await alerts("audit", "--verify").status == 0)
    }
}
