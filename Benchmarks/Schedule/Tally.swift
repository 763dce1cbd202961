import Glibc

/// What a policy did in the measured hours.
struct Tally {
    private(set) var requests = 0
    private(set) var wasted = 0
    private(set) var unchanged = 0
    private(set) var lost = 0
    /// From publication until it was seen, in seconds, of the items published in the measured hours.
    private var delays: [Int64] = []
    private var measured: Range<Int64> = 0..<0
    private var counts = false
    /// Of the measured hours, the server's left out.
    var cpuSeconds = 0.0

    mutating func begin(from start: Int64, to end: Int64) {
        measured = start..<end
        counts = true
    }

    mutating func endOfRequests() { counts = false }

    mutating func request(isWasted: Bool, isUnchanged: Bool) {
        guard counts else { return }
        requests += 1
        if isWasted { wasted += 1 }
        if isUnchanged { unchanged += 1 }
    }

    mutating func note(_ publisher: Publisher, new: Range<Int>, lost: Range<Int>, at now: Int64) {
        for number in new where measured.contains(publisher.times[number]) {
            delays.append(now - publisher.times[number])
        }
        self.lost += lost.count { measured.contains(publisher.times[$0]) }
    }

    /// Items that nobody saw to the end count as lost.
    mutating func unseen(_ publisher: Publisher, from next: Int) {
        guard next < publisher.times.count else { return }
        lost += publisher.times[next...].count { measured.contains($0) }
    }

    var items: Int { delays.count }

    mutating func sort() { delays.sort() }

    /// Minutes within which that share of the items was seen; to be asked after `sort`.
    func delayMinutes(_ share: Double) -> Double {
        guard !delays.isEmpty else { return 0 }
        return Double(delays[min(delays.count - 1, Int(share * Double(delays.count)))]) / 60
    }

    var meanMinutes: Double {
        delays.isEmpty ? 0 : delays.reduce(0.0) { $0 + Double($1) } / Double(delays.count) / 60
    }

    /// User and system time of the process.
    static func cpuSeconds() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }
}
