import CCurl

/// The limits of one transfer.
struct TransferLimits {
    var maxBytes: Int
    var maxHeaderBytes: Int
    var timeoutMilliseconds: Int
    var connectTimeoutMilliseconds: Int
    /// Keep what fits into `maxBytes` instead of failing.
    var cutsAtMax = false
    /// Slower than `leastBytesPerSecond` for so long is a time-out; 0: any speed will do.
    var leastBytesPerSecond = 0
    var stallSeconds = 0
}

/// Running transfers and the pool of those that can be used again. Belongs to the engine's thread.
final class Transfers {
    private let multi: MultiHandle
    private let userAgent: String
    private let caFile: String?
    private let addressGuard: AddressGuardBox
    private let records: Bool
    private let sharesConnections: Bool
    private var pool: [OpaquePointer] = []
    private var running: [OpaquePointer: Job] = [:]

    init(_ multi: MultiHandle, _ configuration: FetchConfiguration) {
        self.multi = multi
        userAgent = configuration.userAgent
        caFile = configuration.caFile
        records = configuration.recordsExchanges
        sharesConnections = configuration.perHost > 1
        addressGuard = AddressGuardBox(AddressGuard(allowing: configuration.allowedNetworks))
    }

    deinit { close() }

    /// Breaks all transfers off and gives their memory back.
    func close() {
        for transfer in running.keys {
            tw_multi_remove(multi.raw, transfer)
            tw_transfer_free(transfer)
        }
        for transfer in pool { tw_transfer_free(transfer) }
        running = [:]
        pool = []
    }

    var count: Int { running.count }

    /// Sends the job's request; false when memory is out.
    func start(_ job: Job, _ limits: TransferLimits) -> Bool {
        guard let transfer = pool.popLast() ?? tw_transfer_new() else { return false }
        guard prepare(transfer, job, limits), tw_multi_add(multi.raw, transfer) else {
            pool.append(transfer)
            return false
        }
        job.transfer = transfer
        running[transfer] = job
        return true
    }

    /// Moves all on; `done` is called with each that ended. Returns how many did.
    func perform(_ done: (Job, tw_outcome) -> Void) -> Int {
        var count = 0
        tw_multi_perform(multi.raw)
        while let transfer = tw_multi_finished(multi.raw) {
            count += 1
            if let job = running.removeValue(forKey: transfer) {
                job.transfer = nil
                var outcome = tw_outcome()
                tw_transfer_outcome(transfer, &outcome)
                done(job, outcome)
            }
            recycle(transfer)
        }
        return count
    }

    func wait(milliseconds: Int32) { tw_multi_poll(multi.raw, milliseconds) }

    /// Breaks the job's transfer off.
    func cancel(_ job: Job) {
        guard let transfer = job.transfer else { return }
        job.transfer = nil
        running[transfer] = nil
        tw_multi_remove(multi.raw, transfer)
        recycle(transfer)
    }

    private func recycle(_ transfer: OpaquePointer) {
        tw_transfer_recycle(transfer)
        pool.append(transfer)
    }

    private func prepare(_ transfer: OpaquePointer, _ job: Job, _ limits: TransferLimits) -> Bool {
        var request = tw_request()
        request.max_bytes = max(0, limits.maxBytes)
        request.max_header_bytes = max(0, limits.maxHeaderBytes)
        request.cut_at_max = limits.cutsAtMax
        request.timeout_ms = max(1, limits.timeoutMilliseconds)
        request.connect_timeout_ms = max(1, limits.connectTimeoutMilliseconds)
        request.low_speed_bytes = max(0, limits.leastBytesPerSecond)
        request.low_speed_seconds = max(0, limits.stallSeconds)
        request.records = records && !job.isRobots
        // In clear text nothing says beforehand that a connection carries several requests, and waiting would be for
        // the first answer.
        request.shares_connection = sharesConnections && job.address.host.hasPrefix("https:")
        if let file = job.file {
            request.to_file = true
            request.sink = tw_sink(
                file: file.descriptor, begin: beginBody, context: Unmanaged.passUnretained(file).toOpaque())
        }
        request.permits = permits
        request.permits_context = UnsafeRawPointer(Unmanaged.passUnretained(addressGuard).toOpaque())
        request.has_body = job.request.body != nil
        let prepared = job.address.url.withCString { url in
            userAgent.withCString { agent in
                withOptionalCString(caFile) { caFile in
                    (job.request.body ?? []).withUnsafeBufferPointer { body in
                        (request.url, request.user_agent, request.ca_file) = (url, agent, caFile)
                        (request.body, request.body_length) = (body.baseAddress, body.count)
                        return tw_transfer_prepare(transfer, &request)
                    }
                }
            }
        }
        let lines = job.request.headerLines(elsewhere: job.host !== job.firstHost, more: job.file?.fields ?? [])
        return prepared && lines.allSatisfy { tw_transfer_add_header(transfer, $0) }
    }
}

/// The guard as libcurl's callbacks reach it.
private final class AddressGuardBox {
    let rule: AddressGuard
    init(_ rule: AddressGuard) { self.rule = rule }
}

private func permits(_ context: UnsafeRawPointer?, _ bytes: UnsafePointer<UInt8>?, _ length: Int32) -> Bool {
    guard let context, let address = IPAddress(bytes: UnsafeBufferPointer(start: bytes, count: Int(length))) else {
        return false
    }
    return Unmanaged<AddressGuardBox>.fromOpaque(context).takeUnretainedValue().rule.permits(address)
}

/// The file of a download as libcurl's callback reaches it.
private func beginBody(
    _ context: UnsafeMutableRawPointer?, _ status: Int, _ head: UnsafePointer<UInt8>?, _ length: Int
) -> Int64 {
    guard let context else { return Int64(TW_NOWHERE) }
    let file = Unmanaged<PartialFile>.fromOpaque(context).takeUnretainedValue()
    switch file.begin(AnswerHead.document(status, UnsafeBufferPointer(start: head, count: length))) {
    case .offset(let offset): return Int64(offset)
    case .nowhere: return Int64(TW_NOWHERE)
    case .refused: return Int64(TW_REFUSED_BODY)
    }
}

private func withOptionalCString<R>(_ text: String?, _ body: (UnsafePointer<CChar>?) -> R) -> R {
    guard let text else { return body(nil) }
    return text.withCString { body($0) }
}
