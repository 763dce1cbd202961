import Glibc

/// The lines of a block of bytes.
package enum LinesOfBlock {
    /// Calls `use` with each line that holds anything but white space, without its line end (LF or CR LF).
    package static func forEach(_ block: UnsafeBufferPointer<UInt8>, _ use: (UnsafeBufferPointer<UInt8>) -> Void) {
        guard let base = block.baseAddress else { return }
        var start = 0
        while start < block.count {
            let found = memchr(base + start, 0x0A, block.count - start)
            var end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? block.count
            let next = end + 1
            if end > start, base[end - 1] == 0x0D { end -= 1 }
            let line = UnsafeBufferPointer(start: base + start, count: end - start)
            if !line.allSatisfy({ $0 <= 32 }) { use(line) }
            start = next
        }
    }
}
