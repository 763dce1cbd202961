import CCurl
import Fetching
import Records

/// A POST to one address, and what its answer means.
struct WebPost: Sendable {
    private let sink: String
    private let wire: Wire
    private let queue = Blocking()

    init(_ sink: any Sink.Type, _ surroundings: Surroundings, timeoutSeconds: Int) {
        self.sink = sink.name
        wire = Wire(sink, surroundings, timeoutSeconds: timeoutSeconds)
    }

    /// Of what is sent.
    private static let mostBytes = 16 << 20

    /// Where a secret address is known by, in messages: scheme and host.
    static func place(_ url: String) -> String {
        guard let name = Fetcher.hostName(of: url) else { return "the address" }
        return name
    }

    /// Returns the receipt of any 2xx: the status, and the beginning of whatever was said with it.
    func send(
        _ body: [UInt8], to url: String, headers: [(String, String)], at now: Timestamp
    ) async throws(DeliveryError) -> String {
        let place = WebPost.place(url)
        guard body.count <= WebPost.mostBytes else {
            throw DeliveryError(.rejected, sink: sink, "A message of \(body.count) bytes is too large to be sent.")
        }
        let answer = try await queue.run { [wire, sink] () throws(DeliveryError) in
            guard Fetcher.hostName(of: url) != nil else {
                throw DeliveryError(.unavailable, sink: sink, "The address is no http or https address.", key: "url")
            }
            return try wire.exchange(url, body: body) { transfer, request in
                guard tw_transfer_prepare(transfer, &request) else { return false }
                return headers.allSatisfy { name, value in
                    let line = "\(name): \(value)"
                    return WebPost.isLine(line) && tw_transfer_add_header(transfer, line)
                }
            }
        }
        return try read(answer, place, now)
    }

    /// Whether a header line is one.
    static func isLine(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 32 && $0 != 127 } }

    private func read(_ answer: Wire.Answer, _ place: String, _ now: Timestamp) throws(DeliveryError) -> String {
        // The status is the receipt: what follows it may be broken, or endless.
        if (200...299).contains(answer.status) {
            let said = Plain.said(answer.body)
            return "\(place): \(answer.status)" + (said.isEmpty ? "" : " " + said)
        }
        if answer.status < 200, let trouble = answer.trouble { throw wire.error(trouble, place) }
        throw refusal(answer, place, now)
    }

    private func refusal(_ answer: Wire.Answer, _ place: String, _ now: Timestamp) -> DeliveryError {
        let said = Plain.said(answer.body)
        let text = "\(place) answered \(answer.status)" + (said.isEmpty ? "" : " (\(said))")
        let retryAfter = RetryPolicy.retryAfter(WebPost.field("retry-after", in: answer.head), now: now)
            .map { Int($0.rounded(.up)) }
        let (kind, advice): (DeliveryError.Kind, String) =
            switch answer.status {
            case 300...399:
                (.rejected, ": it sends elsewhere, which is not followed; set the address to where it leads")
            case 401, 407: (.unavailable, ": it wants to know who is there; check secret and headers")
            case 408, 421, 423, 425, 429: (.unavailable, "")
            case 400...499: (.rejected, "")
            default: (.deferred, "")
            }
        return DeliveryError(kind, sink: sink, text + advice + ".", retryAfter: retryAfter)
    }

    /// The first field of this name (lower case).
    static func field(_ name: String, in head: [UInt8]) -> String? {
        for line in head.split(separator: 10) {
            guard let colon = line.firstIndex(of: 58) else { continue }
            if String(decoding: line[..<colon], as: UTF8.self).lowercased() == name {
                return Plain.said(line[(colon + 1)...])
            }
        }
        return nil
    }
}
