import Records

/// What a host wants of us: pauses and robots.txt.
extension Engine {
    /// How long a robots.txt is believed (RFC 9309 §2.4), and how long one that could not be had forbids: long where the
    /// host answered or hung, short where it was not even reached, which costs a request no more than asking again.
    private static let robotsSeconds: ClosedRange<Double> = 3_600...24 * 3_600
    private static let staleRobotsSeconds: Double = 3_600
    private static let forbiddingSeconds: Double = 1_800
    private static let unreachedSeconds: Double = 60

    /// Puts the job into its host's queue, if the host's pause, robots.txt and delay let it.
    func admit(_ job: Job, first: Bool = false) {
        let host = job.host
        if host.pause.isOn(at: FetchClock.now) { return failPaused(job, host) }
        guard job.isRobots || !configuration.robots || !job.request.robots || passesRobots(job) else { return }
        if !job.isRobots, let turn = farTurn(host, first: first) { return failFar(job, host, turn) }
        host.queue.add(job, first: first)
        schedule(host)
    }

    /// The host refused (429, 503): it is left alone, and so all that waits for it is answered now.
    func pause(_ host: Host, retryAfter: String?) {
        let wait = RetryPolicy.retryAfter(retryAfter, now: FetchClock.timestamp)
        host.pause.refuse(retryAfter: wait, now: FetchClock.now, random: Double.random(in: 0...1))
        for job in host.queue.drain() { failPaused(job, host) }
    }

    /// When a fetch of today would be sent; nil when it need not be refused for that.
    func pauseEnd(_ host: Host) -> Double? {
        host.pause.isOn(at: FetchClock.now) ? host.pause.until : farTurn(host, first: false)
    }

    /// The host's next turn, if it is further off than a fetch waits.
    private func farTurn(_ host: Host, first: Bool) -> Double? {
        guard let longest = configuration.longestWaitSeconds else { return nil }
        let now = FetchClock.now
        let turn = host.queue.nextTurn(at: now, first: first)
        return turn - now > max(longest, configuration.delaySeconds) ? turn : nil
    }

    private func failFar(_ job: Job, _ host: Host, _ turn: Double) {
        let delay = Int(host.queue.delaySeconds.rounded(.up))
        fail(
            job, .hostPaused,
            "The host's next turn is too far off: \(delay) s lie between two requests, and \(host.queue.count) wait.",
            retryAt: turn)
    }

    private func failPaused(_ job: Job, _ host: Host) {
        fail(
            job, .hostPaused, "The host has asked for a pause; it will be asked again when that is over.",
            retryAt: host.pause.until)
    }

    /// Whether the host's robots.txt allows the job. When it does not, the job is answered; when it is not known yet, the
    /// job waits for it.
    private func passesRobots(_ job: Job) -> Bool {
        let host = job.host
        let now = FetchClock.now
        switch host.robots {
        case .known(let policy, let until) where until > now:
            if policy.allows(job.address.forRobots, agent: agent) { return true }
            fail(job, .forbiddenByRobots, "The host's robots.txt forbids this address for \(agent).")
        case .unreachable(let kind, let message, let until) where until > now:
            fail(job, kind, message, retryAt: until)
        case .asked: host.awaitingRobots.append(job)
        case .known(let policy, _): askRobots(of: host, before: policy, for: job)
        case .unknown, .unreachable: askRobots(of: host, before: nil, for: job)
        }
        return false
    }

    private func askRobots(of host: Host, before: RobotsPolicy?, for job: Job) {
        if let turn = farTurn(host, first: true) { return failFar(job, host, turn) }
        host.robots = .asked(before: before)
        host.awaitingRobots.append(job)
        do {
            let address = try WebAddress("/robots.txt", relativeTo: job.address)
            let request = FetchRequest(address.url)
            admit(Job(id: 0, request: request, purpose: .robots(of: host), address: address, host: host), first: true)
        } catch {
            settleRobots(of: host, .failure(.flawed(error, url: job.address.shown)))
        }
    }

    /// Draws the conclusion of RFC 9309 §2.3.1 from the answer to the question for robots.txt, and lets those go on who
    /// waited for it.
    func settleRobots(of host: Host, _ answer: Letter.Answer) {
        let now = FetchClock.now
        let policy = robotsPolicy(answer)
        if let policy {
            host.robots = .known(policy, until: now + Engine.lifetime(of: answer, policy.crawlDelay(agent: agent)))
        } else if case .asked(let before?) = host.robots {
            host.robots = .known(before, until: now + Engine.staleRobotsSeconds + host.queue.delaySeconds)
        } else {
            host.robots = unreachable(answer, now)
        }
        var waiting = host.awaitingRobots
        host.awaitingRobots = []
        if let policy {
            let before = host.queue.delaySeconds
            host.queue.delaySeconds = max(configuration.delaySeconds, policy.crawlDelay(agent: agent) ?? 0)
            // Those who have waited already may have to wait for too long now.
            if host.queue.delaySeconds > before { waiting = host.queue.drain() + waiting }
        }
        for job in waiting { admit(job) }
    }

    /// How long the rules are believed: as long as the answer says it may be kept (RFC 9111 §5.2.2.1), within bounds;
    /// and beyond the host's own delay, else nothing could be asked for between one robots.txt and the next.
    private static func lifetime(of answer: Letter.Answer, _ crawlDelay: Double?) -> Double {
        let field = (try? answer.get())?.header("cache-control")
        let said = field.flatMap(CacheControl.maxAge).map(Double.init) ?? robotsSeconds.upperBound
        let kept = min(max(said, robotsSeconds.lowerBound), robotsSeconds.upperBound)
        return max(kept, (crawlDelay ?? 0) + robotsSeconds.lowerBound)
    }

    /// The rules for our agent; those of a host without robots.txt allow all. Nil when it has one that cannot be had.
    private func robotsPolicy(_ answer: Letter.Answer) -> RobotsPolicy? {
        switch answer {
        case .success(let document) where (200..<300).contains(document.status):
            RobotsPolicy(parsing: Array(RobotsPolicy(parsing: document.body).excerpt(for: agent).utf8))
        case .success(let document) where document.status < 500 && document.status != 429: RobotsPolicy(parsing: [])
        case .success: nil
        case .failure(let error): error.kind == .redirectLoop ? RobotsPolicy(parsing: []) : nil
        }
    }

    private func unreachable(_ answer: Letter.Answer, _ now: Double) -> Host.Robots {
        switch answer {
        // The pause itself keeps everybody off; when it is over, robots.txt is asked for again.
        case .success(let document) where document.status == 429: .unknown
        case .success: .unreachable(.forbiddenByRobots, Host.withoutRobots, until: now + Engine.forbiddingSeconds)
        case .failure(let error):
            switch error.kind {
            case .nameNotFound, .notConnected, .tls, .forbiddenAddress, .badURL, .closed, .hostPaused:
                .unreachable(error.kind, error.message, until: now + Engine.unreachedSeconds)
            default:
                .unreachable(.forbiddenByRobots, Host.withoutRobots, until: now + Engine.forbiddingSeconds)
            }
        }
    }
}
