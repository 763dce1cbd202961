import Records

/// How reading goes on behind damage: with the next gzip member, or the next line, that begins a record.
extension ArchiveReader {
    /// A gzip member that holds so much and no record is given up.
    private static let barrenBytes = 256 << 20

    /// Goes to the next record; false when there is none. `begin`: where the damaged one began, of the bytes taken.
    func goOn(behind damage: ArchiveDamage, from begin: Int) throws(ArchiveError) -> Bool {
        var damage = damage
        while true {
            do throws(ArchiveDamage) {
                switch damage {
                case .unreadable: break
                case .member(let what):
                    return try goToMember(what)
                case .record(let what):
                    return try goToRecord(what, from: begin)
                }
            } catch {
                damage = error
            }
            if case .unreadable(let error) = damage { throw error }
        }
    }

    private func goToMember(_ what: String) throws(ArchiveDamage) -> Bool {
        let offset = stream.currentMemberOffset
        tell(what, at: offset)
        // The damaged member may have swallowed whole ones.
        let isAllowed = mayRepeat(stream.furthest - offset)
        return try stream.goToMember(from: isAllowed ? offset + 1 : max(offset + 1, stream.furthest))
    }

    private func goToRecord(_ what: String, from begin: Int) throws(ArchiveDamage) -> Bool {
        tell(what, at: stream.isCompressed ? stream.currentMemberOffset : begin)
        // A record that says too much may have swallowed whole ones.
        let looked = stream.taken - begin + min(stream.available, RecordHeadParser.maxBytes)
        let isAllowed = mayRepeat(looked)
        if !stream.isCompressed, isAllowed {
            stream.seek(to: begin + 1)
        } else {
            stream.drop(min(stream.available, isAllowed ? 1 : RecordHeadParser.maxBytes))
        }
        return try findLine()
    }

    /// Passes over everything before the next line that is a record's first: `WARC/1.0`. It may follow anything, since
    /// what was cut need not end with a line.
    private func findLine() throws(ArchiveDamage) -> Bool {
        let needle = Array("WARC/".utf8)
        let begin = stream.taken
        while try has(needle.count + 4) {
            // What follows the needle is to be there too.
            let last = stream.end - 4
            let unread = stream.start..<last
            guard let found = stream.buffer.withUnsafeBytes({ $0.firstIndex(of: needle, in: unread) }) else {
                stream.drop(max(1, stream.available - needle.count - 3))
                try checkYield(since: begin)
                continue
            }
            stream.drop(found - stream.start)
            let rest = stream.buffer[(stream.start + needle.count)...].prefix(4)
            if Self.isVersion(rest) { return true }
            stream.drop(1)
            try checkYield(since: begin)
        }
        return false
    }

    /// `1.0` and the end of the line.
    private static func isVersion(_ bytes: ArraySlice<UInt8>) -> Bool {
        let digits: ClosedRange<UInt8> = 48...57
        let all = Array(bytes)
        return all.count == 4 && digits.contains(all[0]) && all[1] == UInt8(ascii: ".") && digits.contains(all[2])
            && (all[3] == 10 || all[3] == 13)
    }

    private func checkYield(since begin: Int) throws(ArchiveDamage) {
        guard stream.isCompressed, stream.taken - begin > Self.barrenBytes else { return }
        throw .member("a gzip member holds too much that is no record")
    }

    /// Whether so many bytes may be gone over again: as many as the file has, and a few more.
    private func mayRepeat(_ count: Int) -> Bool {
        guard count <= stream.source.size + (64 << 20) - repeated else { return false }
        repeated += max(0, count)
        return true
    }

    private func tell(_ what: String, at offset: Int) {
        report(.warning, "archive-damaged", "Damage in the archive: \(what); reading goes on behind it.", at: offset)
    }
}
