import Foundation

/// Files named on the command line.
enum Files {
    /// The bytes of a file, or of standard input (`-`, nil); ends the program with status 2 where it cannot be read.
    static func bytes(_ path: String?) throws -> [UInt8] {
        if let path, path != "-" {
            do {
                return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
            } catch {
                Terminal.note("cannot read \(path): \(error.localizedDescription)")
                throw Status.impossible
            }
        }
        return [UInt8](FileHandle.standardInput.readDataToEndOfFile())
    }
}
