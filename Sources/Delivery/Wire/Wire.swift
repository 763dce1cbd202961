import CCurl
import Fetching

/// Sends one message over the network and waits for the answer: HTTP and SMTP by libcurl, behind the same guard over
/// addresses as everything that is fetched. Redirects are not followed: what is sent goes where the settings say, or not
/// at all. Blocking, and for one thread at a time.
final class Wire: @unchecked Sendable {
    // Unchecked: the handle is used in `exchange` alone, and each sink calls that on its own queue.
    private let sink: String
    private let rule: GuardBox
    private let caFile: String?
    private let timeoutSeconds: Int
    private var multi: OpaquePointer?

    /// Of an answer; the rest is not read.
    static let mostBytes = 64 << 10
    static let connectSeconds = 10

    init(_ sink: any Sink.Type, _ surroundings: Surroundings, timeoutSeconds: Int) {
        self.sink = sink.name
        rule = GuardBox(AddressGuard(allowing: surroundings.allowedNetworks))
        caFile = surroundings.caFile
        self.timeoutSeconds = timeoutSeconds
    }

    deinit { if let multi { tw_multi_free(multi) } }

    /// What came back.
    struct Answer {
        /// The HTTP status, or the code of SMTP's last answer; 0 when there was none.
        var status: Int
        /// Status line and fields, or all answers of SMTP.
        var head: [UInt8]
        var body: [UInt8]
        /// Nil when the answer is whole; else what went wrong. A status may have come before.
        var trouble: Trouble?
    }

    enum Trouble: Hashable {
        case refusedAddress(String)
        case unreachable(String)
        case timedOut(String)
        case tls(String)
        case broken(String)
    }

    /// Prepares a transfer by `prepare`, which also adds its fields, and runs it to its end.
    func exchange(
        _ url: String, body: [UInt8]?, prepare: (OpaquePointer, inout tw_request) -> Bool
    ) throws(DeliveryError) -> Answer {
        guard let multi = connected(), let transfer = tw_transfer_new() else { throw outOfMemory }
        defer { tw_transfer_free(transfer) }
        var request = limits()
        request.has_body = body != nil
        let prepared = url.withCString { url in
            (FetchConfiguration().userAgent).withCString { agent in
                withOptional(caFile) { caFile in
                    (body ?? []).withUnsafeBufferPointer { body in
                        (request.url, request.user_agent, request.ca_file) = (url, agent, caFile)
                        (request.body, request.body_length) = (body.baseAddress, body.count)
                        return prepare(transfer, &request)
                    }
                }
            }
        }
        guard prepared, tw_multi_add(multi, transfer) else { throw outOfMemory }
        tw_multi_perform(multi)
        // libcurl's own time limit ends it.
        while tw_multi_finished(multi) == nil {
            tw_multi_poll(multi, 1_000)
            tw_multi_perform(multi)
        }
        return answer(of: transfer)
    }

    private func limits() -> tw_request {
        var request = tw_request()
        request.max_bytes = Wire.mostBytes
        request.max_header_bytes = Wire.mostBytes
        request.cut_at_max = true
        request.timeout_ms = 1_000 * timeoutSeconds
        request.connect_timeout_ms = 1_000 * min(timeoutSeconds, Wire.connectSeconds)
        request.permits = permits
        request.permits_context = UnsafeRawPointer(Unmanaged.passUnretained(rule).toOpaque())
        return request
    }

    private func connected() -> OpaquePointer? {
        if multi == nil, tw_start() { multi = tw_multi_new(2, Wire.mostBytes) }
        return multi
    }

    private func answer(of transfer: OpaquePointer) -> Answer {
        var outcome = tw_outcome()
        tw_transfer_outcome(transfer, &outcome)
        return Answer(
            status: outcome.status,
            head: Array(UnsafeBufferPointer(start: outcome.head, count: outcome.head_length)),
            body: Array(UnsafeBufferPointer(start: outcome.body, count: outcome.body_length)),
            trouble: trouble(outcome))
    }

    private func trouble(_ outcome: tw_outcome) -> Trouble? {
        let detail = outcome.detail.map { Plain.line(String(cString: $0), most: 200) } ?? ""
        switch Int(outcome.result) {
        case TW_OK: return nil
        case TW_REFUSED:
            return .refusedAddress(withUnsafeBytes(of: outcome.refused) { Plain.said($0.prefix { $0 != 0 }) })
        case TW_NO_NAME, TW_NO_CONNECTION: return .unreachable(detail)
        case TW_TIMED_OUT: return .timedOut(detail)
        case TW_TLS: return .tls(detail)
        default: return .broken(detail)
        }
    }

    private var outOfMemory: DeliveryError {
        DeliveryError(.unavailable, sink: sink, "The message could not be sent: memory is out.")
    }

    /// Of a trouble with `place` (no secret), for people.
    func error(_ trouble: Trouble, _ place: String) -> DeliveryError {
        let (kind, text): (DeliveryError.Kind, String) =
            switch trouble {
            case .refusedAddress(let address):
                (
                    .unavailable,
                    "\(address) is no public address, so nothing was sent; if it is meant, name its network under "
                        + "fetch.allow-networks"
                )
            case .unreachable(let detail): (.unavailable, "it cannot be reached (\(detail))")
            case .timedOut(let detail): (.unavailable, "it did not answer in time (\(detail))")
            case .tls(let detail): (.unavailable, "it cannot be trusted, or speaks no TLS (\(detail))")
            case .broken(let detail): (.unavailable, "the exchange broke off (\(detail))")
            }
        return DeliveryError(kind, sink: sink, "\(place): \(text).")
    }
}

/// The guard as libcurl's callbacks reach it.
private final class GuardBox: Sendable {
    let rule: AddressGuard
    init(_ rule: AddressGuard) { self.rule = rule }
}

private func permits(_ context: UnsafeRawPointer?, _ bytes: UnsafePointer<UInt8>?, _ length: Int32) -> Bool {
    guard let context, let address = IPAddress(bytes: UnsafeBufferPointer(start: bytes, count: Int(length))) else {
        return false
    }
    return Unmanaged<GuardBox>.fromOpaque(context).takeUnretainedValue().rule.permits(address)
}

private func withOptional<R>(_ text: String?, _ body: (UnsafePointer<CChar>?) -> R) -> R {
    guard let text else { return body(nil) }
    return text.withCString { body($0) }
}
