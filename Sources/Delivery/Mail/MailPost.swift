import CCurl
import Fetching

/// Hands messages to a mail server by SMTP (RFC 5321), and reads what it answers.
struct MailPost: Sendable {
    /// A server, and how one gets in.
    struct Server: Sendable {
        enum Security: String, CaseIterable, Sendable {
            /// TLS is insisted on: by STARTTLS with smtp, from the first byte with smtps.
            case tls
            /// Nothing is encrypted.
            case none
        }

        /// `smtp://host:port` or `smtps://host:port`.
        var url: String
        var security = Security.tls
        var user: String?
        var password: Secret?
    }

    private let sink: String
    private let server: Server
    private let wire: Wire
    private let queue = Blocking()
    /// Of a message, as most servers take it.
    private static let mostBytes = 10 << 20

    init(_ sink: any Sink.Type, _ server: Server, _ surroundings: Surroundings, timeoutSeconds: Int) {
        self.sink = sink.name
        self.server = server
        wire = Wire(sink, surroundings, timeoutSeconds: timeoutSeconds)
    }

    /// All recipients or none. Returns what the server answered to the message.
    func send(_ message: MailMessage) async throws(DeliveryError) -> String {
        let bytes = message.bytes
        guard bytes.count <= MailPost.mostBytes else {
            throw DeliveryError(.rejected, sink: sink, "A mail of \(bytes.count) bytes is too large to be sent.")
        }
        let password: String? = try server.password?.value(for: sink)
        let answer = try await queue.run { [wire, server] () throws(DeliveryError) in
            try wire.exchange(message, bytes, by: server, password: password)
        }
        return try read(answer)
    }

    private func read(_ answer: Wire.Answer) throws(DeliveryError) -> String {
        let lines = answer.head.split { $0 == 10 || $0 == 13 }
        // After a refusal comes a goodbye, whose answer does not count.
        let code = Array(String(answer.status).utf8)
        let said = Plain.said(lines.last { $0.starts(with: code) } ?? lines.last ?? [])
        guard let trouble = answer.trouble else { return "\(server.url): \(said)" }
        switch trouble {
        case .refusedAddress, .tls, .timedOut: throw wire.error(trouble, server.url)
        case .unreachable, .broken: break
        }
        let refused = "\(server.url) answered “\(said)”"
        switch answer.status {
        case 432, 454, 530, 534, 535, 538:
            throw DeliveryError(.unavailable, sink: sink, "\(refused): check user and password.")
        case 421: throw DeliveryError(.unavailable, sink: sink, "\(refused).")
        case 400...499: throw DeliveryError(.deferred, sink: sink, "\(refused).")
        case 500...599: throw DeliveryError(.rejected, sink: sink, "\(refused).")
        default: throw wire.error(trouble, server.url)
        }
    }
}

extension Wire {
    fileprivate func exchange(
        _ message: MailMessage, _ text: [UInt8], by server: MailPost.Server, password: String?
    ) throws(DeliveryError) -> Answer {
        let strings = CStrings()
        let bytes = strings.keep(text)
        let recipients = message.to.map { strings.keep($0.address) }
        let list = strings.keep(recipients)
        let mail = UnsafeMutablePointer<tw_mail>.allocate(capacity: 1)
        defer { mail.deallocate() }
        mail.initialize(
            to: tw_mail(
                from: strings.keep(message.from.address), to: list, to_count: recipients.count,
                username: server.user.flatMap { strings.keep($0) }, password: password.flatMap { strings.keep($0) },
                starttls: server.security == .tls && server.url.hasPrefix("smtp:"), message: bytes.baseAddress,
                message_length: bytes.count, sent: 0))
        return try withExtendedLifetime(strings) { () throws(DeliveryError) in
            try exchange(server.url, body: nil) { transfer, request in
                tw_transfer_prepare_mail(transfer, &request, mail)
            }
        }
    }
}

/// Bytes for C that stay where they are as long as this does.
private final class CStrings {
    private var buffers: [UnsafeMutableRawBufferPointer] = []

    deinit { for buffer in buffers { buffer.deallocate() } }

    func keep(_ text: String) -> UnsafePointer<CChar>? {
        UnsafeRawPointer(keep(Array(text.utf8) + [0]).baseAddress)?.assumingMemoryBound(to: CChar.self)
    }

    func keep(_ bytes: [UInt8]) -> UnsafeBufferPointer<UInt8> {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
        buffers.append(buffer)
        buffer.copyBytes(from: bytes)
        return UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer.bindMemory(to: UInt8.self))[..<bytes.count])
    }

    func keep(_ pointers: [UnsafePointer<CChar>?]) -> UnsafePointer<UnsafePointer<CChar>?>? {
        let size = MemoryLayout<UnsafePointer<CChar>?>.stride
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, pointers.count) * size, alignment: 16)
        buffers.append(buffer)
        let bound = buffer.bindMemory(to: UnsafePointer<CChar>?.self)
        for (index, pointer) in pointers.enumerated() { bound[index] = pointer }
        return UnsafePointer(bound.baseAddress)
    }
}
