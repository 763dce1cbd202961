import Exports
import Foundation
import Records
import Testing

@testable import Delivery

@Suite struct SinksTests {
    @Test("every sink is found by its name, names are words, and titles one line")
    func registry() throws {
        #expect(Set(Sinks.all.map { $0.name }).count == Sinks.all.count)
        for kind in Sinks.all {
            #expect(!kind.name.isEmpty && kind.name.allSatisfy { $0.isLetter && $0.isLowercase || $0 == "-" })
            #expect(!kind.title.isEmpty && !kind.title.contains("\n"))
        }
        #expect(try Sinks.make("stdout") is StdoutSink)
        #expect(try Sinks.make("file", options: ["path": "/tmp/x"]) is FileSink)
    }

    @Test("a sink's source file is listed in the registry")
    func completeness() throws {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/Delivery")
        let files = try FileManager.default.contentsOfDirectory(atPath: sources.path)
        let sinks = files.filter { $0.hasSuffix("Sink.swift") && $0 != "Sink.swift" }.map { $0.dropLast(6) }
        #expect(Set(sinks.map(String.init)) == Set(Sinks.all.map { String(describing: $0) }))
    }

    @Test(
        "settings that are wrong are said with the sink and the key",
        arguments: [
            ("stdout", ["path": "x"], "path"), ("file", [:], "path"), ("file", ["path": ""], "path"),
            ("file", ["path": "x", "url": "y"], "url"), ("pigeon", [:], "pigeon"),
        ])
    func settings(name: String, options: [String: String], said: String) {
        let error = #expect(throws: DeliveryError.self) { try Sinks.make(name, options: options) }
        #expect(error?.kind == .settings)
        #expect(error?.sink == name)
        #expect(error?.message.contains(said) == true)
    }

    @Test("standard output gets a line, and a closed pipe is an error rather than the end of the program")
    func standardOutput() async throws {
        signal(SIGPIPE, SIG_IGN)
        let pipe = Pipe()
        let sink = StdoutSink(descriptor: pipe.fileHandleForWriting.fileDescriptor)
        #expect(try await sink.deliver(Sample.alert("a1")) == "standard output")
        #expect([UInt8](pipe.fileHandleForReading.availableData) == AlertJSON.line(Sample.alert("a1")))
        try pipe.fileHandleForReading.close()
        let error = await #expect(throws: DeliveryError.self) { try await sink.deliver(Sample.alert("a2")) }
        #expect(error?.kind == .unavailable)
    }
}
