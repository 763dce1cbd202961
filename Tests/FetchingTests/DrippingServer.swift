import Foundation
import Glibc

/// Sends whoever connects to it a text, one byte at a time.
final class DrippingServer: Sendable {
    let port: Int
    private let listener: Int32

    init(_ text: String, every seconds: Double) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let isListening = withUnsafeMutablePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
                bind(listener, name, size) == 0 && listen(listener, 8) == 0 && getsockname(listener, name, &size) == 0
            }
        }
        guard isListening else { throw POSIXError(.EIO) }
        port = Int(UInt16(bigEndian: name.sin_port))
        Thread.detachNewThread {
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                for byte in Array(text.utf8) {
                    Thread.sleep(forTimeInterval: seconds)
                    guard send(connection, [byte], 1, Int32(MSG_NOSIGNAL)) == 1 else { break }
                }
                close(connection)
            }
            close(listener)
        }
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }
}
