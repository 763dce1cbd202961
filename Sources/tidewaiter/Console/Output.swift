import Foundation
import Glibc

/// Standard output in blocks. A reader that has gone away (`| head`) ends the program quietly. The signal for that is
/// ignored, since it would also end a harvest whose server hangs up.
final class Output {
    private var buffer: [UInt8] = []

    init() { Output.ignoreHangUp() }

    /// Lets a write to a reader that has gone away fail, in the place of ending the program by a signal.
    static func ignoreHangUp() { signal(SIGPIPE, SIG_IGN) }

    /// Appends a line.
    func line(_ text: String) {
        buffer += text.utf8
        buffer.append(10)
        flush(above: 1 << 16)
    }

    /// Appends bytes that bring their own line ends.
    func write(_ bytes: [UInt8]) {
        buffer += bytes
        flush(above: 1 << 16)
    }

    /// Lets a writer append bytes, and ends the line.
    func line(_ write: (inout [UInt8]) -> Void) {
        write(&buffer)
        buffer.append(10)
        flush(above: 1 << 16)
    }

    func flush(above size: Int = 0) {
        guard buffer.count > size || size == 0, !buffer.isEmpty else { return }
        buffer.withUnsafeBytes { Output.write($0) }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes all of the bytes at once; ends the program where nobody reads them any more (0), or they cannot be
    /// written (2).
    static func write(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = Glibc.write(STDOUT_FILENO, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if written < 0 {
                guard errno == EINTR || errno == EAGAIN else { exit(errno == EPIPE ? 0 : 2) }
                continue
            }
            rest = rest.dropFirst(written)
        }
    }

    deinit { flush() }
}
