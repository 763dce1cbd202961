import Exports
import Foundation
import Records
import TestSupport
import Testing

@testable import Delivery

@Suite struct SinksTests {
    @Test("every sink has a name that is a word, unlike all others, and a title of one line")
    func registry() {
        #expect(Set(Sinks.all.map { $0.name }).count == Sinks.all.count)
        for kind in Sinks.all {
            #expect(!kind.name.isEmpty && kind.name.allSatisfy { $0.isLetter && $0.isLowercase })
            #expect(!kind.title.isEmpty && !kind.title.contains("\n"))
        }
    }

    @Test("a sink's source file is listed in the registry")
    func completeness() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Repository.path("Sources/Delivery/Sinks"))
        let sinks = files.filter { $0.hasSuffix("Sink.swift") }.map { String($0.dropLast(6)) }
        #expect(Set(sinks) == Set(Sinks.all.map { String(describing: $0) }))
    }

    static let mail = ["server": ["smtp://mail.example:587"], "from": ["a@b.example"], "to": ["c@d.example"]]

    static let good: [(String, [String: [String]])] = [
        ("stdout", [:]), ("file", ["path": ["x"]]), ("webhook", ["url": ["https://x.example/"]]),
        (
            "webhook",
            ["url-env": ["HOOK"], "secret-file": ["key"], "headers": ["X-Tenant: 5", "Authorization: Bearer x"]]
        ),
        ("slack", ["url-file": ["hook"], "style": ["teams"]]), ("email", mail),
        (
            "email",
            mail.merging(["user": ["u"], "password-env": ["P"], "to": ["A B <c@d.example>", "e@f.example"]]) { $1 }
        ),
        ("atom", ["path": ["x"], "entries": ["5"], "self": ["https://x.example/f"]]),
        ("syslog", ["address": ["udp://[::1]:514"]]), ("syslog", ["address": ["unix:/dev/log"], "facility": ["23"]]),
        ("exec", ["command": ["/bin/true", "-x"], "env": ["LANG"], "timeout": ["5s"]]),
    ]

    @Test("settings as they should be make a sink", arguments: good)
    func settings(name: String, values: [String: [String]]) throws {
        #expect(try Sample.sink(name, values).name == name)
    }

    static let bad: [(String, [String: [String]], String)] = [
        ("stdout", ["path": ["x"]], "path"), ("file", [:], "path"), ("file", ["path": [""]], "path"),
        ("file", ["path": ["x"], "url": ["y"]], "url"), ("pigeon", [:], "pigeon"),
        ("file", ["path": ["a", "b"]], "single"), ("file", ["path": ["x"], "paht": ["y"]], "did you mean “path”"),
        ("webhook", [:], "url"), ("webhook", ["url": ["ftp://x.example/"]], "http"),
        ("webhook", ["url": ["https://x.example"], "url-env": ["X"]], "two addresses"),
        ("webhook", ["url": ["https://x.example"], "secret": ["hunter2"]], "secret"),
        ("webhook", ["url": ["https://x.example"], "headers": ["no field"]], "header"),
        ("webhook", ["url": ["https://x.example"], "headers": ["A: b\r\nC: d"]], "header"),
        ("webhook", ["url": ["https://x.example"], "headers": ["Idempotency-Key: x"]], "sets itself"),
        ("webhook", ["url": ["https://x.example"], "timeout": ["1h"]], "duration"),
        ("slack", ["url": ["https://x.example"], "style": ["slak"]], "did you mean “slack”"),
        ("email", [:], "server"), ("email", ["server": ["smtp://x.example"]], "from"),
        ("email", mail.merging(["server": ["mail.example"]]) { $1 }, "smtp://"),
        ("email", mail.merging(["server": ["smtp://u:p@mail.example"]]) { $1 }, "smtp://"),
        ("email", mail.merging(["from": ["a@b\r\nBcc: x@y.example"]]) { $1 }, "mail address"),
        ("email", mail.merging(["to": []]) { $1 }, "to"),
        ("email", mail.merging(["user": ["u"]]) { $1 }, "belong together"),
        ("atom", [:], "path"), ("atom", ["path": ["x"], "entries": ["0"]], "entries"),
        ("syslog", ["address": ["host:514"]], "udp://"), ("syslog", ["address": ["tcp://host:99999"]], "udp://"),
        ("exec", [:], "command"), ("exec", ["command": ["true"]], "command"),
        ("exec", ["command": ["/x"], "env": ["A=b"]], "env"),
    ]

    @Test("settings that are wrong are said with the sink and the key", arguments: bad)
    func wrongSettings(name: String, values: [String: [String]], said: String) {
        let error = #expect(throws: DeliveryError.self) { try Sample.sink(name, values) }
        #expect(error?.kind == .settings)
        #expect(error?.sink == name)
        let text = "\(error?.key ?? "") \(error?.message ?? "")"
        #expect(text.contains(said), "\(text)")
        #expect(!text.contains("hunter2"))
    }

    @Test("standard output gets a line, and a closed pipe is an error rather than the end of the program")
    func standardOutput() async throws {
        let pipe = Pipe()
        let sink = StdoutSink(descriptor: pipe.fileHandleForWriting.fileDescriptor)
        #expect(try await sink.deliver(Sample.parcel("a1")) == "standard output")
        #expect([UInt8](pipe.fileHandleForReading.availableData) == AlertJSON.line(Sample.alert("a1")))
        try pipe.fileHandleForReading.close()
        let error = await #expect(throws: DeliveryError.self) { try await sink.deliver(Sample.parcel("a2")) }
        #expect(error?.kind == .unavailable)
    }

    @Test("a secret comes from the environment or a file that nobody else can read, and is never said")
    func secrets() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("hunter2\n", to: "key")
        #expect(try Secret.variable("K", { ["K": "v"][$0] }).value(for: "webhook") == "v")
        chmod(file, 0o600)
        #expect(try Secret.file(file).value(for: "webhook") == "hunter2")
        chmod(file, 0o640)
        let open = #expect(throws: DeliveryError.self) { try Secret.file(file).value(for: "webhook") }
        #expect(open?.message.contains("chmod 600") == true)
        #expect(open?.message.contains("hunter2") == false)
        #expect(throws: DeliveryError.self) { try Secret.variable("K", { _ in "" }).value(for: "webhook") }
        #expect(throws: DeliveryError.self) { try Secret.file(folder.path("none")).value(for: "webhook") }
        try folder.write("\n", to: "key")
        chmod(file, 0o600)
        #expect(throws: DeliveryError.self) { try Secret.file(file).value(for: "webhook") }
    }
}
