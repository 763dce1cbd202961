import ArgumentParser
import Foundation
import Texts

/// NDJSON in: the lines of a file or of standard input, read in blocks.
final class InputLines {
    private var reader: LineReader
    private let file: Int32

    /// - Parameter path: `-` or nil: standard input. Ends the program with status 2 where the file cannot be opened.
    init(_ path: String?) throws {
        var file: Int32 = STDIN_FILENO
        if let path, path != "-" {
            file = open(path, O_RDONLY | O_CLOEXEC)
            guard file >= 0 else {
                Terminal.note("cannot read \(path): \(String(cString: strerror(errno)))")
                throw Status.impossible
            }
        }
        self.file = file
        let descriptor = file
        reader = LineReader { (buffer: UnsafeMutableRawBufferPointer) -> Int in
            while true {
                let count = read(descriptor, buffer.baseAddress, buffer.count)
                if count >= 0 || errno != EINTR { return max(0, count) }
            }
        }
    }

    /// Calls `use` with each line that holds anything, without its end; the bytes are valid during the call only.
    func forEach(_ use: (UnsafeBufferPointer<UInt8>) throws -> Void) rethrows {
        while try reader.next({ (line: UnsafeBufferPointer<UInt8>) -> Void in
            if !line.allSatisfy({ $0 <= 32 }) { try use(line) }
        }) != nil {}
    }

    deinit { if file > 0 { close(file) } }
}
