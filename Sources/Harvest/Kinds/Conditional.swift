import Fetching
import Records
import Storage
import Texts

/// Asking whether there is anything new, and not believing the answer for ever.
extension SourceState {
    /// Validators are believed for about a day; then the body is asked for whatever they say, since some servers answer
    /// “not modified” for good.
    private static let believedSeconds: Int64 = 86_400
    /// Validators that were caught lying are not sent for so long.
    private static let distrustSeconds: Int64 = 7 * 86_400

    /// The request for the source. Its validators are left out when they are distrusted, or it is time to check them.
    func request(for source: Source, at now: Timestamp) -> FetchRequest {
        var request = FetchRequest(url ?? source.url)
        guard !isCheckDue(at: now) else { return request }
        request.etag = etag
        request.lastModified = lastModified
        return request
    }

    private func isCheckDue(at now: Timestamp) -> Bool {
        if let distrustedUntil, distrustedUntil > now { return true }
        guard let lastBody else { return true }
        // Not all sources at the same hour.
        let shift = Int64(source.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }) % 21_600
        return lastBody.adding(Self.believedSeconds + shift) <= now
    }

    /// Notes the answer, and tells whether it has a body that says something new.
    /// - Throws: `SourceFailure` for any answer but a document or “not modified”.
    mutating func accept(
        _ document: Document, to request: FetchRequest, at now: Timestamp
    ) throws(SourceFailure) -> Novelty {
        lastStatus = document.status
        if let moved = document.movedTo { url = moved }
        switch document.status {
        case 304: return .none
        case 200..<300: break
        default: throw refusal(document)
        }
        let wasBlind = request.etag == nil && request.lastModified == nil
        let isSame = document.etag.map { $0 == etag } ?? document.lastModified.map { $0 == lastModified } ?? false
        etag = document.etag
        lastModified = document.lastModified
        lastBody = now
        // A delta holds what is new and nothing else; it says nothing of the whole.
        if document.status == 226 { return .body(isHidden: false) }
        let hash = Digest.sha256(document.body)
        guard hash != bodyHash else { return .none }
        bodyHash = hash
        return .body(isHidden: wasBlind && isSame)
    }

    /// What an answer brings.
    enum Novelty: Equatable {
        case none
        /// `isHidden`: its validators are those of the body before, so that a conditional request would have missed it.
        case body(isHidden: Bool)
    }

    /// The validators hid new items: from now on the body alone is believed.
    mutating func distrust(at now: Timestamp) -> Diagnostic {
        distrustedUntil = now.adding(Self.distrustSeconds)
        return Diagnostic(
            .warning, "lying-validators",
            "ETag and Last-Modified stayed the same though new items came; the source is asked without them for a week")
    }

    private mutating func refusal(_ document: Document) -> SourceFailure {
        // Gone is the address that answered, which after a temporary redirect is not the source's.
        if document.status == 410, document.url == document.requestedURL || document.movedTo != nil {
            retired = true
            return SourceFailure("gone", "the server says that it is gone for good (410); it is not asked again")
        }
        let notBefore = RetryPolicy.retryAfter(document.header("retry-after"), now: document.fetched)
            .map { document.fetched.adding(Int64($0.rounded(.up))) }
        return SourceFailure("status", "the server answered \(Self.meaning(of: document.status))", notBefore: notBefore)
    }

    private static func meaning(of status: Int) -> String {
        switch status {
        case 401, 403: "\(status): it does not let us in; its operator may tell why"
        case 404: "404: there is nothing at this address; `tidewaiter sources discover` may find where it went"
        case 410: "410: gone"
        case 429: "429: we ask too often; the host is left alone for a while"
        case 503: "503: it is overloaded or being repaired; the host is left alone for a while"
        case 500...599: "\(status): it has a fault"
        default: "\(status)"
        }
    }
}
