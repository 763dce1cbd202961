import ArgumentParser
import Foundation
import Texts

/// NDJSON in: the lines of a file or of standard input, read in blocks.
final class InputLines {
    private var reader: LineReader

    /// - Parameter path: `-` or nil: standard input. Ends the program with status 2 where the file cannot be opened.
    init(_ path: String?) throws { reader = LineReader(read: try InputLines.opened(path)) }

    /// What reads the file (`-` or nil: standard input) piece by piece until it is let go. Ends the program with status 2
    /// where it cannot be opened.
    static func opened(_ path: String?) throws -> (UnsafeMutableRawBufferPointer) -> Int {
        let file = try OpenFile(path)
        return { buffer in
            while true {
                let count = read(file.descriptor, buffer.baseAddress, buffer.count)
                if count >= 0 || errno != EINTR { return max(0, count) }
            }
        }
    }

    /// A file that is closed when nobody reads it any more.
    private final class OpenFile {
        let descriptor: Int32

        init(_ path: String?) throws {
            guard let path, path != "-" else {
                descriptor = STDIN_FILENO
                return
            }
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                Terminal.note("cannot read \(path): \(String(cString: strerror(errno)))")
                throw Status.impossible
            }
        }

        deinit { if descriptor > STDIN_FILENO { close(descriptor) } }
    }

    /// Calls `use` with each line that holds anything, without its end; the bytes are valid during the call only.
    func forEach(_ use: (UnsafeBufferPointer<UInt8>) throws -> Void) rethrows {
        while try reader.next({ (line: UnsafeBufferPointer<UInt8>) -> Void in
            if !line.allSatisfy({ $0 <= 32 }) { try use(line) }
        }) != nil {}
    }
}
