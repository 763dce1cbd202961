/// What is wrong with the bytes of an archive, where reading goes on behind it.
enum ArchiveDamage: Error {
    /// A gzip member is broken off or is none: the next one has to be found.
    case member(String)
    /// A record is not as it should be: the next one has to be found.
    case record(String)
    /// Nothing more can be read.
    case unreadable(ArchiveError)
}

/// The bytes of an archive from a place on, in order, gzip undone: a buffer that a reader takes from at the front and
/// that is filled at the back.
final class ArchiveStream {
    private static let chunk = 1 << 18

    let source: ByteSource
    let isCompressed: Bool
    /// Unread bytes are `buffer[start..<end]`.
    private(set) var buffer = [UInt8](repeating: 0, count: 2 * ArchiveStream.chunk)
    private(set) var start = 0
    private(set) var end = 0
    /// How many bytes were taken before `start`: in a compressed file of what came out of gzip.
    private(set) var taken = 0
    /// The members that unread bytes come from, in order, and the one before.
    private var members: [Member] = []

    /// Compressed bytes that were read, not inflated yet: `raw[rawStart..<rawEnd]`, the first of them at `rawOffset`.
    private var raw: [UInt8]
    private var rawStart = 0
    private var rawEnd = 0
    private var rawOffset: Int
    private let inflater: Inflater?
    private var isWithinMember = false

    /// A gzip member: where it is in the file, and which of the bytes taken come from it.
    struct Member {
        var offset: Int
        var begin: Int
        /// Behind its last byte, in the file and of the bytes taken; nil while it is not at its end.
        var end: (offset: Int, taken: Int)?
    }

    var available: Int { end - start }

    init(_ source: ByteSource, offset: Int) throws(ArchiveError) {
        self.source = source
        let first = try source.peek(at: 0, count: 4)
        let isGzip = first.starts(with: [0x1F, 0x8B])
        let isNamed = source.path?.hasSuffix(".gz") ?? false
        isCompressed = isGzip || isNamed && !first.starts(with: "WARC".utf8)
        raw = [UInt8](repeating: 0, count: isCompressed ? Self.chunk : 0)
        inflater = isCompressed ? Inflater(.gzip) : nil
        if isCompressed, inflater == nil { throw ArchiveError(.other, "zlib cannot start: is there memory left?") }
        rawOffset = max(0, offset)
        if !isCompressed { taken = rawOffset }
    }

    // MARK: Taking

    /// Takes bytes from the front.
    func drop(_ count: Int) {
        start += count
        taken += count
        if members.count > 1 { members.removeAll { $0.end.map { $0.taken < taken } ?? false } }
    }

    /// More bytes at the back; false at the end of the archive, or when the buffer is full.
    func fill() throws(ArchiveDamage) -> Bool {
        if start == end {
            start = 0
            end = 0
        } else if start > 0, end + Self.chunk > buffer.count {
            buffer.withUnsafeMutableBytes { bytes in
                bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
            }
            end -= start
            start = 0
        }
        guard end < buffer.count else { return false }
        return isCompressed ? try inflateMore() : try readMore()
    }

    /// Goes on from another place of a file that is not compressed.
    func seek(to offset: Int) {
        start = 0
        end = 0
        taken = offset
        rawOffset = offset
    }

    private func readMore() throws(ArchiveDamage) -> Bool {
        let room = min(Self.chunk, buffer.count - end)
        let count = try read(at: rawOffset, into: &buffer, from: end, room)
        rawOffset += count
        end += count
        return count > 0
    }

    // MARK: Members

    /// The member that the next byte to be taken comes from, or the last one at the end.
    var member: Member? { members.last { $0.begin <= taken } }

    /// Where the member begins in which reading is.
    var currentMemberOffset: Int { members.last?.offset ?? rawOffset }

    /// How far the file was read.
    var furthest: Int { rawOffset }

    /// Finds out whether the member ends here, where nothing is left of it.
    func reachMemberEnd() throws(ArchiveDamage) {
        while isWithinMember, available == 0 {
            guard try fill() else { return }
        }
    }

    private func inflateMore() throws(ArchiveDamage) -> Bool {
        guard let inflater else { return false }
        while true {
            if rawStart == rawEnd, try !readRaw() {
                guard isWithinMember else { return false }
                isWithinMember = false
                throw .member("the file ends within a record")
            }
            if !isWithinMember { beginMember(inflater) }
            let (used, made, state) = raw.withUnsafeBytes { input in
                buffer.withUnsafeMutableBytes { output in
                    inflater.run(
                        UnsafeRawBufferPointer(rebasing: input[rawStart..<rawEnd]),
                        into: UnsafeMutableRawBufferPointer(rebasing: output[end...]))
                }
            }
            rawStart += used
            rawOffset += used
            end += made
            switch state {
            case .damaged where made == 0:
                isWithinMember = false
                throw .member("a gzip member is damaged")
            case .ended:
                isWithinMember = false
                members[members.count - 1].end = (rawOffset, taken + available)
                return true
            case .going, .damaged:
                // What came before the damage is used; the next call tells of it.
                if made > 0 { return true }
            }
        }
    }

    private func beginMember(_ inflater: Inflater) {
        inflater.reset()
        isWithinMember = true
        members.append(Member(offset: rawOffset, begin: taken + available))
        if members.count > 64 { members.removeFirst(members.count - 64) }
    }

    private func readRaw() throws(ArchiveDamage) -> Bool {
        rawStart = 0
        rawEnd = try read(at: rawOffset, into: &raw, from: 0, raw.count)
        return rawEnd > 0
    }

    private func read(
        at offset: Int, into bytes: inout [UInt8], from begin: Int, _ room: Int
    ) throws(ArchiveDamage) -> Int {
        var failure: ArchiveError?
        let source = source
        let count = bytes.withUnsafeMutableBytes { all in
            do throws(ArchiveError) {
                return try source.read(
                    at: offset, into: UnsafeMutableRawBufferPointer(rebasing: all[begin..<begin + room]))
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw .unreadable(failure) }
        return count
    }

    // MARK: Going on behind damage

    /// Finds the next gzip member from `offset` on that begins with a WARC record, and goes on from there; false when
    /// there is none.
    func goToMember(from offset: Int) throws(ArchiveDamage) -> Bool {
        start = 0
        end = 0
        members = []
        isWithinMember = false
        rawOffset = offset
        while try readRaw() {
            var at = 0
            while let found = raw.withUnsafeBytes({ $0.firstIndex(of: [0x1F, 0x8B, 8], in: at..<rawEnd) }) {
                // The upper bits of the flags are zero in every gzip of today (RFC 1952 §2.3.1).
                let isLikely = found + 3 >= rawEnd || raw[found + 3] & 0xE0 == 0
                if isLikely, try isRecord(at: rawOffset + found) {
                    rawStart = found
                    rawOffset += found
                    return true
                }
                at = found + 1
            }
            // The three bytes may be cut by the end of what was read.
            rawOffset += max(1, rawEnd - 2)
        }
        rawEnd = 0
        return false
    }

    /// Whether a gzip member begins there whose first bytes are those of a record. Looks at 4 KiB at most.
    private func isRecord(at offset: Int) throws(ArchiveDamage) -> Bool {
        guard let inflater else { return false }
        var input = [UInt8](repeating: 0, count: 4_096)
        let count = try read(at: offset, into: &input, from: 0, input.count)
        var output = [UInt8](repeating: 0, count: 5)
        inflater.reset()
        let made = input.withUnsafeBytes { input in
            output.withUnsafeMutableBytes { output in
                inflater.run(UnsafeRawBufferPointer(rebasing: input[..<count]), into: output).made
            }
        }
        return made == 5 && output.elementsEqual("WARC/".utf8)
    }
}
