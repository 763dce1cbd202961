/// Cuts a stream of bytes into blocks of whole lines, so that several workers can answer them at once. A block is handed on
/// as soon as a read has brought a line end: who writes a line into a pipe and waits gets the answer.
package struct BlockReader {
    private let blockSize: Int
    private let read: (UnsafeMutableRawBufferPointer) -> Int
    /// What was read behind the last line end.
    private var rest: [UInt8] = []
    private var isAtEnd = false

    /// - Parameter read: fills a buffer and says how many bytes it wrote, 0 at the end.
    package init(blockSize: Int = 1 << 18, read: @escaping (UnsafeMutableRawBufferPointer) -> Int) {
        self.blockSize = max(16, blockSize)
        self.read = read
    }

    /// The next lines, each with its line end (the very last may lack it); nil after the last. Without a line end in sight
    /// a block ends after `LineReader.longestLine` bytes, so that such a stream does not eat the memory.
    package mutating func next() -> [UInt8]? {
        while !isAtEnd {
            let searched = rest.count
            fill()
            if let at = rest[searched...].lastIndex(of: 0x0A) { return cut(at + 1) }
            if rest.count >= LineReader.longestLine { return cut(rest.count) }
        }
        return rest.isEmpty ? nil : cut(rest.count)
    }

    private mutating func cut(_ end: Int) -> [UInt8] {
        let behind = Array(rest[end...])
        rest.removeSubrange(end...)
        defer { rest = behind }
        return rest
    }

    private mutating func fill() {
        let start = rest.count
        // A line longer than a block doubles the reads, so that it is not copied once per block.
        let size = max(blockSize, start)
        rest.append(contentsOf: repeatElement(0, count: size))
        let got = rest.withUnsafeMutableBytes { read(UnsafeMutableRawBufferPointer(rebasing: $0[start...])) }
        rest.removeSubrange((start + min(max(0, got), size))...)
        isAtEnd = got <= 0
    }
}
