import Delivery
import Records
import Synchronization
import Testing

@Suite struct DispatcherTests {
    /// Takes what it is told to take, and remembers it.
    final class Memory: Sink {
        static let name = "memory"
        static let title = "for tests"
        let taken = Mutex<[String]>([])
        let tried = Mutex(0)
        let refuses: [String: DeliveryError.Kind]

        init(options: [String: String]) throws(DeliveryError) { refuses = [:] }
        init(refuses: [String: DeliveryError.Kind] = [:]) { self.refuses = refuses }

        func deliver(_ alert: Alert) async throws(DeliveryError) -> String {
            tried.withLock { $0 += 1 }
            if let kind = refuses[alert.id] { throw DeliveryError(kind, sink: Memory.name, "no") }
            taken.withLock { $0.append(alert.id) }
            return "taken"
        }
    }

    final class Other: Sink {
        static let name = "other"
        static let title = "for tests"
        let taken = Mutex<[String]>([])

        init(options: [String: String] = [:]) throws(DeliveryError) {}

        func deliver(_ alert: Alert) async throws(DeliveryError) -> String {
            taken.withLock { $0.append(alert.id) }
            return "taken"
        }
    }

    let alerts = ["a1", "a2", "a3"].map { Sample.alert($0) }

    @Test("each alert goes to each sink, and is settled with the last receipt")
    func everywhere() async throws {
        let (memory, other) = (Memory(), try Other())
        let outcome = await Dispatcher([memory, other]).dispatch(alerts)
        #expect(outcome.receipts.map(\.alert) == ["a1", "a1", "a2", "a2", "a3", "a3"])
        #expect(outcome.receipts.map(\.settled) == [false, true, false, true, false, true])
        #expect(memory.taken.withLock { $0 } == ["a1", "a2", "a3"])
        #expect(outcome.failures.isEmpty)
    }

    @Test("a sink that has a receipt is not asked again")
    func delivered() async throws {
        let (memory, other) = (Memory(), try Other())
        let outcome = await Dispatcher([memory, other]).dispatch(
            alerts, delivered: ["a1": ["memory"], "a2": ["other"]])
        #expect(memory.taken.withLock { $0 } == ["a2", "a3"])
        #expect(other.taken.withLock { $0 } == ["a1", "a3"])
        #expect(outcome.receipts.filter(\.settled).map(\.alert) == ["a1", "a2", "a3"])
    }

    @Test("an alert that waits for no sink any more is settled without going out again")
    func leftOver() async {
        let memory = Memory()
        let outcome = await Dispatcher([memory]).dispatch(alerts, delivered: ["a2": ["memory", "gone"]])
        #expect(memory.taken.withLock { $0 } == ["a1", "a3"])
        #expect(outcome.receipts.filter(\.settled).map(\.alert) == ["a1", "a2", "a3"])
    }

    @Test("an alert that is rejected fails alone, and keeps waiting for that sink")
    func rejected() async throws {
        let (memory, other) = (Memory(refuses: ["a2": .rejected]), try Other())
        let outcome = await Dispatcher([memory, other]).dispatch(alerts)
        #expect(outcome.failures.map(\.alert) == ["a2"])
        #expect(outcome.receipts.filter(\.settled).map(\.alert) == ["a1", "a3"])
        #expect(other.taken.withLock { $0 } == ["a1", "a2", "a3"])
    }

    @Test("a sink that is unavailable is spared the rest, the others are not")
    func unavailable() async throws {
        let (memory, other) = (Memory(refuses: ["a1": .unavailable]), try Other())
        let outcome = await Dispatcher([memory, other]).dispatch(alerts)
        #expect(memory.tried.withLock { $0 } == 1)
        #expect(outcome.failures.map(\.alert) == ["a1", "a2", "a3"])
        #expect(other.taken.withLock { $0 } == ["a1", "a2", "a3"])
        #expect(outcome.receipts.allSatisfy { !$0.settled })
    }

    @Test("when a receipt cannot be kept, nothing more goes out")
    func interrupted() async throws {
        struct NoRoom: Error {}
        let memory = Memory()
        let outcome = await Dispatcher([memory]).dispatch(alerts) { receipt in
            if receipt.alert == "a2" { throw NoRoom() }
        }
        #expect(outcome.interruption is NoRoom)
        #expect(memory.taken.withLock { $0 } == ["a1", "a2"])
    }

    @Test("without sinks nothing is delivered and nothing is settled")
    func noSinks() async {
        let outcome = await Dispatcher([]).dispatch(alerts)
        #expect(outcome.receipts.isEmpty && outcome.failures.isEmpty)
    }
}
