import Foundation
import Glibc

/// One connection of a `HostileServer`: reads requests and writes answers with blocking calls.
final class HostileConnection {
    private let descriptor: Int32
    private let isStopped: () -> Bool
    private var buffer: [UInt8] = []

    init(_ descriptor: Int32, isStopped: @escaping () -> Bool) {
        self.descriptor = descriptor
        self.isStopped = isStopped
    }

    /// The next request; nil at the end of the connection.
    func readRequest(number: Int) -> HostileRequest? {
        let separator = Array("\r\n\r\n".utf8)
        var end = buffer.firstRange(of: separator)
        while end == nil {
            // A first byte of 22 begins a TLS handshake, which is not spoken here.
            guard readMore(), buffer.first != 22 else { return nil }
            end = buffer.firstRange(of: separator)
        }
        guard let end else { return nil }
        let lines = String(decoding: buffer[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        buffer.removeFirst(end.upperBound)
        let words = lines[0].split(separator: " ")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            headers[line[..<colon].lowercased()] = value
        }
        let length = headers["content-length"].flatMap(Int.init) ?? 0
        while buffer.count < length { guard readMore() else { return nil } }
        let body = Array(buffer.prefix(length))
        buffer.removeFirst(length)
        return HostileRequest(
            method: words.first.map(String.init) ?? "", target: words.dropFirst().first.map(String.init) ?? "/",
            headers: headers, body: body, time: ProcessInfo.processInfo.systemUptime, connection: number)
    }

    /// Writes the answer; false when the connection is to be closed.
    func send(_ answer: HostileAnswer, to request: HostileRequest) -> Bool {
        guard pause(answer.delaySeconds) else { return false }
        let keepsOpen = sendBody(answer, to: request)
        return keepsOpen && !answer.closes && request.headers["connection"]?.lowercased() != "close"
    }

    private func sendBody(_ answer: HostileAnswer, to request: HostileRequest) -> Bool {
        switch answer.body {
        case .whole(let bytes):
            let isBodyless = answer.status == 304 || answer.status == 204 || request.method == "HEAD"
            let length = answer.status == 304 ? [] : [("Content-Length", String(bytes.count))]
            return write(head(answer, length) + (isBodyless ? [] : bytes))
        case .drip(let bytes, let pieces, let every):
            guard write(head(answer, [("Content-Length", String(bytes.count))])) else { return false }
            let size = max(1, bytes.count / max(1, pieces))
            for start in stride(from: 0, to: bytes.count, by: size) {
                guard pause(every), write(Array(bytes[start..<min(start + size, bytes.count)])) else { return false }
            }
            return true
        case .endless(let piece, let limit):
            return sendEndless(answer, piece, limit)
        case .cut(let bytes, let missing, let reset):
            _ = write(head(answer, [("Content-Length", String(bytes.count + missing))]) + bytes)
            if reset {
                // The peer is given time to read what came before the reset, which would otherwise overtake it.
                _ = pause(0.1)
                var off = linger(l_onoff: 1, l_linger: 0)
                setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &off, socklen_t(MemoryLayout<linger>.size))
            }
            return false
        case .hang:
            while readMore() {}
            return false
        case .drop:
            return false
        case .raw(let bytes):
            _ = write(bytes)
            return false
        }
    }

    private func sendEndless(_ answer: HostileAnswer, _ piece: [UInt8], _ limit: Int) -> Bool {
        guard !piece.isEmpty, write(head(answer, [("Transfer-Encoding", "chunked")])) else { return false }
        let chunk = Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + Array("\r\n".utf8)
        var sent = 0
        while sent < limit {
            guard write(chunk) else { return false }
            sent += piece.count
        }
        return write(Array("0\r\n\r\n".utf8))
    }

    private func head(_ answer: HostileAnswer, _ more: [(String, String)]) -> [UInt8] {
        let fields = (answer.headers + more).map { "\($0.0): \($0.1)\r\n" }.joined()
        return Array("HTTP/1.1 \(answer.status) Status\r\n\(fields)\r\n".utf8)
    }

    /// Waits, in short steps so that a stop is noticed; false when the server has stopped.
    private func pause(_ seconds: Double) -> Bool {
        let end = ProcessInfo.processInfo.systemUptime + seconds
        while true {
            let left = end - ProcessInfo.processInfo.systemUptime
            if isStopped() { return false }
            if left <= 0 { return true }
            Thread.sleep(forTimeInterval: min(left, 0.05))
        }
    }

    private func readMore() -> Bool {
        var piece = [UInt8](repeating: 0, count: 16_384)
        let count = recv(descriptor, &piece, piece.count, 0)
        guard count > 0 else { return false }
        buffer += piece[..<count]
        return true
    }

    private func write(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count {
                let count = Glibc.send(
                    descriptor, bytes.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }
}
