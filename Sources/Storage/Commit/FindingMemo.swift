import FoundationEssentials
import Records
import Synchronization

/// Remembers decoded findings by their JSON. A story that grows to a thousand articles has its findings read a thousand
/// times, and nothing else about a commit costs as much.
final class FindingMemo: Sendable {
    /// Bytes of JSON; when there are more, all is forgotten.
    private static let capacity = 8 << 20

    private struct State {
        var findings: [Data: Finding] = [:]
        var bytes = 0
    }
    private let state = Mutex(State())

    func finding(_ body: Data) throws -> Finding {
        if let known = state.withLock({ $0.findings[body] }) { return known }
        let finding = try StoredJSON.decode(Finding.self, from: body)
        state.withLock { state in
            if state.bytes > FindingMemo.capacity { state = State() }
            if state.findings.updateValue(finding, forKey: body) == nil { state.bytes += body.count }
        }
        return finding
    }
}
