/// Undoes what HTTP did to a body on its way: chunks (RFC 9112 §7.1), gzip and deflate (RFC 9110 §8.4.1).
///
/// Some archives keep the fields of a coding that was undone before: a body that does not look coded is taken as it is.
struct ContentCoding {
    let maxBytes: Int
    /// Why the body cannot be had.
    private(set) var problem = ""

    init(maxBytes: Int) { self.maxBytes = maxBytes }

    /// The body without codings; nil where one is unknown, broken or makes too much of it.
    mutating func undo(_ body: ArraySlice<UInt8>, of head: HTTPHead) -> [UInt8]? {
        guard body.count <= maxBytes else { return fail("The body is larger than \(maxBytes) bytes.") }
        var bytes = Array(body)
        if head.list("transfer-encoding").contains("chunked"), let joined = Self.dechunked(bytes) { bytes = joined }
        for coding in head.list("content-encoding").reversed() {
            switch coding {
            case "gzip", "x-gzip":
                guard bytes.starts(with: [0x1F, 0x8B]) else { continue }
                guard let plain = inflated(bytes, .gzip) else { return nil }
                bytes = plain
            case "deflate":
                // Many servers send bare deflate where RFC 9110 asks for zlib.
                guard let format = Self.deflateFormat(bytes) else { continue }
                guard let plain = inflated(bytes, format) else { return nil }
                bytes = plain
            default:
                return fail("The body is in a coding that is not known here: \(coding.prefix(40)).")
            }
        }
        return bytes
    }

    private mutating func fail(_ problem: String) -> [UInt8]? {
        self.problem = problem
        return nil
    }

    /// The chunks joined; nil where the bytes are no chunks. What is missing at the end is missing in the body too.
    static func dechunked(_ bytes: [UInt8]) -> [UInt8]? {
        var out: [UInt8] = []
        var at = 0
        while at < bytes.count {
            guard let lineEnd = bytes[at...].firstIndex(of: 10), lineEnd - at <= 4_096,
                let size = chunkSize(bytes[at..<lineEnd])
            else { return at == 0 ? nil : out }
            if size == 0 { return out }
            let begin = lineEnd + 1
            out += bytes[begin...].prefix(size)
            guard size <= bytes.count - begin else { return out }
            at = begin + size
            if at < bytes.count, bytes[at] == 13 { at += 1 }
            if at < bytes.count, bytes[at] == 10 { at += 1 }
        }
        return out
    }

    private static func chunkSize(_ line: ArraySlice<UInt8>) -> Int? {
        let digits = line.prefix { $0 != UInt8(ascii: ";") && $0 != 13 && $0 != 32 }
        guard !digits.isEmpty, digits.count <= 15 else { return nil }
        return Int(String(decoding: digits, as: UTF8.self), radix: 16).flatMap { $0 < 0 ? nil : $0 }
    }

    /// Whether the bytes look like zlib or can be bare deflate; nil for text.
    private static func deflateFormat(_ bytes: [UInt8]) -> Inflater.Format? {
        guard bytes.count >= 2 else { return nil }
        let isZlib = bytes[0] & 15 == 8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
        if isZlib { return .zlib }
        let looksLikeText = bytes.prefix(64).allSatisfy { $0 >= 32 && $0 != 127 || (9...13).contains($0) }
        return looksLikeText ? nil : .raw
    }

    /// What was made before the input broke off counts; nil when nothing was, or too much.
    private mutating func inflated(_ bytes: [UInt8], _ format: Inflater.Format) -> [UInt8]? {
        guard let inflater = Inflater(format) else { return fail("zlib cannot start.") }
        var out: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        var at = 0
        while true {
            let (used, made, state) = bytes.withUnsafeBytes { input in
                piece.withUnsafeMutableBytes { output in
                    inflater.run(UnsafeRawBufferPointer(rebasing: input[at...]), into: output)
                }
            }
            at += used
            out += piece[..<made]
            guard out.count <= maxBytes else { return fail("The body unpacks to more than \(maxBytes) bytes.") }
            // A gzip may have several members.
            if state == .ended, format == .gzip, bytes[at...].starts(with: [0x1F, 0x8B]) {
                inflater.reset()
                continue
            }
            if state == .going, made > 0 || used > 0 { continue }
            if state != .ended, out.isEmpty { return fail("The body is damaged: it cannot be unpacked.") }
            return out
        }
    }
}
