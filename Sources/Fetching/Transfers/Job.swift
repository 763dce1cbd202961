import CCurl
import Records

/// One fetch on its way through turns, redirects and attempts. Belongs to the engine's thread.
final class Job {
    enum Purpose {
        case page(CheckedContinuation<Letter.Answer, Never>)
        /// The robots.txt of a host that others wait for.
        case robots(of: Host)
    }

    let id: UInt64
    let request: FetchRequest
    let purpose: Purpose
    /// Where the body goes, for a download.
    let file: PartialFile?
    var address: WebAddress
    /// Where it is asked, by `address`.
    var host: Host
    let firstHost: Host
    /// Every address it has asked, so that none is asked twice.
    var visited: Set<String> = []
    var redirects = 0
    var allPermanent = true
    /// Attempts that failed.
    var failures = 0
    var requests = 0
    /// Of the last answer.
    var status: Int?
    /// Seconds spent in transfers of this attempt.
    var spent: Double = 0
    var started: Double = 0
    var transfer: OpaquePointer?
    /// Answered: whoever still meets it passes over it.
    var isDone = false

    init(
        id: UInt64, request: FetchRequest, purpose: Purpose, address: WebAddress, host: Host, file: PartialFile? = nil
    ) {
        self.id = id
        self.file = file
        self.request = request
        self.purpose = purpose
        self.address = address
        self.host = host
        firstHost = host
    }

    var isRobots: Bool { if case .robots = purpose { true } else { false } }

    /// An error at the address the job has come to.
    func error(_ kind: FetchError.Kind, _ message: String, retryAfter: Timestamp? = nil) -> FetchError {
        let isPlace = ![.redirectLoop, .forbiddenAddress, .forbiddenScheme, .badURL].contains(kind)
        return FetchError(
            kind, message, url: address.shown, retryAfter: retryAfter, status: status,
            movedTo: isPlace ? movedTo : nil, requests: requests)
    }

    /// The address to remember instead of the one asked for, if any.
    var movedTo: String? { redirects > 0 && allPermanent ? address.url : nil }
}
