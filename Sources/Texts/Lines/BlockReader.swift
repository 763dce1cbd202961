/// Cuts a stream of bytes into blocks of whole lines, so that several workers can answer them at once. A block is handed on
/// as soon as a read has brought a line end: who writes a line into a pipe and waits gets the answer.
package struct BlockReader {
    private let blockSize: Int
    private let read: (UnsafeMutableRawBufferPointer) -> Int
    /// What was read behind the last line end.
    private var rest: [UInt8] = []
    private var isAtEnd = false

    /// - Parameter read: fills a buffer and says how many bytes it wrote, 0 at the end.
    package init(blockSize: Int = 1 << 16, read: @escaping (UnsafeMutableRawBufferPointer) -> Int) {
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

    /// The bytes up to `end`; those behind it begin the next block.
    private mutating func cut(_ end: Int) -> [UInt8] {
        var block: [UInt8] = []
        swap(&block, &rest)
        rest.append(contentsOf: block[end...])
        block.removeSubrange(end...)
        return block
    }

    private mutating func fill() {
        let start = rest.count
        // A line longer than a block doubles the reads, so that it is not copied once per block.
        let size = max(blockSize, start)
        var got = 0
        rest = [UInt8](unsafeUninitializedCapacity: start + size) { buffer, count in
            let bytes = UnsafeMutableRawBufferPointer(buffer)
            rest.withUnsafeBytes { bytes.copyMemory(from: $0) }
            got = min(max(0, read(UnsafeMutableRawBufferPointer(rebasing: bytes[start...]))), size)
            count = start + got
        }
        isAtEnd = got == 0
    }
}
