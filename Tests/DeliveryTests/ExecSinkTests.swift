import Exports
import Foundation
import Records
import TestSupport
import Testing

@testable import Delivery

@Suite struct ExecSinkTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func script(_ text: String, _ more: [String: [String]] = [:]) throws -> any Sink {
        let path = try folder.write("#!/bin/sh\n" + text, to: "script")
        chmod(path, 0o755)
        var values = ["command": ["/bin/sh", path, "one two", "$HOME;x"], "timeout": ["5s"]]
        values.merge(more) { $1 }
        return try Sample.sink("exec", values, ["HOME": "/home/desk", "TOKEN": "t", "SECRET": "s"])
    }

    @Test("the command gets the alert on standard input, its words as they are, and a clean environment")
    func run() async throws {
        let sink = try script(
            "cat > \(folder.path)/input; printf '%s|' \"$@\" > \(folder.path)/words; env > \(folder.path)/env; echo got it; echo more\n",
            ["env": ["TOKEN", "ABSENT"]])
        let parcel = Sample.parcel("a1")
        #expect(try await sink.deliver(parcel) == "/bin/sh: 0 (got it)")
        #expect(try folder.bytes("input") == AlertJSON.line(parcel.alert))
        #expect(try folder.text("words") == "one two|$HOME;x|")
        let names = Set(
            try folder.text("env").split(separator: "\n").map { $0.split(separator: "=").first.map(String.init) ?? "" })
        #expect(
            names.subtracting(["PWD", "SHLVL", "_", "OLDPWD"]) == [
                "PATH", "LANG", "HOME", "TOKEN", "TIDEWAITER_ALERT", "TIDEWAITER_KEY",
            ])
        #expect(try folder.text("env").contains("TIDEWAITER_KEY=\(parcel.key)\n"))
    }

    @Test(
        "how it ends says what becomes of the alert",
        arguments: [
            ("exit 0", nil, "0"), ("echo no good >&2; exit 1", .rejected, "ended with 1 (no good)"),
            ("exit 65", .rejected, "65"),
            ("exit 75", .unavailable, "75"), ("kill -9 $$", .deferred, "signal 9"),
            ("exec sleep 30", .deferred, "longer than 1 s"),
            ("sleep 30 & exit 3", .deferred, "longer than 1 s"),
            ("exec >&- 2>&-; sleep 30", .deferred, "longer than 1 s"),
        ] as [(String, DeliveryError.Kind?, String)])
    func ends(text: String, kind: DeliveryError.Kind?, said: String) async throws {
        let sink = try script(text + "\n", ["timeout": ["1s"]])
        let start = ContinuousClock.now
        do throws(DeliveryError) {
            let receipt = try await sink.deliver(Sample.parcel("a1"))
            #expect(kind == nil && receipt.contains(said))
        } catch {
            #expect(error.kind == kind && error.message.contains(said), "\(error)")
        }
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test("a command that does not read, or prints without end, is none the worse for it")
    func streams() async throws {
        var alert = Sample.alert("a1", title: String(repeating: "x", count: 300_000))
        alert.evidence += alert.evidence
        let parcel = Parcel(alert, at: Sample.noon)
        #expect(try await script("exit 0\n").deliver(parcel).contains(": 0"))
        let loud = try script("head -c 5000000 /dev/zero | tr '\\0' y; cat > \(folder.path)/input\n")
        let receipt = try await loud.deliver(parcel)
        #expect(receipt.count < 400)
        #expect(try folder.bytes("input") == AlertJSON.line(alert))
    }

    @Test("a command that is not there makes the sink unavailable")
    func absent() async throws {
        let sink = try Sample.sink("exec", ["command": ["/no/such/program"]])
        let error = await #expect(throws: DeliveryError.self) { try await sink.deliver(Sample.parcel("a1")) }
        #expect(error?.kind == .unavailable)
        #expect(error?.message.contains("/no/such/program") == true)
    }
}
