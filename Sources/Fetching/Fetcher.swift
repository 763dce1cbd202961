import Glibc
package import Records
import Synchronization

/// Gets documents politely: the station between the sources and the parsers, and the only place with outbound calls.
///
/// Enters: a `FetchRequest`. Leaves: a `Document` whatever the HTTP status, or a `FetchError`. On the way every host
/// (scheme, name, port) has its robots.txt asked and obeyed (RFC 9309), its Crawl-delay and our delay kept between two
/// requests, its pauses (429, 503, Retry-After) respected; redirects are followed hop by hop under the same rules; no
/// connection is opened to an address that is not public; and sizes and times are limited while the bytes arrive.
///
///     let fetcher = try Fetcher(FetchConfiguration(contact: "https://customs.example/bot"))
///     let document = try await fetcher.fetch(FetchRequest("https://example.org/feed.xml", etag: known))
///     if document.status == 304 { … }
///     await fetcher.close()
package final class Fetcher: Sendable {
    private let mailbox: Mailbox
    private let lastID = Atomic<UInt64>(0)

    /// Starts the thread that does the work. Throws when the configuration cannot be used.
    package init(_ configuration: FetchConfiguration = FetchConfiguration()) throws(FetchError) {
        try Fetcher.check(configuration)
        let connections = max(256, 4 * min(configuration.total, 1_024))
        let multi = MultiHandle(maxConnections: connections, maxBytesInFlight: configuration.maxBytesInFlight)
        guard let multi else {
            throw FetchError(.other, "libcurl could not be set up.", url: "")
        }
        mailbox = Mailbox(multi)
        guard EngineSeed(configuration, multi, mailbox).startThread() else {
            throw FetchError(.other, "No thread could be started for the transfers.", url: "")
        }
    }

    deinit { mailbox.post(.close(nil)) }

    /// Fetches one document; as many calls as one likes may wait at a time. Throws `cancelled` soon after the task was.
    package func fetch(_ request: FetchRequest) async throws(FetchError) -> Document {
        try await fetch(request, into: nil)
    }

    /// With a file, the body goes there instead of into the document.
    func fetch(_ request: FetchRequest, into file: PartialFile?) async throws(FetchError) -> Document {
        let id = lastID.add(1, ordering: .relaxed).newValue
        let answer = await withTaskCancellationHandler {
            await withCheckedContinuation { mailbox.post(.fetch(id: id, request, file, $0)) }
        } onCancel: {
            mailbox.post(.cancel(id: id))
        }
        return try answer.get()
    }

    /// What is to be remembered of hosts for the next run, by scheme, name and port (`https://example.org`). After
    /// `close` it is what was known then.
    package func hostStates() async -> [String: HostState] {
        await withCheckedContinuation { mailbox.post(.states($0)) }
    }

    /// When a fetch at the address's host would have its turn, where now it would throw `hostPaused`; nil when it would
    /// not, and for what is no address. A scheduler asks it before it gives a source to a worker; it costs no request.
    package func pausedUntil(_ url: String) async -> Timestamp? {
        guard let host = Fetcher.hostName(of: url) else { return nil }
        return await withCheckedContinuation { mailbox.post(.pausedUntil(host: host, $0)) }
    }

    /// The host that an address belongs to, as `hostStates` names it: what shares one delay, one pause and one
    /// robots.txt (`https://example.org`). Nil for what is no http or https address.
    package static func hostName(of url: String) -> String? { (try? WebAddress(url))?.host }

    /// Takes over what an earlier run remembered; to be called before the first fetch.
    package func restore(_ states: [String: HostState]) { mailbox.post(.restore(states)) }

    package func statistics() async -> FetchStatistics {
        await withCheckedContinuation { mailbox.post(.statistics($0)) }
    }

    /// Breaks off what is under way, which then throws `closed`, and returns when all is cleaned up.
    package func close() async {
        await withCheckedContinuation { mailbox.post(.close($0)) }
    }

    private static func check(_ configuration: FetchConfiguration) throws(FetchError) {
        guard configuration.userAgent.utf8.allSatisfy({ $0 >= 32 && $0 != 127 }), !configuration.robotsAgent.isEmpty
        else {
            throw FetchError(
                .other, "The user agent must begin with a product name of letters and be one line.", url: "")
        }
        if let file = configuration.caFile, access(file, R_OK) != 0 {
            throw FetchError(.tls, "The file of certificates \(file) cannot be read.", url: "")
        }
    }
}

/// What a new thread makes the engine of.
private final class EngineSeed: Sendable {
    private let configuration: FetchConfiguration
    private let multi: MultiHandle
    private let mailbox: Mailbox

    init(_ configuration: FetchConfiguration, _ multi: MultiHandle, _ mailbox: Mailbox) {
        self.configuration = configuration
        self.multi = multi
        self.mailbox = mailbox
    }

    func startThread() -> Bool {
        var thread = pthread_t()
        let seed = Unmanaged.passRetained(self)
        let result = pthread_create(
            &thread, nil,
            { raw in
                guard let raw else { return nil }
                let seed = Unmanaged<EngineSeed>.fromOpaque(raw).takeRetainedValue()
                Engine(seed.configuration, seed.multi, seed.mailbox).run()
                return nil
            }, seed.toOpaque())
        guard result == 0 else {
            seed.release()
            return false
        }
        pthread_detach(thread)
        return true
    }
}
