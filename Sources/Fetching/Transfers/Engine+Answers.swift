import CCurl
import Records

/// What becomes of a transfer that has ended.
extension Engine {
    func conclude(_ job: Job, _ outcome: tw_outcome) {
        let host = job.host
        job.spent += max(0, FetchClock.now - job.started)
        host.queue.finish(answeredAt: outcome.first_byte > 0 ? outcome.first_byte : nil)
        count(outcome)
        if Int(outcome.result) == TW_OK {
            answered(job, outcome)
        } else {
            let (kind, message) = FetchError.explain(outcome, limits: limits(of: job))
            if !RetryPolicy.isTransient(kind) || !tryAgain(job) { fail(job, kind, message) }
        }
        schedule(host)
    }

    private func count(_ outcome: tw_outcome) {
        statistics.socketsOpened += Int(outcome.sockets_opened)
        statistics.addressesRefused += Int(outcome.addresses_refused)
        statistics.wireBytes &+= Int(clamping: outcome.wire_bytes)
        statistics.bodyBytes &+= Int(clamping: outcome.body_length)
    }

    private func answered(_ job: Job, _ outcome: tw_outcome) {
        let status = outcome.status
        let head = UnsafeBufferPointer(start: outcome.head, count: outcome.head_length)
        var document = Document(requestedURL: job.request.url, status: status, body: [], fetched: FetchClock.timestamp)
        document.headers = AnswerHead.fields(head)
        // A robots.txt that is out of order forbids by itself; only “too many requests” speaks for the whole host.
        if status == 429 || status == 503 && !job.isRobots {
            pause(job.host, retryAfter: document.header("retry-after"))
        } else if status < 500 {
            job.host.pause.relent()
        }
        if let location = document.header("location"), follows(status), job.request.body == nil {
            return follow(job, to: location, status)
        }
        if RetryPolicy.isTransient(status: status), !job.host.pause.isOn(at: FetchClock.now), tryAgain(job) { return }
        if job.redirects > 0 { document.url = job.address.url }
        document.movedTo = job.redirects > 0 && job.allPermanent ? job.address.url : nil
        document.contentType = document.header("content-type")
        document.etag = document.header("etag")
        document.lastModified = document.header("last-modified")
        document.body = Array(UnsafeBufferPointer(start: outcome.body, count: outcome.body_length))
        finish(job, .success(document))
    }

    private func follows(_ status: Int) -> Bool { [301, 302, 303, 307, 308].contains(status) }

    /// Sends the job on. The new address goes through the same gates as the first one did.
    private func follow(_ job: Job, to location: String, _ status: Int) {
        let before = job.host
        let target: WebAddress
        do {
            target = try WebAddress(location, relativeTo: job.address)
        } catch {
            let flaw = FetchError.flawed(error, url: job.address.shown)
            return fail(job, flaw.kind, "It redirects to an address that cannot be used. " + flaw.message)
        }
        guard !job.visited.contains(target.url) else {
            return fail(job, .redirectLoop, "It redirects in a circle, back to \(target.shown).")
        }
        guard job.redirects < configuration.maxRedirects else {
            return fail(job, .redirectLoop, "It redirects more than \(configuration.maxRedirects) times.")
        }
        job.redirects += 1
        if status != 301, status != 308 { job.allPermanent = false }
        job.address = target
        job.host = host(target.host)
        admit(job, first: job.host === before)
    }

    /// Enters another attempt into the agenda, if the request wants one. It goes on where this one failed.
    private func tryAgain(_ job: Job) -> Bool {
        guard job.failures < job.request.retries, !job.isRobots else { return false }
        job.failures += 1
        job.spent = 0
        let wait = RetryPolicy.wait(
            attempt: job.failures, first: 1, longest: 60, random: Double.random(in: 0...1))
        agenda.add(.job(job), at: FetchClock.now + wait)
        return true
    }
}
