import Foundation
import Glibc
import Synchronization
import TestSupport

/// A mail server that answers by a script: to each command that begins so, the given line. What is not in the script is
/// answered as a server that takes mail does.
final class MailServer: Sendable {
    struct State {
        var commands: [String] = []
        var messages: [String] = []
    }

    let port: Int
    let state = Mutex(State())
    private let listener: Int32
    private let script: [String: String]

    /// `script`: by command (`RCPT`, `DATA`, `secret` for what follows AUTH, `.` for the end of the message, `` for the greeting); the answer `hang` is
    /// none, `drop` closes the connection.
    init(_ script: [String: String] = [:]) throws {
        self.script = script
        (listener, port) = try Loopback.listen(SOCK_STREAM)
        let listener = listener
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                guard let self else {
                    close(connection)
                    return
                }
                Thread.detachNewThread { self.serve(connection) }
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    var url: String { "smtp://127.0.0.1:\(port)" }
    var commands: [String] { state.withLock { $0.commands } }
    var messages: [String] { state.withLock { $0.messages } }

    private func serve(_ connection: Int32) {
        defer { close(connection) }
        guard answer(connection, "", "220 test ESMTP") else { return }
        var buffer: [UInt8] = []
        var isMessage = false
        var isSecret = false
        var piece = [UInt8](repeating: 0, count: 4_096)
        while true {
            let end = Array((isMessage ? "\r\n.\r\n" : "\r\n").utf8)
            guard let range = buffer.firstRange(of: end) else {
                let count = read(connection, &piece, piece.count)
                guard count > 0 else { return }
                buffer += piece[..<count]
                continue
            }
            let text = String(decoding: buffer[..<range.lowerBound], as: UTF8.self)
            buffer.removeFirst(range.upperBound)
            if isMessage {
                isMessage = false
                state.withLock { $0.messages.append(text) }
                guard answer(connection, ".", "250 2.0.0 queued as 7") else { return }
                continue
            }
            state.withLock { $0.commands.append(text) }
            let word = isSecret ? "secret" : text.split(separator: " ").first.map { $0.uppercased() } ?? ""
            isSecret = word == "AUTH"
            let usual =
                switch word {
                case "EHLO": "250-test\r\n250 AUTH PLAIN"
                case "DATA": "354 go on"
                case "AUTH": "334 "
                case "secret": "235 in"
                case "QUIT": "221 bye"
                default: "250 ok"
                }
            guard answer(connection, word, usual) else { return }
            isMessage = word == "DATA" && (script["DATA"] ?? usual).hasPrefix("354")
        }
    }

    private func answer(_ connection: Int32, _ word: String, _ usual: String) -> Bool {
        let line = script[word] ?? usual
        if line == "hang" {
            var byte: UInt8 = 0
            while read(connection, &byte, 1) > 0 {}
            return false
        }
        guard line != "drop" else { return false }
        let bytes = Array((line + "\r\n").utf8)
        return Glibc.send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }
}

/// Sockets on 127.0.0.1.
enum Loopback {
    /// A socket that is bound, and listens if it can; and its port.
    static func listen(_ type: __socket_type) throws -> (Int32, Int) {
        let file = socket(AF_INET, Int32(type.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
                guard bind(file, name, size) == 0 else { return Int32(-1) }
                if type == SOCK_STREAM, Glibc.listen(file, 16) != 0 { return -1 }
                return getsockname(file, name, &size)
            }
        }
        guard result == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        return (file, Int(UInt16(bigEndian: name.sin_port)))
    }

    /// One datagram, or all that comes until the peer is done; gives up after two seconds.
    static func receive(_ file: Int32) -> String {
        var time = timeval(tv_sec: 2, tv_usec: 0)
        setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        var bytes = [UInt8](repeating: 0, count: 70_000)
        let count = recv(file, &bytes, bytes.count, 0)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}
