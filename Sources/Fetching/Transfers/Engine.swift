import CCurl
import Records

/// The thread that owns all transfers: it reads the mailbox, starts what is due, moves the transfers on and answers.
/// Everything a host is owed (`Host`) is decided here, in one place and without locks.
final class Engine {
    enum Entry {
        /// It is the turn of the host's next job.
        case host(Host)
        /// Another attempt.
        case job(Job)
    }

    let configuration: FetchConfiguration
    let agent: String
    let transfers: Transfers
    var agenda = Agenda<Entry>()
    var statistics = FetchStatistics()
    private let mailbox: Mailbox
    private var hosts: [String: Host] = [:]
    private var jobs: [UInt64: Job] = [:]
    private var closers: [CheckedContinuation<Void, Never>] = []
    private var isClosing = false

    init(_ configuration: FetchConfiguration, _ multi: MultiHandle, _ mailbox: Mailbox) {
        self.configuration = configuration
        self.mailbox = mailbox
        agent = configuration.robotsAgent
        transfers = Transfers(multi, configuration)
    }

    /// Runs until a letter closes it.
    func run() {
        tw_prepare_thread()
        while true {
            for letter in mailbox.take() { read(letter) }
            if isClosing { break }
            startDue()
            // Waiting only when nothing ended: what ended may have made room for something that is due.
            if transfers.perform({ conclude($0, $1) }) == 0 { transfers.wait(milliseconds: patience) }
        }
        for job in jobs.values { finish(job, .failure(.stopped(.closed, url: job.address.shown))) }
        transfers.close()
        mailbox.shut(states: states(), statistics: statistics)
        for closer in closers { closer.resume() }
    }

    /// The host of this name, made when it is new.
    func host(_ name: String) -> Host {
        if let host = hosts[name] { return host }
        if hosts.count % 4_096 == 4_095 { hosts = hosts.filter { !$0.value.isIdle(at: FetchClock.now) } }
        let host = Host(name: name, delaySeconds: configuration.delaySeconds, width: configuration.perHost)
        hosts[name] = host
        return host
    }

    /// Enters the host's next turn into the agenda, unless an earlier one stands there.
    func schedule(_ host: Host) {
        guard let time = host.queue.earliestStart, time < host.scheduled ?? .infinity else { return }
        host.scheduled = time
        agenda.add(.host(host), at: time)
    }

    /// The job's last word.
    func finish(_ job: Job, _ answer: Letter.Answer) {
        guard !job.isDone else { return }
        job.isDone = true
        switch job.purpose {
        case .page(let asker):
            jobs[job.id] = nil
            asker.resume(returning: answer)
        case .robots(let host):
            settleRobots(of: host, answer)
        }
    }

    func fail(_ job: Job, _ kind: FetchError.Kind, _ message: String, retryAt: Double? = nil) {
        finish(job, .failure(job.error(kind, message, retryAfter: retryAt.map(FetchClock().timestamp))))
    }

    private func read(_ letter: Letter) {
        switch letter {
        case .fetch(let id, let request, let file, let asker): begin(id, request, file, asker)
        case .cancel(let id): cancel(id)
        case .restore(let states):
            let clock = FetchClock()
            for (name, state) in states { host(name).restore(state, agent: agent, clock: clock) }
        case .pausedUntil(let name, let asker):
            asker.resume(returning: hosts[name].flatMap(pauseEnd).map(FetchClock().timestamp))
        case .states(let asker): asker.resume(returning: states())
        case .statistics(let asker): asker.resume(returning: statistics)
        case .close(let asker):
            isClosing = true
            if let asker { closers.append(asker) }
        }
    }

    private func begin(
        _ id: UInt64, _ request: FetchRequest, _ file: PartialFile?,
        _ asker: CheckedContinuation<Letter.Answer, Never>
    ) {
        do {
            let address = try WebAddress(request.url)
            let job = Job(
                id: id, request: request, purpose: .page(asker), address: address, host: host(address.host), file: file)
            jobs[id] = job
            admit(job)
        } catch {
            asker.resume(returning: .failure(.flawed(error, url: request.url)))
        }
    }

    private func cancel(_ id: UInt64) {
        guard let job = jobs[id] else { return }
        if job.transfer != nil {
            transfers.cancel(job)
            job.host.queue.finish(answeredAt: nil)
            schedule(job.host)
        } else {
            job.host.queue.remove { $0 === job }
            job.host.awaitingRobots.removeAll { $0 === job }
        }
        fail(job, .cancelled, "The fetch was cancelled.")
    }

    private func startDue() {
        while transfers.count < max(1, configuration.total), let entry = agenda.next(at: FetchClock.now) {
            switch entry {
            case .job(let job): if !job.isDone { admit(job) }
            case .host(let host):
                host.scheduled = nil
                if let job = host.queue.start(at: FetchClock.now) { start(job) }
                schedule(host)
            }
        }
    }

    private func start(_ job: Job) {
        job.started = FetchClock.now
        job.visited.insert(job.address.url)
        guard transfers.start(job, limits(of: job)) else {
            job.host.queue.finish(answeredAt: nil)
            return fail(job, .other, "The request could not be made: memory is out.")
        }
        statistics.requests += 1
        if job.isRobots { statistics.robotsRequests += 1 } else { job.requests += 1 }
    }

    func limits(of job: Job) -> TransferLimits {
        let isDownload = job.file != nil
        let whole = job.request.timeoutSeconds ?? (isDownload ? Engine.longestSeconds : configuration.timeoutSeconds)
        let budget = job.isRobots ? min(10, whole) : whole
        let most = job.request.maxBytes ?? (isDownload ? Fetcher.largestDownload : configuration.maxBytes)
        return TransferLimits(
            maxBytes: job.isRobots ? RobotsPolicy.maxBytes : most,
            maxHeaderBytes: configuration.maxHeaderBytes,
            timeoutMilliseconds: Engine.milliseconds(budget - job.spent),
            connectTimeoutMilliseconds: Engine.milliseconds(configuration.connectTimeoutSeconds),
            cutsAtMax: job.isRobots,
            leastBytesPerSecond: configuration.leastBytesPerSecond,
            stallSeconds: isDownload ? configuration.stallSeconds : 0)
    }

    /// How long there is nothing to do but for traffic. Without a free turn the agenda has to wait.
    private var patience: Int32 {
        guard transfers.count < max(1, configuration.total), let next = agenda.nextTime else { return 10_000 }
        return Int32(Engine.milliseconds(min(10, next - FetchClock.now)))
    }

    /// What no transfer exceeds.
    private static let longestSeconds: Double = 86_400

    private static func milliseconds(_ seconds: Double) -> Int {
        seconds.isFinite ? Int(max(1, min(seconds, longestSeconds) * 1_000).rounded(.up)) : 1
    }

    private func states() -> [String: HostState] {
        let clock = FetchClock()
        let now = FetchClock.now
        return hosts.compactMapValues {
            $0.state(at: now, agent: agent, delaySeconds: configuration.delaySeconds, clock: clock)
        }
    }
}
