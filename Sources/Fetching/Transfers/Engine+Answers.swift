import CCurl
import Records

/// What becomes of a transfer that has ended.
extension Engine {
    func conclude(_ job: Job, _ outcome: tw_outcome) {
        let host = job.host
        job.spent += max(0, FetchClock.now - job.started)
        host.queue.finish(answeredAt: outcome.first_byte > 0 ? outcome.first_byte : nil)
        count(outcome)
        if outcome.status > 0 { job.status = outcome.status }
        if let (kind, message) = flaw(of: job, outcome) {
            if !RetryPolicy.isTransient(kind) || !tryAgain(job) { fail(job, kind, message) }
        } else {
            answered(job, outcome)
        }
        schedule(host)
    }

    /// Why the transfer brought no answer, or none that can be used.
    private func flaw(of job: Job, _ outcome: tw_outcome) -> (FetchError.Kind, String)? {
        if let file = job.file, let flaw = flaw(of: file, outcome) { return flaw }
        guard Int(outcome.result) != TW_OK else { return nil }
        let flaw = FetchError.explain(outcome, limits: limits(of: job))
        if flaw.0 == .tooLarge { job.file?.discard() }
        return flaw
    }

    private func flaw(of file: PartialFile, _ outcome: tw_outcome) -> (FetchError.Kind, String)? {
        // Of an empty body nothing was told.
        if Int(outcome.result) == TW_OK, !outcome.sink_begun { file.begin(head(of: outcome)) }
        let place = file.end(written: outcome.stored)
        if case .refused(let kind, let message) = place {
            file.discard()
            return (kind, message)
        }
        if Int(outcome.result) == TW_DISK {
            return (.disk, PartialFile.failure(file.partPath, outcome.file_error).message)
        }
        guard Int(outcome.result) == TW_OK, case .offset = place, file.isShort else { return nil }
        return (.truncated, "The server has sent only a part of what was left of the file.")
    }

    private func head(of outcome: tw_outcome) -> Document {
        AnswerHead.document(outcome.status, UnsafeBufferPointer(start: outcome.head, count: outcome.head_length))
    }

    private func count(_ outcome: tw_outcome) {
        statistics.socketsOpened += Int(outcome.sockets_opened)
        statistics.addressesRefused += Int(outcome.addresses_refused)
        statistics.wireBytes &+= Int(clamping: outcome.wire_bytes)
        statistics.bodyBytes &+= Int(clamping: outcome.body_length) &+ Int(clamping: outcome.stored)
    }

    private func answered(_ job: Job, _ outcome: tw_outcome) {
        let status = outcome.status
        var document = head(of: outcome)
        document.requestedURL = job.request.url
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
        // What is left of a download cannot be had: the whole is asked for.
        if status == 416, let file = job.file, file.discard() { return admit(job, first: true) }
        document.url = job.redirects > 0 ? job.address.url : job.request.url
        document.movedTo = job.movedTo
        document.exchange = exchange(outcome)
        document.body = Array(UnsafeBufferPointer(start: outcome.body, count: outcome.body_length))
        finish(job, .success(document))
    }

    private func exchange(_ outcome: tw_outcome) -> Document.Exchange? {
        guard outcome.sent_length > 0 else { return nil }
        return Document.Exchange(
            request: Array(UnsafeBufferPointer(start: outcome.sent, count: outcome.sent_length)),
            response: Array(UnsafeBufferPointer(start: outcome.head, count: outcome.head_length)),
            address: outcome.server.map { String(cString: $0) })
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
