import Fetching
import Records
import Texts

/// What is to be said of the way an answer came.
extension SourceChecker {
    private static let hugeBytes = 2 << 20
    private static let slowSeconds = 10.0

    func remarkTransport(_ document: Document, of source: Source, _ report: inout SourceReport) {
        if let moved = document.movedTo {
            report.remark(
                .warning, "moved", "it moved for good to \(moved)", advice: "write `url: \(moved)` into the catalogue")
        } else if document.url != document.requestedURL {
            report.remark(.note, "redirected", "\(document.url) answers, for the time being")
        }
        if report.validators.isEmpty, source.kind != .archive {
            report.remark(
                .note, "no-validators",
                "it sends neither ETag nor Last-Modified, so that every request gets all of it")
        }
        if document.body.count > Self.hugeBytes, source.kind != .list, source.kind != .archive {
            report.remark(
                .warning, "huge", "an answer has \(document.body.count >> 20) MiB",
                advice: "look for a shorter feed, or ask seldom (`every: 6h`)")
        }
        if report.seconds > Self.slowSeconds {
            report.remark(.warning, "slow", "the answer took \(Int(report.seconds)) s")
        }
        if RobotsTag.forbidsArchiving(document, agent: agent) { remarkNoArchive(&report) }
    }

    func remarkNoArchive(_ report: inout SourceReport) {
        report.remark(
            .note, "noarchive", "its publisher forbids keeping copies: its articles are read, but have no evidence")
    }

    /// An address without encryption is asked once more with it. One with a port of its own has no other.
    func lookForTLS(_ document: Document, _ report: inout SourceReport) async {
        guard report.usable, report.url.hasPrefix("http://"), document.url.hasPrefix("http://"),
            CanonicalURL.canonical(report.url).dropFirst("http://".count).prefix(while: { $0 != "/" }).contains(":")
                == false
        else { return }
        let secure = "https" + report.url.dropFirst("http".count)
        guard let answer = try? await fetcher.fetch(FetchRequest(secure)), (200..<300).contains(answer.status) else {
            return
        }
        report.remark(
            .warning, "http", "it is asked without encryption, and answers with it too",
            advice: "write `url: \(secure)` into the catalogue")
    }

    static func advice(on kind: FetchError.Kind) -> String? {
        switch kind {
        case .badURL, .forbiddenScheme: "correct the address"
        case .forbiddenAddress: "a private network is reached with --allow-net, or `allow-networks` of the settings"
        case .forbiddenByRobots: "ask the publisher, or take the source out of the catalogue"
        case .hostPaused: "the host asked for a pause: check again later"
        case .tooLarge: "raise `max-mebibytes` of the settings, or look for a shorter feed"
        case .nameNotFound: "the name may have changed: look for the publisher's new address"
        case .tls: "the certificate cannot be believed; `ca-file` of the settings names further authorities"
        case .timedOut, .notConnected, .truncated: "check again later"
        case .redirectLoop: "look for the publisher's present address"
        case .badEncoding, .cancelled, .closed, .disk, .other: nil
        }
    }

    static func advice(onStatus status: Int) -> String? {
        switch status {
        case 401, 403:
            "it does not let us in: ask the publisher, or set `contact` in the settings so that he can ask us"
        case 404: "`tidewaiter sources discover` may find where it went"
        case 410: "it is gone for good: take it out of the catalogue"
        case 429, 503: "it asks to be left alone for a while: check again later"
        case 500...599: "the server has a fault: check again later"
        default: nil
        }
    }
}
