/// The turns of one host: at most `width` requests at a time, and `delaySeconds` between two. Times are seconds of one
/// clock.
package struct HostQueue<Job> {
    package var delaySeconds: Double
    package let width: Int
    package private(set) var running = 0
    /// The host's last request, as late as we know it to be: see `finish`.
    package private(set) var lastRequest: Double?
    /// From `head` on; those before it have started and are nil.
    private var waiting: [Job?] = []
    private var head = 0

    package init(delaySeconds: Double, width: Int, lastRequest: Double? = nil) {
        self.delaySeconds = delaySeconds
        self.width = max(1, width)
        self.lastRequest = lastRequest
    }

    package var count: Int { waiting.count - head }

    /// Puts a job last, or first when it continues what was begun.
    package mutating func add(_ job: Job, first: Bool = false) {
        guard first else { return waiting.append(job) }
        if head > 0 {
            head -= 1
            waiting[head] = job
        } else {
            waiting.insert(job, at: 0)
        }
    }

    /// When the next job may start; nil when none waits, or all turns are taken.
    package var earliestStart: Double? {
        guard count > 0, running < width else { return nil }
        return lastRequest.map { $0 + delaySeconds } ?? -.infinity
    }

    /// When a job that is added now would start, at the earliest: `first` before those who wait, else after them.
    package func nextTurn(at now: Double, first: Bool) -> Double {
        max(now, (lastRequest ?? -.infinity) + delaySeconds) + (first ? 0 : Double(count) * delaySeconds)
    }

    /// The job whose turn it is, if it may start now.
    package mutating func start(at now: Double) -> Job? {
        guard let earliest = earliestStart, earliest <= now else { return nil }
        let job = waiting[head]
        waiting[head] = nil
        head += 1
        if head > 64, head * 2 > waiting.count {
            waiting.removeFirst(head)
            head = 0
        }
        running += 1
        lastRequest = max(lastRequest ?? now, now)
        return job
    }

    /// A request has ended. `answeredAt` is when its answer began: counting the delay from there, and not from when we
    /// began to connect, keeps it at the host's end too, however long the way was.
    package mutating func finish(answeredAt: Double?) {
        running = max(0, running - 1)
        if let answeredAt { lastRequest = max(lastRequest ?? answeredAt, answeredAt) }
    }

    /// Takes out the jobs that wait and of which the condition holds.
    package mutating func remove(where isUnwanted: (Job) -> Bool) {
        waiting = drain().filter { !isUnwanted($0) }
    }

    /// Takes out all jobs that wait, in order.
    package mutating func drain() -> [Job] {
        defer {
            waiting = []
            head = 0
        }
        return waiting[head...].compactMap(\.self)
    }
}
