/// Cuts a stream of bytes into lines without copying more than the rest of each block. Where the bytes come from is
/// the caller's: `read` fills a buffer and says how many bytes it wrote, 0 at the end.
package struct LineReader: ~Copyable {
    /// Longer lines are cut there, so that a stream without line ends does not eat the memory.
    package static let longestLine = 256 << 20

    private let read: (UnsafeMutableRawBufferPointer) -> Int
    private var buffer: UnsafeMutableRawBufferPointer
    private var start = 0
    private var end = 0
    private var isAtEnd = false

    package init(blockSize: Int = 1 << 18, read: @escaping (UnsafeMutableRawBufferPointer) -> Int) {
        self.read = read
        buffer = .allocate(byteCount: max(16, blockSize), alignment: 16)
    }

    deinit { buffer.deallocate() }

    /// Calls `use` with the next line, without its line end (LF or CR LF); nil after the last. The bytes are valid
    /// during the call only.
    package mutating func next<R>(_ use: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R? {
        var searched = start
        while true {
            if let at = newline(from: searched) {
                defer { start = at + 1 }
                return try use(line(to: at))
            }
            searched = end
            if isAtEnd || end - start >= LineReader.longestLine {
                guard start < end else { return nil }
                defer { start = end }
                return try use(line(to: end))
            }
            searched -= refill()
        }
    }

    private func newline(from: Int) -> Int? {
        let bytes = buffer.bindMemory(to: UInt8.self)
        guard let p = bytes.baseAddress else { return nil }
        var at = from
        let breaks = WordMask.low &* 0x0A
        while at &+ 8 <= end {
            let x = WordHash.load(p + at) ^ breaks
            let hits = (x &- WordMask.low) & ~x & WordMask.high
            if hits != 0 { return at &+ hits.trailingZeroBitCount / 8 }
            at &+= 8
        }
        while at < end {
            if p[at] == 0x0A { return at }
            at &+= 1
        }
        return nil
    }

    private func line(to: Int) -> UnsafeBufferPointer<UInt8> {
        let bytes = buffer.bindMemory(to: UInt8.self)
        let end = to > start && bytes[to - 1] == 0x0D ? to - 1 : to
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    /// Reads behind what is left, which moves to the front; gives by how many bytes it moved.
    private mutating func refill() -> Int {
        let moved = start
        if start > 0 {
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
            end -= start
            start = 0
        }
        if end == buffer.count {
            let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count * 2, alignment: 16)
            larger.copyMemory(from: UnsafeRawBufferPointer(buffer))
            buffer.deallocate()
            buffer = larger
        }
        let got = read(UnsafeMutableRawBufferPointer(rebasing: buffer[end...]))
        if got <= 0 { isAtEnd = true } else { end += min(got, buffer.count - end) }
        return moved
    }
}
