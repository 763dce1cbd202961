import Exports
import Foundation
import Records
import Testing

@testable import Delivery

@Suite struct FileSinkTests {
    let directory: TemporaryDirectory
    let file: String
    let sink: FileSink

    init() throws {
        directory = try TemporaryDirectory()
        file = directory.path + "/alerts.ndjson"
        sink = try FileSink(options: ["path": file])
    }

    func write(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(fileURLWithPath: file)) }
    func content() throws -> [UInt8] { try [UInt8](Data(contentsOf: URL(fileURLWithPath: file))) }

    @Test("every alert is one line, in order, and the receipt says where it begins")
    func appending() async throws {
        let first = try await sink.deliver(Sample.alert("a1"))
        let second = try await sink.deliver(Sample.alert("a2"))
        #expect(try directory.ids("alerts.ndjson") == ["a1", "a2"])
        #expect(first == "\(file), byte 0")
        #expect(second == "\(file), byte \(AlertJSON.line(Sample.alert("a1")).count)")
    }

    @Test("an alert that comes again right after a crash is recognised by its id and severity")
    func repetition() async throws {
        _ = try await sink.deliver(Sample.alert("a1"))
        let first = try await sink.deliver(Sample.alert("a2"))
        #expect(try await sink.deliver(Sample.alert("a2", title: "Grown since")) == first)
        #expect(try directory.ids("alerts.ndjson") == ["a1", "a2"])
        _ = try await sink.deliver(Sample.alert("a2", score: 95))
        #expect(try directory.ids("alerts.ndjson") == ["a1", "a2", "a2"])
    }

    @Test("a line that a crash cut anywhere is replaced", arguments: [1, 2, 40, 0])
    func torn(kept: Int) async throws {
        let whole = AlertJSON.line(Sample.alert("a1"))
        let cut = AlertJSON.line(Sample.alert("a2"))
        try write(whole + cut.prefix(kept == 0 ? cut.count - 1 : kept))
        _ = try await sink.deliver(Sample.alert("a2"))
        #expect(try content() == whole + cut)
        try write(Array(cut.prefix(kept == 0 ? cut.count - 1 : kept)))
        _ = try await sink.deliver(Sample.alert("a2"))
        #expect(try content() == cut)
    }

    @Test("whole lines of others are left as they are", arguments: ["{}\n", "not JSON\n", "\n\n", "{\"id\":1}\n"])
    func foreignLines(text: String) async throws {
        try write(Array(text.utf8))
        _ = try await sink.deliver(Sample.alert("a1"))
        #expect(try content() == Array(text.utf8) + AlertJSON.line(Sample.alert("a1")))
    }

    @Test("what somebody else left without a line end stays, however long", arguments: [1, 30, 5 << 20])
    func foreignEnd(count: Int) async throws {
        let foreign = [UInt8](repeating: 65, count: count)
        try write(foreign)
        #expect(try await sink.deliver(Sample.alert("a1")) == "\(file), byte \(count + 1)")
        let line = AlertJSON.line(Sample.alert("a1"))
        #expect(try content() == foreign + [10] + line)
        _ = try await sink.deliver(Sample.alert("a1"))
        #expect(try content().count == count + 1 + line.count)
    }

    @Test(
        "a file that cannot be written makes the sink unavailable",
        arguments: ["/no/such/directory/x", "/dev/full", "/"])
    func unwritable(path: String) async throws {
        let sink = try FileSink(options: ["path": path])
        let error = await #expect(throws: DeliveryError.self) { try await sink.deliver(Sample.alert("a1")) }
        #expect(error?.kind == .unavailable)
        #expect(error?.message.contains(path) == true)
    }

    @Test("killed between the line and the receipt, the line stands once after the next delivery")
    func killed() async throws {
        let path = file
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let sink = try FileSink(options: ["path": path])
            let outcome = await Dispatcher([sink]).dispatch([Sample.alert("a1"), Sample.alert("a2")]) { receipt in
                if receipt.alert == "a2" { kill(getpid(), SIGKILL) }
            }
            #expect(outcome.receipts.isEmpty, "not reached")
        }
        #expect(try directory.ids("alerts.ndjson") == ["a1", "a2"])
        let outcome = await Dispatcher([sink]).dispatch([Sample.alert("a2"), Sample.alert("a3")])
        #expect(outcome.receipts.map(\.alert) == ["a2", "a3"])
        #expect(try directory.ids("alerts.ndjson") == ["a1", "a2", "a3"])
    }
}
