import CZlib

/// Makes gzip members (RFC 1952), one after the other.
///
/// zlib's stream must not move in memory, hence the pointer; it belongs to whoever took the deflater out of the pool.
final class Deflater: @unchecked Sendable {
    private let stream: UnsafeMutablePointer<z_stream>
    private let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 15)
    /// zlib counts input in 32 bits.
    private static let step = 1 << 30

    init?(level: Int32 = 6) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15 bits of window, and 16 more to say gzip.
        let code = deflateInit2_(
            stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else {
            stream.deallocate()
            piece.deallocate()
            return nil
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
        piece.deallocate()
    }

    /// Appends the member that holds the parts, one behind the other; false when zlib fails, for want of memory.
    func append(_ parts: [[UInt8]], to out: inout [UInt8]) -> Bool {
        guard deflateReset(stream) == Z_OK else { return false }
        for part in parts where !part.isEmpty {
            let isDone = part.withUnsafeBytes { bytes in
                var rest = bytes[...]
                while !rest.isEmpty {
                    let piece = rest.prefix(Self.step)
                    guard run(UnsafeRawBufferPointer(rebasing: piece), Z_NO_FLUSH, &out) == Z_OK else { return false }
                    rest = rest.dropFirst(piece.count)
                }
                return true
            }
            guard isDone else { return false }
        }
        return run(UnsafeRawBufferPointer(start: nil, count: 0), Z_FINISH, &out) == Z_STREAM_END
    }

    /// Compresses until the input is used up and, when finishing, the end is written.
    private func run(_ input: UnsafeRawBufferPointer, _ flush: Int32, _ out: inout [UInt8]) -> Int32 {
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = UInt32(truncatingIfNeeded: input.count)
        var code = Z_OK
        repeat {
            stream.pointee.next_out = piece.baseAddress
            stream.pointee.avail_out = UInt32(truncatingIfNeeded: piece.count)
            code = deflate(stream, flush)
            out.append(contentsOf: piece[..<(piece.count - Int(stream.pointee.avail_out))])
        } while code == Z_OK && stream.pointee.avail_out == 0
        // Nothing to do is no mistake.
        return code == Z_BUF_ERROR && flush == Z_NO_FLUSH ? Z_OK : code
    }
}

/// Undoes gzip, zlib or bare deflate, piece by piece.
final class Inflater {
    enum Format: Int32 {
        /// RFC 1952.
        case gzip = 31
        /// RFC 1950.
        case zlib = 15
        /// RFC 1951.
        case raw = -15
    }

    enum State { case going, ended, damaged }

    private let stream: UnsafeMutablePointer<z_stream>

    init?(_ format: Format) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard inflateInit2_(stream, format.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            stream.deallocate()
            return nil
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Begins a new member.
    func reset() { inflateReset(stream) }

    /// Takes some of the input and makes some of the output; `ended` when the member's check sum was right.
    func run(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> (taken: Int, made: Int, state: State) {
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = UInt32(clamping: input.count)
        stream.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress
        stream.pointee.avail_out = UInt32(clamping: output.count)
        let code = inflate(stream, Z_NO_FLUSH)
        let taken = input.count - Int(stream.pointee.avail_in)
        let made = output.count - Int(stream.pointee.avail_out)
        switch code {
        case Z_OK, Z_BUF_ERROR: return (taken, made, .going)
        case Z_STREAM_END: return (taken, made, .ended)
        default: return (taken, made, .damaged)
        }
    }
}
