import Records

/// The names of an archive's files: `tidewaiter-20260115-00001.warc.gz`, day in UTC and serial number within it.
struct ArchiveName: Hashable, Comparable {
    /// `20260115`.
    var day: String
    /// From 1.
    var serial: Int

    private static let begin = "tidewaiter-"
    private static let end = ".warc.gz"
    /// Beside a file that is being written.
    static let openMark = ".open"

    init(day: String, serial: Int) {
        self.day = day
        self.serial = serial
    }

    /// Of a name as above; nil for others.
    init?(_ name: String) {
        guard name.hasPrefix(Self.begin), name.hasSuffix(Self.end) else { return nil }
        let parts = name.dropFirst(Self.begin.count).dropLast(Self.end.count).split(
            separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 8, parts[1].utf8.count >= 5,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), let serial = Int(parts[1])
        else { return nil }
        day = String(parts[0])
        self.serial = serial
    }

    var text: String {
        let digits = String(serial)
        return Self.begin + day + "-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits + Self.end
    }

    /// The day of an instant, as names have it.
    static func day(of time: Timestamp) -> String { time.day.filter { $0 != "-" } }

    static func < (a: ArchiveName, b: ArchiveName) -> Bool { (a.day, a.serial) < (b.day, b.serial) }
}
