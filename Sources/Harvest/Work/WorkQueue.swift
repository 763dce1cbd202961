import HeapModule
import Records

/// What is to be asked when, one source of a host at a time: a worker is never given a source that could only wait for
/// another one of its host, so that a slow host holds up nobody else. Times are those the caller gives.
struct WorkQueue {
    /// An entry of the agenda.
    private struct Entry: Comparable {
        var due: Timestamp
        var order: Int
        var source: String
        var host: String

        static func < (a: Entry, b: Entry) -> Bool { (a.due, a.order) < (b.due, b.order) }
    }

    private var agenda = Heap<Entry>()
    /// Due, but its host was busy then: by host, longest due first.
    private var waiting: [String: Heap<Entry>] = [:]
    private var busy: [String: Int] = [:]
    private var order = 0
    private let perHost: Int

    /// - Parameter perHost: sources of one host worked on at a time.
    init(perHost: Int = 1) { self.perHost = max(1, perHost) }

    /// Sources that wait for their time or their host.
    var count: Int { agenda.count + waiting.values.reduce(0) { $0 + $1.count } }

    /// The time of the next entry of the agenda.
    var nextTime: Timestamp? { agenda.min?.due }

    mutating func add(_ source: String, host: String, at due: Timestamp) {
        agenda.insert(Entry(due: due, order: order, source: source, host: host))
        order += 1
    }

    /// A source whose time has come and whose host is free; that host has one worker more from now on.
    mutating func next(at now: Timestamp) -> (source: String, host: String)? {
        while let first = agenda.min, first.due <= now {
            agenda.removeMin()
            guard busy[first.host, default: 0] < perHost else {
                waiting[first.host, default: Heap()].insert(first)
                continue
            }
            busy[first.host, default: 0] += 1
            return (first.source, first.host)
        }
        return nil
    }

    /// A worker is done with the host: the source that waits for it longest comes next.
    mutating func finished(_ host: String) {
        let left = busy[host, default: 1] - 1
        busy[host] = left > 0 ? left : nil
        guard let first = waiting[host]?.popMin() else { return }
        if waiting[host]?.isEmpty == true { waiting[host] = nil }
        agenda.insert(first)
    }
}
