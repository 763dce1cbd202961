import Exports
import Foundation
import Records
import TestSupport
import Testing

@testable import Delivery

@Suite struct FileSinkTests {
    let folder: TemporaryFolder
    let file: String
    let sink: any Sink

    init() throws {
        folder = try TemporaryFolder()
        file = folder.path("alerts.ndjson")
        sink = try Sample.sink("file", ["path": ["alerts.ndjson"]], directory: folder.path)
    }

    func ids() throws -> [String] {
        try folder.bytes("alerts.ndjson").split(separator: 10).map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
            return object?["id"] as? String ?? "?"
        }
    }

    @Test("every alert is one line, in order, and the receipt says where it begins")
    func appending() async throws {
        let first = try await sink.deliver(Sample.parcel("a1"))
        let second = try await sink.deliver(Sample.parcel("a2"))
        #expect(try ids() == ["a1", "a2"])
        #expect(first == "\(file), byte 0")
        #expect(second == "\(file), byte \(AlertJSON.line(Sample.alert("a1")).count)")
    }

    @Test("an alert that comes again right after a crash is recognised by its id and what it says")
    func repetition() async throws {
        _ = try await sink.deliver(Sample.parcel("a1"))
        let first = try await sink.deliver(Sample.parcel("a2"))
        #expect(try await sink.deliver(Sample.parcel("a2", title: "Grown since")) == first)
        #expect(try ids() == ["a1", "a2"])
        _ = try await sink.deliver(Sample.parcel("a2", score: 95))
        _ = try await sink.deliver(Parcel(Sample.alert("a2", score: 95, origins: 2), at: Sample.noon))
        _ = try await sink.deliver(
            Parcel(Sample.alert("a2", score: 95, origins: 2, state: .escalated), at: Sample.noon))
        #expect(try ids() == ["a1", "a2", "a2", "a2", "a2"])
    }

    @Test("a line that a crash cut anywhere is replaced", arguments: [1, 2, 40, 0])
    func torn(kept: Int) async throws {
        let whole = AlertJSON.line(Sample.alert("a1"))
        let cut = AlertJSON.line(Sample.alert("a2"))
        try folder.write(whole + cut.prefix(kept == 0 ? cut.count - 1 : kept), to: "alerts.ndjson")
        _ = try await sink.deliver(Sample.parcel("a2"))
        #expect(try folder.bytes("alerts.ndjson") == whole + cut)
        try folder.write(Array(cut.prefix(kept == 0 ? cut.count - 1 : kept)), to: "alerts.ndjson")
        _ = try await sink.deliver(Sample.parcel("a2"))
        #expect(try folder.bytes("alerts.ndjson") == cut)
    }

    @Test("whole lines of others are left as they are", arguments: ["{}\n", "not JSON\n", "\n\n", "{\"id\":1}\n"])
    func foreignLines(text: String) async throws {
        try folder.write(text, to: "alerts.ndjson")
        _ = try await sink.deliver(Sample.parcel("a1"))
        #expect(try folder.bytes("alerts.ndjson") == Array(text.utf8) + AlertJSON.line(Sample.alert("a1")))
    }

    @Test("what somebody else left without a line end stays, however long", arguments: [1, 30, 5 << 20])
    func foreignEnd(count: Int) async throws {
        let foreign = [UInt8](repeating: 65, count: count)
        try folder.write(foreign, to: "alerts.ndjson")
        #expect(try await sink.deliver(Sample.parcel("a1")) == "\(file), byte \(count + 1)")
        let line = AlertJSON.line(Sample.alert("a1"))
        #expect(try folder.bytes("alerts.ndjson") == foreign + [10] + line)
        _ = try await sink.deliver(Sample.parcel("a1"))
        #expect(try folder.bytes("alerts.ndjson").count == count + 1 + line.count)
    }

    @Test(
        "a file that cannot be written makes the sink unavailable",
        arguments: ["/no/such/directory/x", "/dev/full", "/"])
    func unwritable(path: String) async throws {
        let sink = try Sample.sink("file", ["path": [path]])
        let error = await #expect(throws: DeliveryError.self) { try await sink.deliver(Sample.parcel("a1")) }
        #expect(error?.kind == .unavailable)
        #expect(error?.message.contains(path) == true)
    }
}
