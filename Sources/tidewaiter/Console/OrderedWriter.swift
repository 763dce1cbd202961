import Synchronization

/// Writes to standard output what several tasks made, in the order of their numbers (0, 1, 2 …), each piece as soon as all
/// before it are written.
final class OrderedWriter: Sendable {
    private struct Pieces {
        var next = 0
        /// Those that came before their turn.
        var waiting: [Int: [UInt8]] = [:]
    }

    private let pieces = Mutex(Pieces())

    init() { Output.ignoreHangUp() }

    /// Writes the piece of this number, or keeps it until its turn.
    func write(_ bytes: [UInt8], _ number: Int) {
        pieces.withLock { pieces in
            pieces.waiting[number] = bytes
            while let bytes = pieces.waiting.removeValue(forKey: pieces.next) {
                bytes.withUnsafeBytes { Output.write($0) }
                pieces.next += 1
            }
        }
    }
}
