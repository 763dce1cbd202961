import Foundation
import Glibc

/// Files named on the command line.
enum Files {
    /// The bytes of a file, or of standard input (`-`, nil); ends the program with status 2 where it cannot be read.
    static func bytes(_ path: String?) throws -> [UInt8] {
        if let path, path != "-" {
            do {
                if let bytes = regular(path) { return bytes }
                return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
            } catch {
                Terminal.note("cannot read \(path): \(error.localizedDescription)")
                throw Status.impossible
            }
        }
        return [UInt8](FileHandle.standardInput.readDataToEndOfFile())
    }

    /// A regular file without a second copy of it; nil where it is none, or cannot be read.
    private static func regular(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
            return nil
        }
        let size = Int(status.st_size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { room, count in
            while count < size, let base = room.baseAddress {
                let n = read(descriptor, base + count, size - count)
                guard n > 0 else { break }
                count += n
            }
        }
        return bytes.count == size ? bytes : nil
    }
}
